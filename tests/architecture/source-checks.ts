import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { houseRoot, sourceFiles, writtenFiles } from './house.ts';
import { longFiles } from './long-files.ts';

/** Something in a file that must not be there. `line` counts from 1. */
export interface Finding {
  readonly check: string;
  readonly file: string;
  readonly line: number;
  readonly what: string;
}

/** A rule about the text of files, where dependency-cruiser sees only imports. */
export interface SourceCheck {
  readonly name: string;
  readonly why: string;
  readonly instead: string;
  /** Files it reads, relative to the root. */
  readonly files: (root: string) => readonly string[];
  readonly find: (text: string, file: string) => readonly Omit<Finding, 'check' | 'file'>[];
}

export const findingsOf = (check: SourceCheck, root: string): readonly Finding[] =>
  check
    .files(root)
    .flatMap((file) =>
      check
        .find(readFileSync(join(root, file), 'utf8'), file)
        .map((finding) => ({ check: check.name, file, ...finding })),
    );

const isTest = (file: string): boolean => /\.(test|contract)\.tsx?$/.test(file);
const isBuildScript = (file: string): boolean => /^foundation\/.+\/build-[^/]+\.ts$/.test(file);
const codeUnder =
  (...folders: readonly string[]) =>
  (root: string): readonly string[] =>
    sourceFiles(root).filter(
      (file) =>
        folders.some((folder) => file.startsWith(`${folder}/`)) && !isTest(file) && !isBuildScript(file),
    );

/** Every node of the file's syntax tree, so that words in comments and strings are not mistaken for code. */
function* nodesOf(text: string, file: string): Generator<{ readonly node: ts.Node; readonly line: number }> {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const waiting: ts.Node[] = [source];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield { node, line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1 };
    ts.forEachChild(node, (child) => {
      waiting.push(child);
    });
  }
}

const readsOfTheClock = new Set(['Date.now', 'Temporal.Now', 'performance.now', 'process.hrtime']);

/** The expression without `globalThis.` and with `a['b']` written `a.b`; empty when it is no plain name. */
function dotted(node: ts.Node): string {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node)) return member(node.expression, node.name.text);
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))
    return member(node.expression, node.argumentExpression.text);
  return '';
}
const member = (object: ts.Expression, name: string): string => {
  const owner = dotted(object);
  return owner === 'globalThis' ? name : owner && `${owner}.${name}`;
};

/** `Date()`, `new Date()`: without arguments both are the present. */
const isPresentDate = (node: ts.Node): boolean =>
  (ts.isNewExpression(node) || ts.isCallExpression(node)) &&
  dotted(node.expression) === 'Date' &&
  (node.arguments === undefined || node.arguments.length === 0);

/** Places that may read a clock although their folder may not, each with the reason. */
export const clockReaders: { readonly [file: string]: string } = {
  'ui-kit/time/now.tsx':
    'Counts on from the time the server told, so that a clock face moves; it decides nothing.',
};

function* lines(text: string): Generator<{ readonly line: number; readonly content: string }> {
  let line = 0;
  for (const content of text.split('\n')) yield { line: ++line, content };
}

const matches = (text: string, pattern: RegExp): Omit<Finding, 'check' | 'file'>[] =>
  [...lines(text)].flatMap(({ line, content }) => {
    const match = pattern.exec(content);
    return match ? [{ line, what: match[0].trim() }] : [];
  });

export const longestFile = 400;

export const sourceChecks: readonly SourceCheck[] = [
  {
    name: 'no-machine-clock',
    why: 'Deadlines are law. With one source of time they can be tested, replayed, and moved in a demo city.',
    instead:
      'An act uses `tx.now`; a loop takes the `Clock` port; a pure function takes the time as an argument.',
    files: codeUnder('foundation', 'platform', 'applications', 'packages', 'ui-kit', 'programs/portal'),
    find: (text, file) =>
      file in clockReaders
        ? []
        : [...nodesOf(text, file)].flatMap(({ node, line }) => {
            const name = isPresentDate(node) ? 'Date()' : dotted(node);
            return name === 'Date()' || readsOfTheClock.has(name) ? [{ line, what: name }] : [];
          }),
  },
  {
    name: 'no-console',
    why: 'A line printed from inside a module belongs to no request and may carry a value that nobody may log.',
    instead:
      'Return a problem, emit an event, or leave the logging to the program. Programs and tools may print.',
    files: codeUnder('foundation', 'platform', 'applications', 'adapters', 'packages', 'ui-kit'),
    find: (text, file) =>
      [...nodesOf(text, file)].flatMap(({ node, line }) =>
        dotted(node).startsWith('console.') ? [{ line, what: dotted(node) }] : [],
      ),
  },
  {
    name: 'nothing-left-to-do',
    why: 'A note to oneself in the code is a promise nobody keeps.',
    instead: 'Do it, or write an issue and say in the module’s README what it does not do.',
    files: writtenFiles,
    find: (text) => matches(text, unfinished),
  },
  {
    name: 'lockfile-names-no-registry',
    why: 'Who installs decides where packages come from: a mirror inside a city network must do.',
    instead: 'Keep `omit-lockfile-registry-resolved=true` in .npmrc and install again.',
    files: () => ['package-lock.json', '.npmrc'],
    find: (text) => matches(text, /^\s*"resolved"\s*:.*|^\s*registry\s*=.*/),
  },
  {
    name: 'no-machine-paths',
    why: 'A path of one machine works on one machine, and says whose it is.',
    instead: 'Use a path relative to the file (`import.meta.dirname`) or a setting.',
    files: writtenFiles,
    find: (text) => matches(text, machinePath),
  },
  {
    name: 'files-are-short',
    why: `A file has one idea; past about 250 lines it usually has two, past ${longestFile} nobody reads it whole.`,
    instead:
      'Split it along its ideas. A table that is one idea is listed in tests/architecture/long-files.ts with a reason.',
    files: (root) => sourceFiles(root).filter((file) => !file.includes('/generated/')),
    find: (text, file) => {
      const count = text.split('\n').length - 1;
      return count > longestFile && !(file in longFiles)
        ? [{ line: longestFile + 1, what: `${count} lines` }]
        : [];
    },
  },
];

// Written apart, so that this file does not find itself.
const unfinished = new RegExp(`\\b(${'TO'}DO|${'FIX'}ME)\\b`);

/** Home folders anywhere, and the folder that this very checkout lies in: what an editor or a log pastes by accident. */
const machinePath = new RegExp(
  [
    '/home/[a-z_][\\w-]*/',
    '/Users/[A-Za-z][\\w-]*/',
    '/(?:root)/',
    '[A-Z]:\\\\+Users\\\\',
    ...checkoutFolders(),
  ].join('|'),
);

/** Only folders that are told apart from an ordinary address: two levels at least. */
function checkoutFolders(): readonly string[] {
  return houseRoot.split(/[\\/]/).length > 2
    ? [`${houseRoot.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`]
    : [];
}
