import { type Module, problemTypes, text } from '#foundation';
import { dailyTotalsKind, publishTotals } from './daily-totals-clock.ts';
import { supervisionProblems } from './problems.ts';
import { agreementImpact } from './reads/agreement-impact.ts';
import { authorisationRead, authorisationsRead } from './reads/authorisations.ts';
import { columnReads } from './reads/columns.ts';
import { disclosureRead } from './reads/disclosure.ts';
import { disclosedProductsRead } from './reads/products.ts';
import { supervisionRules } from './rules.ts';

export { keepDailyTotals } from './daily-totals-clock.ts';
export { type FiguresOfUse, figuresOfUse } from './figures-of-use.ts';
export type { PurposeUse } from './model/use.ts';
export { CountSchema, PurposeUse as PurposeUseSchema } from './reads/shapes.ts';

/** 监督: disclosure to the public, and the daily totals it rests on. */
export const supervision: Module = {
  name: 'supervision',
  title: text('监督与信息披露', 'Supervision and disclosure'),
  reads: [
    disclosureRead,
    authorisationsRead,
    authorisationRead,
    disclosedProductsRead,
    ...columnReads,
    agreementImpact,
  ],
  problems: problemTypes(supervisionProblems),
  rules: supervisionRules,
  clocks: { [dailyTotalsKind]: publishTotals },
};
