import { describe, expect, it } from 'vitest';
import { peopleWith } from '../../../testkit/evaluator/people-scope.ts';
import { item } from '../../../testkit/evaluator/sample-agreement.ts';
import { runLimits } from '../run/compute.ts';
import { admitQuery } from './admit.ts';
import { limits } from './limits.ts';
import type { QueryParameter } from './parameters.ts';

const scope = peopleWith(item('age', '年龄', 'integer'), item('job', '职业', 'text'));
const constructOf = async (sql: string, parameters: readonly QueryParameter[] = []) => {
  const admitted = await admitQuery(sql, scope, parameters);
  return admitted.ok ? 'admitted' : admitted.problem.data?.['construct'];
};
const half = '梨'.repeat(Math.floor(limits.keyText / 6));

describe('texts in group keys', () => {
  it('do not fill a result before the bound on groups does, so that its size counts no group', () => {
    expect(limits.keyText * limits.groups).toBeLessThanOrEqual(runLimits.resultBytes);
  });
  it('may be labels', async () => {
    const label = `CASE WHEN age < 30 THEN '${half}' ELSE '${half}' END`;
    expect(
      await constructOf(`SELECT ${label}, count(*) FROM people GROUP BY ${label}, coalesce(job, '${half}')`),
    ).toBe('admitted');
  });
  it.each([
    ['in one key', `SELECT count(*) FROM people GROUP BY CASE WHEN age < 30 THEN '${half}${half}梨梨' END`],
    [
      'in several',
      `SELECT count(*) FROM people GROUP BY coalesce(job, '${half}梨'), CASE WHEN age = 1 THEN job ELSE '${half}梨' END`,
    ],
    [
      'written once and used often',
      `WITH s AS (SELECT age, '${half}' AS l FROM people) SELECT count(*) FROM s
       GROUP BY CASE WHEN age = 1 THEN l ELSE l END, CASE WHEN age = 2 THEN l ELSE l END, CASE WHEN age = 3 THEN l ELSE l END`,
    ],
    ['as DISTINCT', `SELECT DISTINCT CASE WHEN age = 1 THEN '${half}${half}梨梨' ELSE '' END FROM people`],
  ])('are short together: %s', async (_, sql) => {
    expect(await constructOf(sql)).toBe('key-text');
  });
  it('are short as a parameter, whichever value a call takes', async () => {
    const label = (longest: string): QueryParameter => ({
      name: 'label',
      type: 'text',
      allowed: { kind: 'list', values: ['a', longest] },
    });
    const sql = 'SELECT count(*) FROM people GROUP BY coalesce(job, :label)';
    expect(await constructOf(sql, [label('b')])).toBe('admitted');
    expect(await constructOf(sql, [label('b'.repeat(limits.keyText + 1))])).toBe('key-text');
  });
  it('may be compared with at any length', async () => {
    const long = 'x'.repeat(limits.keyText + 1);
    expect(
      await constructOf(`SELECT count(*) FROM people GROUP BY CASE WHEN job = '${long}' THEN 'a' END`),
    ).toBe('admitted');
  });
});
