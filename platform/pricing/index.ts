import { type Module, text, type Uploads } from '#foundation';
import { formation } from './formation/part.ts';
import { settlement } from './settlement/part.ts';

export { priceWithin } from './formation/price-within.ts';
export {
  priceFormersOf,
  type SoldProduct,
  type YearOfOperation,
  yearOfOperation,
} from './formation/year-of-operation.ts';
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
  acts: [...formation.acts, ...settlement.acts(uploads)],
  reads: [...formation.reads, ...settlement.reads(uploads)],
  checks: [...formation.checks, ...settlement.checks],
  keeps: settlement.keeps,
  problems: [...formation.problems, ...settlement.problems],
  rules: [...formation.rules, ...settlement.rules],
  lifecycles: [...formation.lifecycles, ...settlement.lifecycles],
  papers: [...formation.papers, ...settlement.papers],
  clocks: { ...formation.clocks, ...settlement.clocks },
  subjects: { ...formation.subjects, ...settlement.subjects },
});
