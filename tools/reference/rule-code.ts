import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Where a rule stands in the code: the file that defines it and the files that ask it. */
export interface RuleCode {
  readonly definedIn: string;
  readonly askedIn: readonly string[];
}

interface Named {
  readonly file: string;
  readonly defines: readonly string[];
  readonly asks: readonly string[];
}

const searched = '{platform,programs,applications}/**/*.ts';

/**
 * The code of each rule of a tree, by id. A rule is a constant exported under its own id; it is *asked* where one of its members is read
 * (`R7.judge(…)`, `R7.parameters`), where the rule itself is handed on or chosen (`first ? R7 : R8`), and where a judgement cites it
 * (`{ met, rule: 'R62', … }`). Naming it in an import, in a list of rules or by `.id` asks nothing. Tests do not count.
 */
export function ruleCodeOf(root: string): ReadonlyMap<string, RuleCode> {
  const files = globSync(searched, {
    cwd: root,
    exclude: (path) => /(^|\/)node_modules(\/|$)|\.test\.ts$/.test(path),
  })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((file): Named => ({ file, ...ruleNamesIn(readFileSync(join(root, file), 'utf8'), file) }));
  return new Map(
    files.flatMap(({ file: definedIn, defines }) =>
      defines.map((id): [string, RuleCode] => [
        id,
        { definedIn, askedIn: files.filter(({ asks }) => asks.includes(id)).map(({ file }) => file) },
      ]),
    ),
  );
}

/** Ids of the rules that a source text defines, and of those it asks. */
export function ruleNamesIn(source: string, file = 'a.ts'): Omit<Named, 'file'> {
  const defines = new Set<string>();
  const asks = new Set<string>();
  const visit = (node: ts.Node): void => {
    const defined = definedRule(node);
    if (defined) defines.add(defined);
    const asked = askedRule(node);
    for (const id of asked) asks.add(id);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true));
  return { defines: [...defines], asks: [...asks] };
}

/** R7, LM3, ID1: the whole of a name. */
const ruleId = /^[A-Z]{1,2}[1-9]\d?$/;

function definedRule(node: ts.Node): string | undefined {
  if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name)) return undefined;
  const statement = node.parent.parent;
  const exported =
    ts.isVariableStatement(statement) &&
    statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  return exported && ruleId.test(node.name.text) ? node.name.text : undefined;
}

function askedRule(node: ts.Node): readonly string[] {
  if (ts.isPropertyAccessExpression(node))
    return node.name.text === 'id' ? [] : rulesAmong([node.expression]);
  if (ts.isCallExpression(node)) return rulesAmong(node.arguments);
  if (ts.isConditionalExpression(node)) return rulesAmong([node.whenTrue, node.whenFalse]);
  if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && node.name.text === 'rule')
    return ts.isStringLiteral(node.initializer) && ruleId.test(node.initializer.text)
      ? [node.initializer.text]
      : [];
  return [];
}

const rulesAmong = (nodes: readonly ts.Expression[]): readonly string[] =>
  nodes.flatMap((node) => (ts.isIdentifier(node) && ruleId.test(node.text) ? [node.text] : []));
