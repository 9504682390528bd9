import { describe, expect, it } from 'vitest';
import {
  item,
  otherItem,
  resource,
  sampleAgreement,
} from '../../../../testkit/evaluator/sample-agreement.ts';
import { compileScope, type RevisionFacts } from '../scope.ts';
import { syntheticRelations, syntheticSql } from './rows.ts';

const people = resource('people', {
  items: [
    item('pid', '人员', 'text', { kind: 'pseudonym', domain: 'person' }),
    item('kind', '类别', 'text', {
      kind: 'generalise',
      by: 'map',
      entries: [{ from: '甲', to: '一类' }],
      otherwise: "其'他",
    }),
    item('born', '出生', 'date', { kind: 'generalise', by: 'calendar', unit: 'year' }),
    item('age', '年龄', 'integer', { kind: 'generalise', by: 'width', width: '10' }),
    item('amount', '金额', 'decimal', { kind: 'keep' }, 2),
    item('phone', '电话', 'text', { kind: 'mask', keepFirst: 3, keepLast: 2 }),
    item('district', '区', 'text'),
  ],
  otherItems: [otherItem('number', '号码', 'text')],
  protectedUnits: [{ unit: 'person', items: ['number'] }],
  joins: [{ toResourceId: 'districts', keys: [{ from: 'district', to: 'code' }] }],
});
const districts = resource('districts', {
  items: [item('code', '代码', 'text'), item('title', '名称', 'text')],
});
const facts = (of: typeof people, uniqueKeys: RevisionFacts['uniqueKeys'] = []): RevisionFacts => ({
  revisionId: `rev_${of.relation}`,
  schema: [...of.items, ...of.otherItems].map(({ itemId, type }) => ({ itemId, column: itemId, type })),
  uniqueKeys,
});
const ids = { districts: districts.resourceId, code: districts.items[0]!.itemId };
people.joins = [{ toResourceId: ids.districts, keys: [{ from: people.items[6]!.itemId, to: ids.code }] }];
const document = sampleAgreement([people, districts]);
const { relations } = compileScope(
  document,
  document.parts.scope.purposes[0]!.code,
  Temporal.PlainDate.from(document.parts.term.from).toZonedDateTime('Asia/Shanghai').toInstant(),
  {
    [people.resourceId]: facts(people),
    [districts.resourceId]: facts(districts, [[ids.code]]),
  },
);
const made = syntheticRelations(relations, 7, (_relation, column) =>
  column === 'age' ? { range: { low: '20', high: '59' } } : undefined,
);
const column = (relation: number, name: string) => {
  const at = made[relation]!.columns.findIndex((one) => one.name === name);
  return made[relation]!.rows.map((row) => row[at]);
};

describe('made-up rows', () => {
  it('are the same for the same seed and others for another', () => {
    expect(relations.length).toBe(2);
    expect(syntheticRelations(relations, 7, () => undefined)).toEqual(syntheticRelations(relations, 7));
    expect(syntheticRelations(relations, 8)).not.toEqual(syntheticRelations(relations, 7));
  });

  it('have values of the declared sets, bands and forms', () => {
    expect(new Set(column(0, 'kind'))).toEqual(new Set(['一类', "其'他"]));
    for (const value of column(0, 'born')) expect(value).toMatch(/^\d{4}-01-01$/);
    for (const value of column(0, 'age')) expect(['20', '30', '40', '50']).toContain(value);
    for (const value of column(0, 'pid')) expect(value).toMatch(/^[0-9a-f]{32}$/);
    for (const value of column(0, 'phone')) expect(value).toMatch(/^.{3}\*\*\*\d\d$/);
    expect(column(0, 'amount').filter((value) => value === null).length).toBeGreaterThan(0);
  });

  it('meet on the keys of declared joins, and a unit has several rows', () => {
    const codes = new Set(column(1, 'code'));
    expect(codes.size).toBe(made[1]!.rows.length);
    for (const value of column(0, 'district')) expect(codes.has(value)).toBe(true);
    const units = column(0, '__unit_0');
    expect(new Set(units).size).toBeLessThan(units.length);
    expect(new Set(units).size).toBeGreaterThan(100);
  });

  it('are printed as one SELECT that reads nothing, with quoted names and literals', () => {
    const sql = syntheticSql(made[0]!);
    expect(sql).toMatch(/^SELECT CAST\(v0 AS VARCHAR\) AS "pid", /);
    expect(sql).toContain(`'其''他'`);
    expect(sql.match(/FROM/g)).toEqual(['FROM']);
  });
});
