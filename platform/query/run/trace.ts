import type { Text, Tx } from '#foundation';
import type { Agreement } from '#platform/authorisation';
import { connect } from '#platform/lineage';

/** What was made from a revision under an agreement — a projection, or a snapshot of one — hangs on both of them. */
export async function traceMade(
  tx: Tx,
  made: {
    readonly id: string;
    readonly title: Text;
    readonly agreement: Agreement;
    readonly revisionId: string;
  },
): Promise<void> {
  for (const from of [
    { kind: 'agreement', id: made.agreement.id },
    { kind: 'revision', id: made.revisionId },
  ])
    await connect(tx, {
      from,
      to: {
        kind: 'projection',
        id: made.id,
        title: made.title,
        owner: made.agreement.implementingBody,
        visibility: 'parties',
      },
      relation: 'projected-into',
      by: 'system:query',
    });
}
