import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A test that names a rule in its title: `it('R7: …')`, or in the title of a `describe` around it. */
export interface RuleTest {
  readonly rule: string;
  readonly file: string;
  readonly title: string;
}

/** R7, LM3, ID1 as a word of their own. */
const ruleName = /(?<![A-Za-z0-9])[A-Z]{1,2}[1-9]\d?(?![A-Za-z0-9])/g;

/**
 * Tests that name rules, in every `*.test.ts` of a tree. A title names a rule by its id as a word; tests that are skipped or only
 * announced (`.skip`, `.todo`) do not count, because they cannot fail; nor do the tests of this very search.
 */
export const ruleTestsOf = (root: string): readonly RuleTest[] =>
  globSync('**/*.test.ts', {
    cwd: root,
    exclude: (path) =>
      /(^|\/)(node_modules|dist|\.git|\.gongshu[^/]*)(\/|$)|^tests\/architecture(\/|$)/.test(path),
  })
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .flatMap((file) =>
      titlesIn(readFileSync(join(root, file), 'utf8'), file).flatMap((title) =>
        [...new Set(title.match(ruleName))].map((rule) => ({ rule, file, title })),
      ),
    );

/** Titles of the tests in a file, each with the titles of the groups around it in front. */
export function titlesIn(text: string, file = 'a.test.ts'): readonly string[] {
  const titles: string[] = [];
  const visit = (node: ts.Node, around: readonly string[]): void => {
    const call = ts.isCallExpression(node) ? titledCall(node) : undefined;
    if (call?.off) return;
    const inside = call ? [...around, call.title] : around;
    if (call && call.kind !== 'describe') titles.push(inside.join(' › '));
    ts.forEachChild(node, (child) => visit(child, inside));
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest), []);
  return titles;
}

interface TitledCall {
  readonly kind: string;
  readonly title: string;
  /** It is written but does not run. */
  readonly off: boolean;
}

function titledCall(call: ts.CallExpression): TitledCall | undefined {
  const [first] = call.arguments;
  if (!first) return undefined;
  const names = namesOf(call.expression);
  const kind = names[0];
  if (kind !== 'it' && kind !== 'test' && kind !== 'describe') return undefined;
  const title = ts.isStringLiteralLike(first)
    ? first.text
    : ts.isTemplateExpression(first)
      ? first.head.text + first.templateSpans.map((span) => `…${span.literal.text}`).join('')
      : undefined;
  return title === undefined
    ? undefined
    : { kind, title, off: names.includes('skip') || names.includes('todo') };
}

/** `it.each(table)` → ['it', 'each']. */
function namesOf(expression: ts.Expression): readonly string[] {
  if (ts.isIdentifier(expression)) return [expression.text];
  if (ts.isPropertyAccessExpression(expression))
    return [...namesOf(expression.expression), expression.name.text];
  if (ts.isCallExpression(expression)) return namesOf(expression.expression);
  if (ts.isTaggedTemplateExpression(expression)) return namesOf(expression.tag);
  return [];
}
