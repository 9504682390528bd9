import { describe, expect, it } from 'vitest';
import { type Actor, type Id, publicActor, systemActor } from '#foundation';
import { mayJudge, mayPreview, mayShowValues, shownColumn, shownFinding } from './who-sees-values.ts';

const department = 'org_department' as Id<'org'>;
const other = 'org_other' as Id<'org'>;
const open = { release_mode: null, source_organisation: department };
const governed = { release_mode: 'reviewed', source_organisation: department };
const clean = { state: 'in-service', findings: [{}] };

describe('cell content in a profile', () => {
  it('of open data in service is for everybody', () => {
    for (const state of ['in-service', 'superseded'])
      expect(mayShowValues(open, { ...clean, state }, undefined)).toBe(true);
  });

  it.each([
    ['that was never put in service', open, { ...clean, state: 'checked' }],
    ['that was stopped', open, { ...clean, state: 'stopped' }],
    ['with personal data found in it', open, { ...clean, findings: [{}, { blocks: 'open-release' }] }],
    ['of a resource about people', governed, clean],
  ] as const)('of a revision %s is the department’s alone', (_what, resource, revision) => {
    expect(mayShowValues(resource, revision, undefined)).toBe(false);
    expect(mayShowValues(resource, revision, other)).toBe(false);
    expect(mayShowValues(resource, revision, department)).toBe(true);
  });
});

describe('rows', () => {
  it('of a resource about people or firms are the department’s alone', () => {
    expect([undefined, other, department].map((one) => mayPreview(governed, one))).toEqual([
      false,
      false,
      true,
    ]);
    expect(mayPreview(open, undefined)).toBe(true);
  });
});

describe('how many people have a value', () => {
  const column = {
    column: '低保证号',
    type: 'text',
    filled: 8,
    distinct: 7,
    min: '1',
    max: '9',
    top: [{ value: '1', count: 2 }],
  };
  const finding = {
    code: 'unconverted-cells',
    severity: 'warning',
    message: { zh: '“编号”有 3 个单元格', en: '3 cells of 13' },
    count: 3,
    at: [{ row: 17, column: '公民身份号码' }],
  };

  it('is told with the rows and not before, nor which rows are wrong', () => {
    expect(shownColumn(column, { counted: false, visible: false })).toEqual({
      column: '低保证号',
      type: 'text',
      filled: null,
      distinct: null,
      top: [],
    });
    expect(shownFinding(finding, { counted: false, judging: false })).toEqual({
      ...finding,
      message: { zh: '“编号”有 若干 个单元格', en: 'some cells of 13' },
      count: null,
      at: [],
    });
  });
  it('is told of open rows, and to the department', () => {
    expect(shownColumn(column, { counted: true, visible: true })).toEqual(column);
    expect(shownColumn(column, { counted: true, visible: false })).toMatchObject({ filled: 8, top: [] });
    expect(shownFinding(finding, { counted: true, judging: false })).toEqual(finding);
  });
});

describe('what a finding rests on', () => {
  const finding = {
    code: 'personal-data/resident-id',
    severity: 'error',
    message: { zh: '45 处', en: '45' },
    count: 45,
    at: [{ column: '证件号' }],
    evidence: { examples: ['110***************'], hits: 45 },
  };
  const person = (organisation: Id<'org'>, ...roles: string[]): Actor => ({
    kind: 'person',
    personId: 'per_1' as Id<'per'>,
    postId: 'pst_1' as Id<'pst'>,
    organisationId: organisation,
    roles,
  });
  const program: Actor = {
    kind: 'client',
    clientId: 'cli_1' as Id<'cli'>,
    organisationId: department,
    roles: ['source-department'],
  };

  it('is for people of the department, the data authority and auditors, and for no program', () => {
    expect(mayJudge(open, person(department, 'source-department'))).toBe(true);
    expect(mayJudge(open, person(other, 'data-authority'))).toBe(true);
    expect(mayJudge(open, person(other, 'auditor'))).toBe(true);
    for (const actor of [
      person(other, 'source-department', 'operator', 'buyer', 'requesting-department'),
      program,
      publicActor,
      systemActor('anything'),
    ])
      expect(mayJudge(open, actor)).toBe(false);
  });
  it('leaves for nobody else, also where rows are open', () => {
    for (const counted of [true, false]) {
      const seen = JSON.stringify(shownFinding(finding, { counted, judging: false }));
      expect(seen).not.toContain('110***');
      expect(seen).not.toContain('evidence');
    }
    expect(shownFinding(finding, { counted: false, judging: true })).toEqual(finding);
  });
  it('is the only thing that may be added: what else a stored finding carries does not leave', () => {
    const more = { ...finding, sample: '11010519491231002X' };
    expect(JSON.stringify(shownFinding(more, { counted: true, judging: true }))).not.toContain('1949');
  });
});
