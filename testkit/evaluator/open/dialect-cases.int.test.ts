import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { expectOk } from '#foundation';
import { areaRows, comparableRows, factRows, type OpenGround, openGround } from './open-ground.ts';

// The language is PostgreSQL's, the engine is not: every case runs as written on PostgreSQL, and admitted and printed on the engine.

const file = (name: string): string => readFileSync(new URL(`./cases/${name}`, import.meta.url), 'utf8');
const topics = ['queries', 'grouping', 'windows', 'text', 'numbers', 'dates'];
const casesOf = (topic: string): readonly string[] =>
  file(`${topic}.sql`)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('-- '))
    .map((line) => line.replace(/;$/, ''));
/** ORDER BY of the query itself and not of something inside brackets. The cases with one leave no ties. */
const isOrdered = (sql: string): boolean =>
  /ORDER BY [^()]*(\([^()]*\)[^()]*)*$/.test(sql) &&
  !/OVER \([^)]*$/.test(sql) &&
  !/(OVER|GROUP) \(ORDER BY [^()]*\)[^()]*$/.test(sql);

let ground: OpenGround;
beforeAll(async () => {
  ground = await openGround(inject('postgresUrl'), { facts: factRows, areas: areaRows });
});
afterAll(() => ground.close());

describe.each(topics)('%s', (topic) => {
  it.each(casesOf(topic))('%s', async (sql) => {
    const ours = expectOk(await ground.governed.answer(sql)).result;
    const ordered = isOrdered(sql);
    expect(comparableRows(ours.rows, ordered)).toEqual(comparableRows(await ground.oracle(sql), ordered));
  });
});

it('has at least 150 cases', () => {
  expect(topics.flatMap(casesOf).length).toBeGreaterThanOrEqual(150);
});

describe('what is refused, with code and construct', () => {
  it.each(
    file('refused.tsv')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.split('\t') as [string, string, string]),
  )('%s → query/%s %s', async (sql, code, construct) => {
    const answer = await ground.governed.answer(sql);
    expect(answer).toMatchObject({ ok: false, problem: { code: `query/${code}` } });
    if (construct) expect(answer).toMatchObject({ problem: { data: { construct } } });
  });
});
