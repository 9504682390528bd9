import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { R59 } from '../../grading/rules.ts';
import { type Family, familyNames } from '../detection/families.ts';
import { atLeast, highest, type Level, levels } from '../level.ts';
import { type GradingParameters, isCovered, propose, type TableFacts, type TraceFacts } from './propose.ts';
import { codeTableHint, headerHint } from './weights.ts';

const parameters = R59.parameters as GradingParameters;
const item = (columnName: string, more: Partial<TableFacts['items'][number]> = {}) => ({
  itemId: `itm_${columnName}`,
  name: columnName,
  columnName,
  codeTable: null,
  declared: null,
  ...more,
});
const facts = (more: Partial<TableFacts> = {}): TableFacts => ({
  items: [item('编号')],
  traces: [],
  rows: 10,
  protectedUnits: [],
  declared: null,
  inherited: [],
  ...more,
});
const trace = (family: string, column: string, more: Partial<TraceFacts> = {}): TraceFacts => ({
  family,
  column,
  count: 3,
  sensitive: false,
  of: 'person',
  ...more,
});
const levelsOf = (of: TableFacts) => {
  const { level, items } = propose(of, parameters);
  return [level, ...items.map((one) => one.level)];
};

describe('R59: what is found makes the level of an item', () => {
  it.each<[string, TraceFacts, Level]>([
    ['an identity number', trace('resident-id', '编号'), 'general-3'],
    ['sensitive information', trace('bank-card', '编号', { sensitive: true }), 'general-4'],
    ['a name', trace('person-name', '编号'), 'general-2'],
    ['a quasi-identifier', trace('birth-date', '编号'), 'general-2'],
    ['a code that points at a person', trace('individual-business', '编号'), 'general-2'],
    ['an organisation’s code', trace('credit-code', '编号'), 'general-1'],
    ['a telephone of an office', trace('landline', '编号', { of: 'organisation' }), 'general-1'],
    ['the mobile of an officer', trace('mobile', '编号', { of: 'officer' }), 'general-2'],
    ['what could not be decided, strictly', trace('undecided', '编号'), 'general-3'],
  ])('%s', (_, found, level) => {
    expect(levelsOf(facts({ traces: [found] }))).toEqual([level, level]);
  });

  it('asks names and code tables for what no value shows, and says so', () => {
    const named = propose(facts({ items: [item('既往病史'), item('备注')] }), parameters);
    expect(named.items.map(({ level }) => level)).toEqual(['general-4', 'general-1']);
    expect(named.items[0]!.reasons[0]).toMatchObject({ source: 'header', of: '病史' });
    expect(named.items[1]!.reasons[0]).toMatchObject({ source: 'nothing-found', of: 'values' });
    const coded = item('代码', { codeTable: 'GB/T 14396-2016' });
    expect(levelsOf(facts({ items: [coded] }))).toEqual(['general-4', 'general-4']);
    expect(propose(facts({ rows: null }), parameters).items[0]!.reasons[0]).toMatchObject({ of: 'no-data' });
  });

  it('takes protected units and what the department declared into account', () => {
    const units = [{ unit: 'person', columns: ['编号'] }];
    expect(levelsOf(facts({ protectedUnits: units }))).toEqual(['general-3', 'general-3']);
    expect(levelsOf(facts({ items: [item('编号', { declared: 'important' })] }))).toEqual([
      'important',
      'important',
    ]);
  });
});

describe('R59: aggregation raises a table above its items', () => {
  const four = [
    trace('person-name', 'a'),
    trace('birth-date', 'b'),
    trace('sex', 'c'),
    trace('education', 'd'),
  ];
  const columns = ['a', 'b', 'c', 'd'].map((name) => item(name));

  it('several kinds of ordinary personal information side by side are taken for sensitive', () => {
    expect(levelsOf(facts({ items: columns, traces: four }))[0]).toBe('general-4');
    expect(levelsOf(facts({ items: columns, traces: four.slice(1) }))[0]).toBe('general-2');
    // Two columns of one kind are one kind.
    const same = four.map(({ column }) => trace('person-name', column));
    expect(levelsOf(facts({ items: columns, traces: same }))[0]).toBe('general-2');
  });

  it.each<[string, TraceFacts, number, Level]>([
    ['names of fewer', trace('person-name', '编号'), 99_999, 'general-2'],
    ['names of a hundred thousand', trace('person-name', '编号'), 100_000, 'general-3'],
    [
      'sensitive information of a million',
      trace('bank-card', '编号', { sensitive: true }),
      1_000_000,
      'important',
    ],
    ['names of ten million', trace('person-name', '编号'), 10_000_000, 'important'],
    ['codes of ten million organisations', trace('credit-code', '编号'), 10_000_000, 'general-1'],
  ])('%s', (_, found, rows, level) => {
    expect(levelsOf(facts({ traces: [found], rows }))[0]).toBe(level);
  });
});

it('R60: a table starts at the level of its source, an item where column lineage says so', () => {
  const from = { id: 'res_1', title: '原表', level: 'general-4' as const };
  expect(levelsOf(facts({ inherited: [{ ...from, itemId: null }] }))).toEqual(['general-4', 'general-1']);
  expect(levelsOf(facts({ inherited: [{ ...from, itemId: 'itm_编号' }] }))).toEqual([
    'general-4',
    'general-4',
  ]);
});

it('a code table is known by its number, not by the beginning of another', () => {
  expect(codeTableHint('GB/T 2261.3-2003')?.table).toBe('GB/T 2261.3');
  expect(codeTableHint('GB 3304')?.table).toBe('GB/T 3304');
  expect(codeTableHint('GB/T 33041')).toBeNull();
  expect(headerHint('设备编号', 'device_no')).toBeNull();
});

const anyFamily = fc.constantFrom<Family | 'undecided'>(...familyNames, 'undecided');
const anyFacts = fc
  .record({
    traces: fc.array(
      fc.record({
        family: anyFamily,
        column: fc.constantFrom('a', 'b', 'c'),
        count: fc.nat(50),
        sensitive: fc.boolean(),
        of: fc.constantFrom<TraceFacts['of']>('person', 'officer', 'organisation', 'unknown'),
      }),
      { maxLength: 8 },
    ),
    rows: fc.constantFrom(0, 10, 200_000, 20_000_000),
    declared: fc.option(fc.constantFrom(...levels), { nil: null }),
  })
  .map((more) => facts({ items: [item('a'), item('b'), item('c')], ...more }));

it('R59: a table is never below its items, every level is that of its highest reason, and finding more never lowers', () => {
  fc.assert(
    fc.property(anyFacts, anyFamily, (known, family) => {
      const proposal = propose(known, parameters);
      const top = highest(proposal.items.map(({ level }) => level))!;
      const more = propose({ ...known, traces: [...known.traces, trace(family, 'a')] }, parameters);
      return (
        atLeast(proposal.level, top) &&
        [proposal, ...proposal.items].every(
          ({ level, reasons }) => level === highest(reasons.map((reason) => reason.level)),
        ) &&
        more.items.every(({ level }, place) => atLeast(level, proposal.items[place]!.level))
      );
    }),
  );
});

it('what was decided covers the same findings, also where it was decided lower; a new one it does not', () => {
  const proposal = propose(facts({ traces: [trace('mobile', '编号')] }), parameters);
  const decided = (level: Level, proposed: Level) => ({
    table: { level, proposed },
    items: new Map([['itm_编号', { level, proposed }]]),
  });
  expect(isCovered(proposal, decided('general-1', 'general-3'))).toBe(true);
  expect(isCovered(proposal, decided('general-4', 'general-1'))).toBe(true);
  expect(isCovered(proposal, decided('general-2', 'general-2'))).toBe(false);
  expect(isCovered(proposal, { ...decided('core', 'core'), items: new Map() })).toBe(false);
});
