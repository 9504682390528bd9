import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { root, runNode } from './command.ts';
import { type Outcome, oneFailed, type Stage } from './stage.ts';

export interface TestSelection {
  readonly project: 'unit' | 'int' | 'e2e' | 'long';
  /** Parts of paths; without any, the whole project. */
  readonly only?: readonly string[];
  /** Finding no test is all right: for selections that follow from what was changed. */
  readonly mayBeEmpty?: boolean;
  readonly env?: { readonly [name: string]: string };
}

/** A project of vitest.config.ts, or some of its files, with its output shown. */
export const tests = (name: string, selection: TestSelection): Stage => ({
  name,
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gongshu-tests-'));
    const report = join(folder, 'report.json');
    try {
      const { code } = await runNode(
        'node_modules/vitest/vitest.mjs',
        [
          'run',
          ...['--project', selection.project],
          ...(selection.mayBeEmpty ? ['--passWithNoTests'] : []),
          ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
          ...(selection.only ?? []),
        ],
        selection.env ? { env: selection.env } : {},
      );
      return outcomeOf(readReport(report), code);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
});

/** The part of Vitest's JSON report that is counted. */
export interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly TestFile[];
}

interface TestFile {
  readonly name: string;
  readonly status: string;
  /** What broke the file outside its tests. */
  readonly message?: string;
  readonly assertionResults: readonly {
    readonly status: string;
    readonly fullName: string;
    readonly failureMessages?: readonly string[];
  }[];
}

/** A file that broke before its first test counts as one failed; so does a run that failed without saying where. */
export function outcomeOf(report: Report | null, code: number): Outcome {
  if (report === null) return oneFailed(`the test runner stopped with code ${code} and left no report`);
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  const failures = report.testResults.flatMap(failuresOf);
  const counts: Outcome = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + report.numTodoTests,
    ...(failures.length > 0 ? { failures } : {}),
  };
  if (code === 0 || counts.failed > 0) return counts;
  return {
    ...counts,
    failed: 1,
    note:
      report.testResults.length === 0 ? 'there was no test to run' : 'an error outside the tests, see above',
  };
}

function failuresOf({ name, status, message, assertionResults }: TestFile): readonly string[] {
  const file = relative(root, name);
  if (status === 'failed' && assertionResults.length === 0) return [`${file}: ${firstLine(message)}`];
  return assertionResults
    .filter((test) => test.status === 'failed')
    .map((test) => `${file}: ${test.fullName}: ${firstLine(test.failureMessages?.[0])}`);
}

const firstLine = (text = ''): string => text.trim().split('\n', 1)[0] ?? '';

function readReport(path: string): Report | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Report;
  } catch {
    return null;
  }
}
