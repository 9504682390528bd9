import { type Subject, type Tx, text } from '#foundation';
import { settlingAlarm } from '#platform/casework';
import { appendEntry } from '#platform/evidence';
import { personOf } from '../../desk.ts';
import { linkageAlertLifecycle } from '../../model/linkage/lifecycle.ts';
import { type LinkageAlertRow, linkageTables } from '../../store/linkage-tables.ts';

export const findLinkageAlert = (tx: Tx, id: string): Promise<LinkageAlertRow | undefined> =>
  linkageTables(tx).selectFrom('privacy.linkage_alert').selectAll().where('id', '=', id).executeTakeFirst();

/** An alert as policies see it: about a table of the department it belongs to. */
export async function linkageAlertSubject(tx: Tx, id: string): Promise<Subject | null> {
  const alert = await findLinkageAlert(tx, id);
  return alert ? { kind: 'linkage-alert', id, owner: alert.owner, state: alert.state } : null;
}

/** A named person says what became of it; the word stands in the evidence log. Taking a table back or repairing it has acts of its own. */
export const settleLinkage = settlingAlarm({
  name: 'privacy.settle-linkage',
  title: text('处理汇聚关联风险', 'Settle a linkage alert'),
  description: text(
    '查看关联的列和新增的小分组后给出结论并说明理由。需要停用、泛化或撤列的，另行办理。',
    'Look at the columns that join and the new small groups, and say why it is harmless or what was done. Taking the table back or repairing it is an act of its own.',
  ),
  kind: 'linkage-alert',
  lifecycle: linkageAlertLifecycle,
  subject: linkageAlertSubject,
  stateOf: async (tx, id) => (await findLinkageAlert(tx, id))!.state,
  settle: async (tx, id, { state, finding, by }) => {
    const alert = await linkageTables(tx)
      .updateTable('privacy.linkage_alert')
      .set({ state, finding, settled_by: personOf(by), settled_at: tx.now })
      .where('id', '=', id)
      .where('state', '=', 'open')
      .returningAll()
      .executeTakeFirstOrThrow();
    await appendEntry(tx, {
      kind: 'privacy.linkage-settled',
      fields: {
        alert: id,
        revision: alert.revision_id,
        cause: alert.cause_revision_id,
        severity: alert.severity,
        outcome: state,
        reason: finding,
        person: personOf(by),
      },
    });
  },
});
