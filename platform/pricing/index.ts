import { type Module, text, type Uploads } from '#foundation';
import { settlement } from './settlement/part.ts';

export { closeWhatIsOver, keepClosingPeriods } from './settlement/closing-clock.ts';
export { statementDigest } from './settlement/make-statement.ts';
export { unsettledAccounts } from './settlement/unsettled.ts';

export interface PricingPorts {
  /** Slips of the bank. */
  readonly uploads: () => Uploads;
}

/** 价格形成与结算: permitted revenue, ceilings, bills, settlement, benefit sharing. */
export const pricing = ({ uploads }: PricingPorts): Module => ({
  name: 'pricing',
  title: text('价格与结算', 'Pricing and settlement'),
  migrations: new URL('./store/migrations/', import.meta.url),
  policies: new URL('./policies/', import.meta.url),
  acts: [...settlement.acts(uploads)],
  reads: [...settlement.reads(uploads)],
  checks: [...settlement.checks],
  keeps: settlement.keeps,
  problems: [...settlement.problems],
  rules: [...settlement.rules],
  lifecycles: [...settlement.lifecycles],
  papers: [...settlement.papers],
  clocks: { ...settlement.clocks },
  subjects: { ...settlement.subjects },
});
