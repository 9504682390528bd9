import { type Check, parseDecimal, type Text, text } from '#foundation';
import { composed, epsilonText, remaining } from './model/noise/epsilon.ts';
import { allocated, sharesOf } from './store/budget.ts';
import { privacyTables } from './store/tables.ts';

const decimal = (written: string) => parseDecimal(written) ?? { coefficient: 0n, scale: 0 };

/** What a share spent is the sum of its spendings, and shares stay within their population. */
const budgetCheck: Check = {
  name: 'privacy.budgets',
  title: text(
    '隐私预算：份额等于各次支出之和，且不超过人群总额',
    'Shares are sums of spendings and within their population',
  ),
  async run(tx) {
    const faults: Text[] = [];
    const populations = await privacyTables(tx).selectFrom('privacy.population').selectAll().execute();
    let looked = 0;
    for (const population of populations) {
      const shares = await sharesOf(tx, { population: population.id });
      const spendings = await privacyTables(tx)
        .selectFrom('privacy.spending')
        .select(['agreement_id', 'epsilon'])
        .where('population_id', '=', population.id)
        .execute();
      looked += 1 + shares.length;
      for (const share of shares) {
        const spent = composed(
          spendings
            .filter(({ agreement_id }) => agreement_id === share.agreementId)
            .map(({ epsilon }) => decimal(epsilon)),
        );
        if (remaining(decimal(share.spent), spent).coefficient !== 0n)
          faults.push(
            text(
              `${population.id}/${share.agreementId}：记为用去${share.spent}，各次支出之和为${epsilonText(spent)}`,
              `${population.id}/${share.agreementId}: ${share.spent} is said to be spent, its spendings come to ${epsilonText(spent)}`,
            ),
          );
      }
      if (remaining(decimal(population.epsilon), decimal(allocated(shares))).coefficient < 0n)
        faults.push(
          text(
            `${population.id}：份额之和超过总额${population.epsilon}`,
            `${population.id}: shares exceed its ε of ${population.epsilon}`,
          ),
        );
    }
    return { looked, faults };
  },
};

export const checks: readonly Check[] = [budgetCheck];
