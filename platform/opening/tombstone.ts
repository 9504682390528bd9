import { type Problem, type Tx, text } from '#foundation';
import { organisationName } from '#platform/identity';
import { departmentNow } from './desk.ts';
import { problems } from './problems.ts';
import type { EntryRow } from './store/entries.ts';

/** What the old address of a withdrawn resource tells for good: when, why, who, and where it stands in the log. */
export async function tombstone(tx: Tx, row: EntryRow): Promise<Problem> {
  const department = await organisationName(tx, await departmentNow(tx, row.department));
  const at = row.ended_at!.toString();
  return problems.withdrawn({
    detail: text(
      `“${row.title}”已于 ${at} 由${department}撤出开放目录。理由：${row.withdrawal_reason!}`,
      `“${row.title}” was withdrawn from the open list by ${department} at ${at}. Reason: ${row.withdrawal_reason!}`,
    ),
    data: {
      resourceId: row.resource_id,
      title: row.title,
      department,
      withdrawnAt: at,
      reason: row.withdrawal_reason!,
      logEntry: row.withdrawal_entry!,
    },
  });
}
