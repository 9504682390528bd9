import type { GuardPolicy } from '#platform/privacy/model/guards';
import { differentialPlan } from './differential-plan.ts';
import type { NormalForm } from './normal-form.ts';
import { type CheckedValues, noValues } from './parameters.ts';
import { printCellKey } from './print-cell-key.ts';
import { printDifferential } from './print-differential.ts';
import { type PrintedQuery, printQuery } from './print-query.ts';
import { modeOf } from './release-mode.ts';

/** What runs of a query, by the release mode of its tables. */
export function printInMode(
  form: NormalForm,
  guards: GuardPolicy,
  parameters: CheckedValues = noValues,
): PrintedQuery {
  const mode = modeOf(form);
  if (form.shape === 'grouped' && mode === 'cell-key') return printCellKey(form, parameters, guards);
  if (form.shape === 'grouped' && mode === 'differential-privacy')
    return printDifferential(form, differentialPlan(form), parameters);
  return printQuery(form, { guards, parameters });
}
