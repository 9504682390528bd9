import { type Tx, text } from '#foundation';
import { problems } from '../problems.ts';
import type { CaseworkTables } from './tables.ts';

/** Why a decision of that day cannot take the place of an earlier one of these organisations; the earlier one is held until the commit. */
export async function whyNotToSupersede(
  tx: Tx,
  earlierId: string,
  later: { readonly organisations: readonly string[]; readonly decidedOn: Temporal.PlainDate },
) {
  const earlier = await tx
    .tables<CaseworkTables>()
    .selectFrom('casework.external_decision')
    .select(['number', 'organisation_id', 'state', 'decided_on'])
    .where('id', '=', earlierId)
    .forUpdate()
    .executeTakeFirst();
  // Another organisation's is answered like one that is not there.
  if (!earlier || !later.organisations.includes(earlier.organisation_id))
    return problems['not-to-supersede']();
  if (earlier.state !== 'confirmed')
    return problems['not-to-supersede']({
      detail: text(
        `${earlier.number} 尚未复核，或者已被取代`,
        `${earlier.number} is not confirmed, or was superseded already`,
      ),
    });
  if (Temporal.PlainDate.compare(later.decidedOn, earlier.decided_on) < 0)
    return problems['not-to-supersede']({
      detail: text(
        `${earlier.number} 作出于 ${earlier.decided_on}，在后才能取代在先`,
        `${earlier.number} is of ${earlier.decided_on}; only a later decision takes its place`,
      ),
    });
  return null;
}
