import type { Tx } from '#foundation';
import type { RoleCode } from '../model/roles.ts';
import { notOver, tables } from './dated.ts';

/** A post loses a role at an instant; a grant that would only have begun then is taken back. */
export async function endRole(
  tx: Tx,
  row: { readonly post_id: string; readonly role: RoleCode; readonly starts_at: Temporal.Instant },
  at: Temporal.Instant,
): Promise<void> {
  const key = { post_id: row.post_id, role: row.role, starts_at: row.starts_at };
  if (Temporal.Instant.compare(row.starts_at, at) >= 0) {
    await tables(tx)
      .deleteFrom('identity.post_role')
      .where((where) => where.and(key))
      .execute();
    return;
  }
  await tables(tx)
    .updateTable('identity.post_role')
    .set({ ends_at: at })
    .where((where) => where.and(key))
    .execute();
}

/** The post, its seat and its roles end; its tasks have another post from then on. */
export async function endPost(tx: Tx, id: string, tasksGoTo: string, at: Temporal.Instant): Promise<void> {
  const roles = await tables(tx)
    .selectFrom('identity.post_role as role')
    .selectAll()
    .where('role.post_id', '=', id)
    .where(notOver('role', at))
    .execute();
  for (const row of roles) await endRole(tx, row, at);
  await tables(tx)
    .deleteFrom('identity.post_seat')
    .where('post_id', '=', id)
    .where('starts_at', '>', at)
    .execute();
  await tables(tx)
    .updateTable('identity.post_seat as seat')
    .set({ ends_at: at })
    .where('seat.post_id', '=', id)
    .where(notOver('seat', at))
    .execute();
  await tables(tx)
    .updateTable('identity.post')
    .set({ ends_at: at, successor_id: tasksGoTo })
    .where('id', '=', id)
    .execute();
}
