import { describe, expect, it } from 'vitest';
import { R1, R2, R3, R4, R5, R6, R7, R8, R9, R13, R14 } from './rules.ts';

const at = (iso: string) => Temporal.Instant.from(`${iso}T10:00:00+08:00`);
const day = (iso: string) => Temporal.PlainDate.from(iso);
const complete = {
  legality: '依职责采集，依据《统计法》',
  storage: '政务云，结构化数据库',
  productsAndServices: '暂无产品，供授权运营',
  scenarios: '普惠金融、公共治理场景',
  riskAssessment: '已完成数据安全风险评估',
  riskAssessmentNumber: 'AQ2026-01',
};

describe('registration clocks, on the real calendar', () => {
  it('R7 R8 R9 chain from 2025-09-22: acceptance 09-25, review 10-29, notice until 11-12', () => {
    expect(R7.judge({ from: at('2025-09-22') }).output.lastDay.toString()).toBe('2025-09-25');
    expect(R8.judge({ from: at('2025-09-25') }).output.lastDay.toString()).toBe('2025-10-29');
    expect(R9.judge({ from: at('2025-10-29') }).output.lastDay.toString()).toBe('2025-11-12');
  });
  it('R7 R8 R9 chain across the Spring Festival of 2026', () => {
    expect(R7.judge({ from: at('2026-02-09') }).output.lastDay.toString()).toBe('2026-02-12');
    expect(R8.judge({ from: at('2026-02-12') }).output.lastDay.toString()).toBe('2026-03-18');
    expect(R9.judge({ from: at('2026-03-18') }).output.lastDay.toString()).toBe('2026-04-01');
  });
  it('R2 gives twenty working days after delivery, and a profile may overlay the number', () => {
    expect(R2.judge({ from: at('2026-01-05') }).output.lastDay.toString()).toBe('2026-02-02');
    expect(R2.judge({ from: at('2026-01-05') }, { workingDays: 5 }).output.lastDay.toString()).toBe(
      '2026-01-12',
    );
  });
});

describe('R3 operations begun before the rules', () => {
  it('are filed by 2025-04-14, thirty working days over Qingming', () => {
    const begun = R3.judge({ deliveredAt: at('2025-02-28') });
    expect([begun.holds, begun.output.lastDay.toString()]).toEqual([true, '2025-04-14']);
    expect(R3.judge({ deliveredAt: at('2024-06-03') }).output.lastDay.toString()).toBe('2025-04-14');
  });
  it('is nothing to what is delivered from the first day on', () => {
    const first = Temporal.Instant.from('2025-03-01T00:00:00+08:00');
    expect(R3.judge({ deliveredAt: first }).holds).toBe(false);
    expect(R3.judge({ deliveredAt: first.subtract({ nanoseconds: 1 }) }).holds).toBe(true);
  });
});

describe('registration conditions', () => {
  it('R1 what is in authorised operation must be registered, the rest is encouraged', () => {
    expect(R1.judge({ inAuthorisedOperation: true }).output).toBe('must');
    expect(R1.judge({ inAuthorisedOperation: false }).output).toBe('encouraged');
  });
  it.each([
    ['none', null, false],
    ['before', at('2026-01-05'), true],
    ['at the same time', at('2026-01-06'), true],
    ['after', at('2026-01-07'), false],
  ])('R4 evidence %s the filing', (_when, evidencedAt, holds) => {
    expect(R4.judge({ evidencedAt, filedAt: at('2026-01-06') }).holds).toBe(holds);
  });
  it.each([
    [null, false],
    ['per_author', false],
    ['per_other', true],
  ])('R5 reviewed by %s', (reviewedBy, holds) => {
    expect(R5.judge({ draftedBy: 'per_author', reviewedBy }).holds).toBe(holds);
  });
  it('R6 tells everything that is missing at once', () => {
    expect(R6.judge({ materials: complete }).holds).toBe(true);
    const verdict = R6.judge({
      materials: { ...complete, legality: ' ', scenarios: '金融', riskAssessmentNumber: '' },
    });
    expect(verdict.holds).toBe(false);
    expect(verdict.output.map((defect) => defect.at)).toEqual([
      '/materials/legality',
      '/materials/scenarios',
      '/materials/riskAssessmentNumber',
    ]);
  });
  it.each([
    [null, false],
    [at('2026-04-03'), false],
    [at('2026-04-02'), true],
  ])('R13 no code before the notice ended (%s)', (noticeUntil, holds) => {
    expect(R13.judge({ noticeUntil, at: at('2026-04-02') }).holds).toBe(holds);
  });
  it('R14 three years, but a product only for its operating term when that is shorter', () => {
    const codedOn = day('2026-04-02');
    const term = (from: string, until: string) => ({ from: day(from), until: day(until) });
    expect(R14.judge({ codedOn, thing: 'resource' }).output.toString()).toBe('2029-04-02');
    expect(
      R14.judge({
        codedOn,
        thing: 'product',
        operatingTerm: term('2026-01-01', '2028-01-01'),
      }).output.toString(),
    ).toBe('2027-12-31');
    expect(
      R14.judge({
        codedOn,
        thing: 'product',
        operatingTerm: term('2026-01-01', '2030-01-01'),
      }).output.toString(),
    ).toBe('2029-04-02');
    // Coded half a year before a term of three years begins: never longer than the three years.
    expect(
      R14.judge({
        codedOn,
        thing: 'product',
        operatingTerm: term('2026-10-01', '2029-10-01'),
      }).output.toString(),
    ).toBe('2029-04-02');
    expect(
      R14.judge({
        codedOn,
        thing: 'resource',
        operatingTerm: term('2026-01-01', '2028-01-01'),
      }).output.toString(),
    ).toBe('2029-04-02');
  });
});
