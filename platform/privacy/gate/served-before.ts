import { type ClockHandler, type Database, deadlineAt, type Tx } from '#foundation';
import { startClock } from '#platform/casework';
import { servedRevisions } from '#platform/catalog';
import { GR2 } from '../model/gate/before-gate.ts';
import { lockGate, passesOf } from '../store/gate.ts';
import { beforeGateTables } from '../store/served-before-gate.ts';
import { reconsider } from './reconsider.ts';

export const graceKind = 'privacy.grace-of-served';

/**
 * At the start of the process that owns a home: what is in service and was never judged (a home older than the gate) is judged now, once. What nobody may
 * release is frozen at once; where only the secrecy review is missing there is a bounded time; the department has a task either way. How many were found.
 */
export async function judgeServedBeforeGate(database: Database): Promise<number> {
  const served = await database.transaction((tx) => servedRevisions(tx), { mode: 'snapshot' });
  let found = 0;
  for (const { id, resourceId, open } of served)
    if (await database.transaction((tx) => judgeOne(tx, id, resourceId, open))) found++;
  return found;
}

async function judgeOne(tx: Tx, id: string, resourceId: string, open: boolean): Promise<boolean> {
  await lockGate(tx, [resourceId]);
  await lockGate(tx, [id]);
  const form = open ? 'open' : 'authorise';
  const passes = await passesOf(tx, id);
  if (passes.some((pass) => pass.form === form && pass.thing_kind === 'revision')) return false;
  const { until } = GR2.judge({ found: tx.now, now: tx.now }).output;
  const { numInsertedOrUpdatedRows: entered = 0n } = await beforeGateTables(tx)
    .insertInto('privacy.served_before_gate')
    .values({
      revision_id: id,
      resource_id: resourceId,
      form,
      found_at: tx.now,
      grace_until: until,
      settled_at: null,
    })
    .onConflict((conflict) => conflict.column('revision_id').doNothing())
    .executeTakeFirst();
  if (entered === 0n) return false;
  await startClock(tx, {
    kind: graceKind,
    subject: { kind: 'revision', id },
    rule: GR2.id,
    clause: GR2.clause,
    nature: 'period',
    deadline: deadlineAt(until),
  });
  await reconsider(tx, id);
  return true;
}

const graceOver: ClockHandler = (tx, clock) => reconsider(tx, clock.subjectId);

export const beforeGateClocks = { [graceKind]: graceOver };
