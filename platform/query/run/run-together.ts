import { actorReference, type Database, ok, Refusal, type Result, refuse } from '#foundation';
import type { QueryPorts } from '../ports.ts';
import { asThingsStand } from './as-things-stand.ts';
import { type Computed, compute } from './compute.ts';
import { inputCheckOf } from './digests.ts';
import type { GovernedAnswer, GovernedCall } from './governed-call.ts';
import { leaving } from './let-go.ts';
import { countRefusal } from './refusals.ts';
import { releaseAll } from './release.ts';
import { allReleasedBefore, isKeyTaken } from './released-before.ts';

/**
 * Several governed calls of one product that are one delivery: each is computed behind the guards, and they leave in one release transaction,
 * all of them or none. Every call has its own receipt; the first is metered as one use, the others as none. Calls carry idempotency keys
 * all or none.
 */
export async function runTogether(
  ports: QueryPorts,
  database: Database,
  calls: readonly GovernedCall[],
): Promise<Result<readonly GovernedAnswer[]>> {
  const result = await asThingsStand(() => attempt(ports, database, calls));
  if (!result.ok) await countRefusal(database, calls[0]!.agreementId, result.problem.code);
  return result;
}

async function attempt(
  ports: QueryPorts,
  database: Database,
  calls: readonly GovernedCall[],
): Promise<Result<readonly GovernedAnswer[]>> {
  const earlier = await replayed(database, calls);
  if (earlier) return earlier;
  const computed: Computed[] = [];
  for (const call of calls) {
    const one = await compute(ports, database, call);
    if (!one.ok) return one;
    computed.push(one.value);
  }
  const left = await letGoTogether(database, computed).catch((error: unknown) => {
    if (isKeyTaken(error)) return null;
    throw error;
  });
  if (left?.ok) return left;
  const other = await replayed(database, calls);
  if (other) return other;
  if (left) return left;
  throw new Error('a key is taken and no call has it');
}

async function letGoTogether(
  database: Database,
  computed: readonly Computed[],
): Promise<Result<readonly GovernedAnswer[]>> {
  const together = computed.map(leaving);
  const requests = together.map(({ request }, index) => ({
    ...request,
    whileInService: true,
    units: index === 0 ? 1n : 0n,
  }));
  try {
    return await database.transaction(
      async (tx) => {
        const released = await releaseAll(tx, requests);
        return ok(
          released.map((one, index) => {
            // One that is stale keeps all of them back: half a report is no report.
            if (!one.ok) throw new Refusal(one.problem);
            return together[index]!.answer(one.value);
          }),
        );
      },
      { requestId: computed[0]!.call.requestId },
    );
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.problem);
    throw error;
  }
}

async function replayed(
  database: Database,
  calls: readonly GovernedCall[],
): Promise<Result<readonly GovernedAnswer[]> | null> {
  const keyed = calls.flatMap((call) =>
    call.idempotencyKey
      ? [
          {
            actor: actorReference(call.actor),
            idempotencyKey: call.idempotencyKey,
            inputCheck: inputCheckOf(call),
          },
        ]
      : [],
  );
  if (keyed.length === 0) return null;
  const before = await database.transaction((tx) => allReleasedBefore(tx, keyed), { mode: 'snapshot' });
  const answers: GovernedAnswer[] = [];
  for (const one of before) {
    if (!one.ok) return one;
    if (one.value) answers.push({ ...one.value, result: null, revisions: [] });
  }
  return answers.length === calls.length ? ok(answers) : null;
}
