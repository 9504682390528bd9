import { describe, expect, it } from 'vitest';
import { type PlanDocument, R22, R23, R26 } from './plan.ts';

const words = '内容完整，足以审议的一段文字';
const plan: PlanDocument = {
  name: '居民补贴数据授权运营',
  necessity: words,
  operatorConditions: words,
  operator: 'org_00000000000000000000000000',
  selection: { method: 'public-tender', record: '公枢采招〔2026〕1号' },
  mode: { kind: 'sector', sectors: ['民生'] },
  resources: ['res_00000000000000000000000000'],
  updateAndQuality: words,
  term: { from: '2026-02-01', until: '2029-02-01' },
  content: words,
  purposes: [{ code: 'credit', title: '普惠金融', class: 'industry' }],
  products: words,
  money: words,
  security: words,
  rightsAndDuties: words,
  supervision: words,
  other: '',
  feasibility: {
    lifecycleServices: words,
    socialNeed: words,
    marketSize: words,
    expectedEffect: words,
    riskControl: words,
  },
};

describe('the implementation plan', () => {
  it('R22 is complete with its twelve parts and five points; part 12 may be empty', () => {
    expect(R22.judge(plan).holds).toBe(true);
  });
  it('R22 tells everything that is missing at once', () => {
    const verdict = R22.judge({
      ...plan,
      money: ' ',
      feasibility: { ...plan.feasibility, riskControl: '有' },
      term: { from: '2029-01-01', until: '2026-01-01' },
    });
    expect(verdict.output.map((defect) => defect.at)).toEqual([
      '/money',
      '/feasibility/riskControl',
      '/term',
    ]);
  });
  it.each([
    ['会议纪要〔2026〕3号', '2026-01-05', true],
    [' ', '2026-01-05', false],
    ['会议纪要〔2026〕3号', '2026-01-07', false],
  ])('R23 a decision %s of %s', (decisionNumber, decidedOn, holds) => {
    expect(R23.judge({ decisionNumber, decidedOn, today: '2026-01-06' }).holds).toBe(holds);
  });
  it('R26 wants the record of the selection', () => {
    const { operator, selection } = plan;
    expect(R26.judge(plan).holds).toBe(true);
    expect(R26.judge({ operator, selection: { ...selection, record: ' ' } }).holds).toBe(false);
    const later = { method: 'after-approval', record: '方案审议后公开招标' } as const;
    expect(R26.judge({ selection: later }).holds).toBe(true);
    expect(R26.judge({ operator, selection: later }).holds).toBe(false);
    expect(R26.judge({ selection }).holds).toBe(false);
    const without = { method: 'not-competitive', record: '无须竞争' } as const;
    expect(R26.judge({ operator, selection: without }).holds).toBe(false);
    expect(
      R26.judge({ operator, selection: { ...without, record: '依据省政府专题会议纪要第五条' } }).holds,
    ).toBe(true);
  });
});
