import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { queryProblems } from '#platform/query';
import { admitQuery, limits } from '#platform/query/model';
import { recordsScope } from './hostile-scopes.ts';
import { hostileSql } from './hostile-sql.ts';

// Story: somebody sends whatever a database or its engine has ever fallen for.
// Without a guard: files, settings, catalogues and other people's tables are one function call away, or the server is busy for ever.
// Guard: bounds before the parser, a closed tree after it, names of the scope alone, and a text that is printed anew.

const all = hostileSql.flatMap(({ statements }) => statements);
const codes = Object.keys(queryProblems).map((name) => `query/${name}`);

it('lists at least 150 statements, each once', () => {
  expect(all.length).toBeGreaterThanOrEqual(150);
  expect(new Set(all.map(([sql]) => sql)).size).toBe(all.length);
});

describe.each(hostileSql)('$tries', ({ statements }) => {
  const shown = statements.map(([sql, code, open]) => [sql.slice(0, 90), sql, code, open] as const);

  it.each(shown)('protected records: %j', async (_, sql, code) => {
    const outcome = await admitQuery(sql, recordsScope('protected'));
    expect(outcome).toMatchObject({ ok: false, problem: { code: `query/${code}` } });
    if (outcome.ok) return;
    const { title, advice, data } = outcome.problem;
    for (const words of [title, advice]) expect([words?.zh, words?.en].every(Boolean)).toBe(true);
    // What is refused is told by its place and name, never quoted at length.
    expect(JSON.stringify(data ?? {}).length).toBeLessThan(2_000);
  });

  it.each(shown)('open records: %j', async (_, sql, _code, inOpenLanguage) => {
    const outcome = await admitQuery(sql, recordsScope('open'));
    if (outcome.ok) expect(inOpenLanguage).toBe('open');
    else expect(codes).toContain(outcome.problem.code);
  });
});

it('judges the whole list three times over in a thread of 96 MB', async () => {
  const judged = await new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./hostile-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
    });
    worker.on('message', resolve);
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
  expect(judged).toBe(all.length * 6);
});

it('stops before the parser what is larger than a query may be', async () => {
  const scope = recordsScope('protected');
  for (const sql of [
    'x'.repeat(limits.characters + 1),
    Array.from({ length: limits.tokens + 1 }, () => '1').join(' '),
    `${'('.repeat(limits.brackets + 1)}${')'.repeat(limits.brackets + 1)}`,
  ])
    expect(await admitQuery(sql, scope)).toMatchObject({ ok: false, problem: { code: 'query/too-large' } });
});
