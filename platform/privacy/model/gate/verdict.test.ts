import { describe, expect, it } from 'vitest';
import { text } from '#foundation';
import { releaseForms } from '../release-form.ts';
import { type ConditionCode, demands, demandsOf } from './demands.ts';
import type { GateFacts, GateFinding } from './facts.ts';
import { clean, release, releaseAll } from './facts-for-tests.ts';
import { judgeGate, neverPasses, stopping } from './verdict.ts';

const finding = (code: string, more: Partial<GateFinding> = {}): GateFinding => ({
  code,
  severity: 'error',
  count: 45,
  columns: ['统一社会信用代码'],
  message: text('发现 45 处', '45 found'),
  ...more,
});
const personal = (family: string, more: Partial<GateFinding> = {}) =>
  finding(`personal-data/${family}`, more);

const stops = (facts: Partial<GateFacts>): readonly ConditionCode[] =>
  stopping(judgeGate({ ...clean, ...facts })).map(({ code }) => code);
describe('what each form asks for', () => {
  it('asks for the secrecy review first in every form, and nobody releases it', () => {
    for (const form of releaseForms) {
      expect(demandsOf(form)[0]).toEqual({ code: 'secrecy-review', severity: 'never' });
      expect(judgeGate({ ...clean, form }).conditions[0]?.code).toBe('secrecy-review');
    }
  });

  it('lets nobody release secrets, core data, unassessed important data or personal information without a basis', () => {
    for (const form of releaseForms)
      for (const code of [
        'secrecy-review',
        'core-data',
        'important-data',
        'direct-identifiers',
        'personal-information',
        'impact-assessment',
      ] as const)
        expect(demands[form][code]).toBe('never');
  });

  it.each(releaseForms)('passes a clean revision in form %s', (form) => {
    expect(judgeGate({ ...clean, form }).passes).toBe(true);
  });
});

describe('the secrecy review', () => {
  it.each(['none', 'awaiting', 'secret', 'undecided'] as const)(
    'stops every form while it is %s',
    (state) => {
      for (const form of releaseForms) {
        const verdict = judgeGate({ ...clean, form, secrecy: { state, number: null } });
        expect(stopping(verdict).map(({ code }) => code)).toEqual(['secrecy-review']);
        expect(neverPasses(verdict)).toBe(true);
      }
    },
  );
});

describe('levels (R59, R65)', () => {
  it('stops core data in every form, assessed or not', () => {
    for (const form of releaseForms)
      expect(stops({ form, level: { level: 'core', confirmed: true }, preProvisionAssessed: true })).toEqual([
        'core-data',
      ]);
  });
  it('stops important data until its assessment before provision is in force (R65)', () => {
    const level = { level: 'important', confirmed: true } as const;
    for (const form of releaseForms) {
      expect(stops({ form, level })).toEqual(['important-data']);
      expect(stops({ form, level, preProvisionAssessed: true })).toEqual([]);
    }
  });
  it('asks a named person about a level nobody confirmed, for opening and sharing', () => {
    const level = { level: 'general-2', confirmed: false } as const;
    expect(stops({ level })).toEqual(['grade-unconfirmed']);
    expect(stops({ level: null, form: 'share' })).toEqual(['grade-unconfirmed']);
    expect(stops({ level, form: 'authorise' })).toEqual([]);
  });
  it('R59 takes the higher of what was decided and what is proposed, in every form', () => {
    const level = { level: 'general-3', confirmed: false, raisedFrom: 'general-2' } as const;
    for (const form of releaseForms)
      expect(stops({ level, form })).toEqual([
        form === 'open' || form === 'share' ? 'grade-unconfirmed' : 'grade-rising',
      ]);
    expect(stops({ level: { ...level, level: 'core' }, form: 'product' })).toEqual([
      'core-data',
      'important-data',
      'grade-rising',
    ]);
  });
});

describe('personal information (R63)', () => {
  const bases = ['consent', 'statutory', 'anonymised'] as const;

  it.each(['resident-id', 'mobile', 'passport', 'bank-card', 'biometric'])(
    'R63: no basis and nobody opens %s',
    (family) => {
      const findings = [personal(family)];
      for (const kind of bases)
        expect(stops({ findings, basis: { kind, reference: '某法第一条', confirmed: true } })).toContain(
          'direct-identifiers',
        );
      const facts = { ...clean, findings };
      expect(judgeGate({ ...facts, releases: releaseAll(facts) }).passes).toBe(false);
    },
  );

  it('R63: names need consent, statute or anonymisation, checked by a second person', () => {
    const findings = [personal('person-name', { of: 'person' })];
    const only = (facts: Partial<GateFacts>) =>
      stops({ linkage: { notDecided: false, undecided: [], unseen: [], findings: [] }, findings, ...facts });
    expect(only({})).toEqual(['personal-information']);
    expect(only({ basis: { kind: 'statutory', reference: '某法第一条', confirmed: false } })).toEqual([
      'personal-information',
    ]);
    expect(only({ basis: { kind: 'statutory', reference: '某法第一条', confirmed: true } })).toEqual([]);
    expect(only({ basis: { kind: 'consent', reference: '同意书', confirmed: true } })).toEqual([]);
  });

  it('R63: anonymised counts only with a signed report that meets what is asked', () => {
    const facts: Partial<GateFacts> = {
      findings: [personal('person-name', { of: 'person' })],
      linkage: { notDecided: false, undecided: [], unseen: [], findings: [] },
      basis: { kind: 'anonymised', reference: '风险报告', confirmed: true },
    };
    const risk = { id: 'rsk_1', signed: true, k: 25, leftOut: [], meets: true, why: [] };
    expect(stops(facts)).toContain('personal-information');
    expect(stops({ ...facts, risk: { ...risk, signed: false } })).toContain('personal-information');
    expect(stops({ ...facts, risk: { ...risk, k: 1, meets: false } })).toContain('personal-information');
    expect(stops({ ...facts, risk })).toEqual([]);
  });

  it('weighs a family it does not know as personal information', () => {
    expect(stops({ findings: [personal('brain-wave')] })).toContain('personal-information');
  });

  it('leaves to a named person what points at persons, and a statute settles it', () => {
    const findings = [personal('individual-business', { severity: 'warning', of: 'organisation' })];
    const linkage = { notDecided: false, undecided: [], unseen: [], findings: [] };
    expect(stops({ findings, linkage })).toEqual(['pointers-at-persons']);
    expect(
      stops({ findings, linkage, basis: { kind: 'statutory', reference: '条例', confirmed: true } }),
    ).toEqual([]);
    expect(stops({ findings, linkage, form: 'share' })).toEqual([]);
    const facts: GateFacts = { ...clean, findings, linkage };
    const mark = 'personal-data/individual-business@统一社会信用代码';
    expect(judgeGate({ ...facts, releases: [release('pointers-at-persons', mark)] }).passes).toBe(true);
  });

  it('tells the private person from the officer of a firm, and what is sure from what may be', () => {
    const checked = { notDecided: false, undecided: [], unseen: [], findings: [] };
    const of = (finding: GateFinding) => stops({ findings: [finding], linkage: checked });
    expect(of(personal('person-name', { severity: 'info', of: 'officer' }))).toEqual([]);
    expect(of(personal('person-name', { severity: 'warning', of: 'person' }))).toEqual([
      'personal-information',
    ]);
    expect(of(personal('person-name', { severity: 'warning', of: 'unknown' }))).toEqual([
      'pointers-at-persons',
    ]);
    expect(of(personal('bank-card', { severity: 'warning', low: true }))).toEqual(['pointers-at-persons']);
    expect(of(personal('undecided', { severity: 'warning' }))).toEqual(['pointers-at-persons']);
  });

  it('says nothing against headers, masked values and codes of firms', () => {
    expect(
      stops({ findings: ['header', 'masked', 'credit-code'].map((family) => personal(family)) }),
    ).toEqual([]);
  });

  it('leaves a table behind guards to the guards, but not identifiers granted as they are', () => {
    const behind = {
      guarded: true,
      personsGuarded: true,
      form: 'authorise',
      findings: [personal('resident-id')],
    } as const;
    expect(stops({ ...behind, kept: [] })).toEqual([]);
    expect(stops({ ...behind, kept: ['姓名'] })).toEqual([]);
    expect(stops({ ...behind, kept: ['统一社会信用代码'] })).toEqual(['identifiers-in-domain']);
    expect(stops({ ...behind, kept: ['统一社会信用代码'], consented: true })).toEqual([]);
    expect(stops({ ...behind, guarded: false, personsGuarded: false, kept: ['统一社会信用代码'] })).toEqual([
      'direct-identifiers',
    ]);
    // Guards that count firms protect nobody whose number stands beside the firm.
    expect(stops({ ...behind, personsGuarded: false, kept: ['统一社会信用代码'] })).toEqual([
      'direct-identifiers',
    ]);
    expect(stops({ ...behind, personsGuarded: false, kept: [] })).toEqual([]);
  });

  it('R62: sensitive information is provided only after its impact assessment', () => {
    const facts = {
      guarded: true,
      form: 'authorise',
      kept: ['统一社会信用代码'],
      consented: true,
      findings: [personal('bank-card', { sensitive: true })],
    } as const;
    expect(stops(facts)).toEqual(['impact-assessment']);
    expect(stops({ ...facts, impactAssessed: true })).toEqual([]);
    expect(stops({ ...facts, kept: [] })).toEqual([]);
  });
});

describe('what a named person may release', () => {
  const risk = {
    id: 'rsk_1',
    signed: true,
    k: 2,
    leftOut: [],
    meets: false,
    why: [text('k 低于要求', 'k too low')],
  };
  const linkage = {
    notDecided: false,
    undecided: [],
    unseen: [],
    findings: [
      { revisionId: 'rev_9', title: '另一张表', severity: 'medium', newSmallGroups: 3, namedRows: 0 },
    ],
  } as const;

  it.each<[ConditionCode, Partial<GateFacts>]>([
    ['trade-secrets', { tradeSecrets: true }],
    ['grade-unconfirmed', { level: null }],
    ['risk-too-high', { risk }],
    ['risk-too-high', { risk: { ...risk, meets: true, signed: false } }],
    ['risk-too-high', { risk: { ...risk, meets: true, leftOut: ['出生日期'] } }],
    ['linkage-risk', { linkage }],
    ['linkage-risk', { linkage: { notDecided: true, undecided: [], unseen: [], findings: [] } }],
    ['quality-errors', { findings: [finding('quality/duplicates')] }],
  ])('%s stops until it is released, and not after it grew', (code, facts) => {
    expect(stops(facts)).toEqual([code]);
    const condition = judgeGate({ ...clean, ...facts }).conditions.find((one) => one.code === code)!;
    expect(condition.severity).toBe('releasable');
    expect(stops({ ...facts, releases: [release(code, condition.mark)] })).toEqual([]);
    expect(stops({ ...facts, releases: [release(code, 'something else')] })).toEqual([code]);
    expect(stops({ ...facts, releases: [release('open-class', condition.mark)] })).toEqual([code]);
  });

  it('R63: anonymised by a report that leaves out proposed columns counts once the data authority agreed to that report', () => {
    const facts: Partial<GateFacts> = {
      findings: [personal('person-name', { of: 'person' })],
      linkage: { notDecided: false, undecided: [], unseen: [], findings: [] },
      basis: { kind: 'anonymised', reference: '风险报告', confirmed: true },
      risk: { ...risk, k: 400, meets: true, leftOut: ['出生日期'] },
    };
    expect(stops(facts)).toEqual(['personal-information', 'risk-too-high']);
    const { mark } = judgeGate({ ...clean, ...facts }).conditions.find(
      ({ code }) => code === 'risk-too-high',
    )!;
    expect(stops({ ...facts, releases: [release('risk-too-high', mark)] })).toEqual([]);
    expect(stops({ ...facts, releases: [release('risk-too-high', 'rsk_other signed')] })).toContain(
      'personal-information',
    );
  });

  it('consent of persons does not give away the secrets of a firm', () => {
    const basis = { kind: 'consent', reference: '同意书', confirmed: true } as const;
    expect(stops({ tradeSecrets: true, basis })).toEqual(['trade-secrets']);
  });

  it('drift from what is described is not the gate’s: the catalogue stops it', () => {
    expect(stops({ findings: [finding('schema-drift', { blocks: 'service' })] })).toEqual([]);
  });
});

describe('class of opening (R56)', () => {
  const classOf = (facts: Partial<GateFacts>) =>
    judgeGate({ ...clean, ...facts }).conditions.find(({ code }) => code === 'open-class')?.mark;
  it('R56: unconditional, conditional behind guards, not open with secrets or personal information', () => {
    expect(classOf({})).toBe('unconditional');
    expect(classOf({ guarded: true })).toBe('conditional');
    expect(classOf({ secrecy: { state: 'none', number: null } })).toBe('not-open');
    expect(classOf({ tradeSecrets: true })).toBe('not-open');
    expect(classOf({ findings: [personal('person-name')] })).toBe('not-open');
    expect(
      classOf({
        findings: [personal('person-name')],
        basis: { kind: 'statutory', reference: '某法', confirmed: true },
      }),
    ).toBe('unconditional');
  });
});
