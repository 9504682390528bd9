import { actorReference, type Database, ok, type Result } from '#foundation';
import { computeWithOwn } from '../own-data/compute-with-own.ts';
import type { QueryPorts } from '../ports.ts';
import { asThingsStand } from './as-things-stand.ts';
import { compute } from './compute.ts';
import { inputCheckOf } from './digests.ts';
import type { GovernedAnswer, GovernedCall } from './governed-call.ts';
import { letGo } from './let-go.ts';
import { countRefusal } from './refusals.ts';
import { isKeyTaken, releasedBefore } from './released-before.ts';

/**
 * One governed call from question to released answer: `compute` (admission → projection → run → guards), then `letGo`, the one release
 * transaction, in which the standing of everything it depends on is held and must be what it was at admission; quota, call, meter line
 * and log entry are written there together. What is refused leaves nothing but a count.
 */
export async function runGoverned(
  ports: QueryPorts,
  database: Database,
  call: GovernedCall,
): Promise<Result<GovernedAnswer>> {
  const result = await asThingsStand(() => attempt(ports, database, call));
  if (!result.ok) await countRefusal(database, call.agreementId, result.problem.code);
  return result;
}

async function attempt(
  ports: QueryPorts,
  database: Database,
  call: GovernedCall,
): Promise<Result<GovernedAnswer>> {
  const earlier = await replayed(database, call);
  if (earlier) return earlier;
  const { own } = call;
  const computed = await (own
    ? computeWithOwn(ports, database, { ...call, own })
    : compute(ports, database, call));
  if (!computed.ok) return computed;
  const left = await letGo(database, computed.value, { whileInService: true }).catch((error: unknown) => {
    if (isKeyTaken(error)) return null;
    throw error;
  });
  if (left?.ok) return left;
  // Another call may have been released under the same key meanwhile; it may also have taken the last of a quota.
  const other = await replayed(database, call);
  if (other) return other;
  if (left) return left;
  throw new Error('a key is taken and no call has it');
}

/** A key that was answered before: the receipt again, never the rows (they would escape a stop that came since). */
async function replayed(database: Database, call: GovernedCall): Promise<Result<GovernedAnswer> | null> {
  const { idempotencyKey } = call;
  if (!idempotencyKey) return null;
  const inputCheck = inputCheckOf(call);
  const earlier = await database.transaction(
    (tx) => releasedBefore(tx, { actor: actorReference(call.actor), idempotencyKey, inputCheck }),
    { mode: 'snapshot' },
  );
  if (!earlier.ok) return earlier;
  return earlier.value ? ok({ ...earlier.value, result: null, revisions: [] }) : null;
}
