import type { Decimal, Tx } from '#foundation';
import { composed, epsilonText, populationsOf, readEpsilon } from '#platform/privacy';
import { modeOf, type Scope } from '../model/index.ts';
import type { Admission } from './admission.ts';

/** ε one answer spends of a population's budget where the call names none: what the agreement allots to one. Null where it allots none. */
export const allottedEpsilon = ({ privacyBudget }: Scope, population: string): Decimal | null =>
  readEpsilon(privacyBudget.find((one) => one.population === population)?.perCall ?? '');

/**
 * ε that the answers to these queries spend together, by the figure that the release takes. Null where none leaves under differential privacy;
 * `epsilon` is null where one of them is allotted none, so that it is refused.
 */
export async function epsilonOfAnswers(
  tx: Tx,
  admissions: readonly Pick<Admission, 'query' | 'scope'>[],
): Promise<{ readonly epsilon: string | null } | null> {
  const parts: (Decimal | null)[] = [];
  for (const { query, scope } of admissions) {
    const { normalForm: form } = query;
    if (form.shape !== 'grouped' || modeOf(form) !== 'differential-privacy') continue;
    // One kind of unit, so one population (`fitMode`).
    const [resource] = form.tables.flatMap(({ relation }) =>
      relation.units.length > 0 ? [relation.resourceId] : [],
    );
    const population = (await populationsOf(tx, [resource!])).get(resource!);
    parts.push(population === undefined ? null : allottedEpsilon(scope, population));
  }
  if (parts.length === 0) return null;
  const known = parts.filter((part) => part !== null);
  return { epsilon: known.length === parts.length ? epsilonText(composed(known)) : null };
}
