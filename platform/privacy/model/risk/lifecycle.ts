import { defineLifecycle, text } from '#foundation';
import type { RiskReportState } from './report.ts';

/** A risk report: drawn up by one person, signed by another. */
export const riskReportLifecycle = defineLifecycle<RiskReportState, 'sign'>({
  id: 'privacy.risk-report',
  title: text('重识别风险报告', 'Report on re-identification risk'),
  initial: 'draft',
  states: {
    draft: { title: text('待签署', 'To be signed'), on: { sign: 'signed' } },
    signed: { title: text('已签署', 'Signed') },
  },
  events: { sign: text('签署', 'Sign') },
});
