import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './command.ts';
import { oneFailed, onePassed, oneSkipped, runStages, type Stage } from './stage.ts';
import { outcomeOf, type Report } from './tests.ts';

const stage = (name: string, run: Stage['run']): Stage => ({ name, run });
const report = (counts: Partial<Report>): Report => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [
    {
      name: join(root, 'a.test.ts'),
      status: 'passed',
      assertionResults: [{ status: 'passed', fullName: 'a' }],
    },
  ],
  ...counts,
});

describe('a run of stages', () => {
  it('goes on after a failure, counts everything, and its last line and exit code say so', async () => {
    const said: string[] = [];
    const code = await runStages(
      [
        stage('types', async () => oneFailed('see above')),
        stage('unit', async () => ({ passed: 40, failed: 0, skipped: 2 })),
        stage('browser', async () => oneSkipped('no Chromium')),
        stage('portal', async () => {
          throw new Error('no build');
        }),
      ],
      (line) => said.push(line),
    );
    expect(code).toBe(1);
    expect(said.at(-1)).toBe('40 passed, 2 failed, 3 skipped');
    expect(said.join('\n')).toMatch(/✗ types.*\n.*see above[\s\S]*✓ unit[\s\S]*no Chromium[\s\S]*no build/);
  });

  it('tells at its end which tests failed and what they said', async () => {
    const said: string[] = [];
    const failed = {
      status: 'failed',
      fullName: 'a list holds',
      failureMessages: ['AssertionError: 3 is not 4\n at'],
    };
    const found = report({
      numFailedTests: 1,
      testResults: [
        { name: join(root, 'x/a.test.ts'), status: 'failed', assertionResults: [failed] },
        {
          name: join(root, 'x/b.test.ts'),
          status: 'failed',
          message: 'no such module',
          assertionResults: [],
        },
      ],
    });
    await runStages([stage('unit', async () => outcomeOf(found, 1))], (line) => said.push(line));
    expect(said.at(-2)).toContain('x/a.test.ts: a list holds: AssertionError: 3 is not 4\n');
    expect(said.at(-2)).toContain('x/b.test.ts: no such module');
  });

  it('ends with 0 only when nothing failed', async () => {
    expect(await runStages([stage('types', async () => onePassed)], () => {})).toBe(0);
  });
});

describe('what a test run counts', () => {
  it.each([
    [
      'passed, failed, pending and announced',
      report({ numPassedTests: 3, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 }),
      1,
      [3, 1, 3],
    ],
    [
      'a file that broke before its first test',
      report({ testResults: [{ name: join(root, 'b.test.ts'), status: 'failed', assertionResults: [] }] }),
      1,
      [0, 1, 0],
    ],
    ['an error outside all tests', report({ numPassedTests: 3 }), 1, [3, 1, 0]],
    ['a project in which there is no test', report({ testResults: [] }), 1, [0, 1, 0]],
    ['no report at all', null, 137, [0, 1, 0]],
    ['a clean run', report({ numPassedTests: 3 }), 0, [3, 0, 0]],
  ] as const)('%s', (_, given, code, [passed, failed, skipped]) => {
    expect(outcomeOf(given, code)).toMatchObject({ passed, failed, skipped });
  });
});
