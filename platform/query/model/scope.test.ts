import { describe, expect, it } from 'vitest';
import {
  item,
  otherItem,
  resource,
  sampleAgreement,
  sampleOperator,
} from '../../../testkit/evaluator/sample-agreement.ts';
import { projectionSql } from './projection-sql.ts';
import { R29, R31 } from './query-rules.ts';
import { compileScope, type RevisionFacts } from './scope.ts';

const people = resource('people', {
  items: [
    item('pid', '人员', 'text', { kind: 'pseudonym', domain: 'person' }),
    item('age', '年龄', 'integer', { kind: 'generalise', by: 'width', width: '10' }),
    item('born', '出生', 'timestamp', { kind: 'generalise', by: 'calendar', unit: 'year' }),
  ],
  otherItems: [otherItem('hid', '户', 'text')],
  rows: { op: 'compare', item: 'hid', comparison: '<>', value: "o'x" },
  protectedUnits: [
    { unit: 'person', items: ['pid'] },
    { unit: 'household', items: ['hid'] },
  ],
});
const area = resource('area', { items: [item('region', '区划', 'text')], forms: ['open-extract'] });
const facts = (of: typeof people, uniqueKeys: RevisionFacts['uniqueKeys'] = []): RevisionFacts => ({
  revisionId: `rev_${of.relation}`,
  schema: [...of.items, ...of.otherItems].map(({ itemId, type }) => ({
    itemId,
    type,
    column: `列"${itemId}`,
  })),
  uniqueKeys,
});
const agreement = sampleAgreement([people, area]);
const revisions = { res_people: facts(people, [['pid']]), res_area: facts(area) };
const at = (time: string) => Temporal.Instant.from(time);
const today = at('2026-06-01T00:00:00Z');
const compile = (over: Partial<Parameters<typeof compileScope>[4]> = {}) =>
  compileScope(agreement, 'inclusive-finance', today, revisions, over);

describe('the scope of an agreement', () => {
  it('holds the granted relations with type after transform, units, forms and guards', () => {
    const scope = compile();
    expect(scope.relations.map(({ name, table, revisionId }) => [name, table, revisionId])).toEqual([
      ['people', 'res_people', 'rev_people'],
      ['area', 'res_area', 'rev_area'],
    ]);
    expect(scope.relations[0]!.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'pid text',
      'age integer',
      'born date',
    ]);
    expect(scope.relations[0]!.units).toMatchObject([
      { unit: 'person', column: '__unit_0', onePerRow: true, countableAs: 'pid' },
      { unit: 'household', column: '__unit_1', onePerRow: false },
    ]);
    expect(scope.relations[0]!.units[1]).not.toHaveProperty('countableAs');
    expect(scope.guards).toMatchObject({ minimumGroup: 3 });
    expect(scope.emptyBecause).toBeUndefined();
  });

  it.each([
    ['2025-12-31T15:59:59Z', 'before-term'],
    ['2025-12-31T16:00:00Z', undefined],
    ['2028-12-31T15:59:59Z', undefined],
    ['2028-12-31T16:00:00Z', 'after-term'],
  ])('at %s (civil dates of Shanghai, half-open) it is empty because of: %s', (time, code) => {
    const scope = compileScope(agreement, 'inclusive-finance', at(time), revisions);
    expect(scope.emptyBecause?.code).toBe(code);
    expect(scope.relations.length).toBe(code ? 0 : 2);
  });

  it('is empty for another purpose, another user, and while suspended, and names the clause', () => {
    expect(compileScope(agreement, 'marketing', today, revisions).emptyBecause).toMatchObject({
      code: 'purpose',
      clause: { document: '实施规范', article: '21' },
    });
    expect(
      compile({ caller: { organisationId: sampleOperator.organisationId } }).emptyBecause,
    ).toBeUndefined();
    expect(compile({ caller: { organisationId: 'org_zzzzzzzzzzzzzzzzzzzzzzzzzz' } }).emptyBecause?.code).toBe(
      'user',
    );
    const suspension = {
      reason: { zh: '因泄露暂停', en: 'Suspended for a leak' },
      clause: { document: '实施规范', article: '21' },
    };
    expect(compile({ suspension })).toMatchObject({
      emptyBecause: { code: 'suspended', message: suspension.reason },
      relations: [],
      forms: [],
      privacyBudget: [],
    });
  });

  it('keeps to the regions the agreement names (R74)', () => {
    const local = structuredClone(agreement);
    local.parts.scope.users.regions = ['110000'];
    const from = (region?: string) =>
      compileScope(local, 'inclusive-finance', today, revisions, {
        caller: { organisationId: sampleOperator.organisationId, ...(region ? { region } : {}) },
      }).emptyBecause?.code;
    expect([from('110000'), from('120000'), from()]).toEqual([undefined, 'region', 'region']);
  });

  it('tells what is absent apart from what is not granted', () => {
    const drifted = {
      ...facts(people),
      schema: facts(people).schema.map((column) =>
        column.itemId === 'age' ? { ...column, type: 'text' as const } : column,
      ),
    };
    const scope = compileScope(agreement, 'inclusive-finance', today, { res_people: drifted });
    expect(scope.relations).toEqual([]);
    expect(scope.absent.map(({ resourceId, reason }) => [resourceId, reason.en])).toEqual([
      ['res_people', 'The type of “年龄” is not what the agreement says'],
      ['res_area', 'No revision of it is in service yet'],
    ]);
  });
});

it('prints a projection of granted, transformed columns, granted rows and hidden units, all quoted', () => {
  const sql = projectionSql(compile().relations[0]!, { view: 'raw"people' });
  expect(sql).toContain(
    `pseudonym('person', CAST(CAST("raw""people"."列""pid" AS VARCHAR) AS VARCHAR)) AS "pid"`,
  );
  const granted = ' WHERE (CAST("raw""people"."列""hid" AS VARCHAR) <> CAST(\'o\'\'x\' AS VARCHAR))';
  expect(sql.endsWith(`${granted} ORDER BY "__unit_1"`)).toBe(true);
  // Units are those among the granted rows.
  expect(sql.split(granted)).toHaveLength(3);
  expect(sql).toContain('AS "__unit_1"');
  expect(sql).not.toContain('AS "hid"');
});

describe('R29: nothing beyond the authorised scope', () => {
  const scope = compile();
  it('holds for what is granted', () => {
    expect(R29.judge({ scope, relation: 'people', column: 'age' })).toMatchObject({
      holds: true,
      output: { column: { itemId: 'age' } },
    });
  });
  it('answers the same for what is not granted and what does not exist, with the clause', () => {
    const [ungranted, unknown] = ['hid', 'nonsense'].map((column) =>
      R29.judge({ scope, relation: 'people', column }),
    );
    expect(ungranted).toMatchObject({ holds: false, clause: { document: '实施规范', article: '21' } });
    const said = (verdict: typeof unknown) => JSON.stringify(verdict?.reasons);
    expect(said(ungranted).replaceAll('hid', 'nonsense')).toBe(said(unknown));
  });
});

describe('R31: raw data that is not open stays', () => {
  const table = (title: string, protectedUnits: number, forms: ('aggregate' | 'open-extract')[]) => ({
    title,
    protectedUnits,
    forms,
  });
  it('lets rows of open data out, and nothing else', () => {
    expect(R31.judge({ tables: [table('雨量', 0, ['open-extract'])] }).holds).toBe(true);
    expect(R31.judge({ tables: [table('雨量', 0, ['aggregate'])] }).holds).toBe(false);
    expect(
      R31.judge({
        tables: [table('雨量', 0, ['open-extract']), table('人口', 1, ['aggregate', 'open-extract'])],
      }),
    ).toMatchObject({ holds: false, output: ['人口'] });
  });
});
