import {
  type Action,
  type ActLog,
  type Actor,
  type AnyAct,
  actorReference,
  type Database,
  type Idempotency,
  type IdempotentCall,
  type Operation,
  ok,
  organisationOf,
  type Problem,
  Refusal,
  type Result,
  refuse,
  type Subject,
  type Tx,
} from '#foundation';
import { actsNow } from '../actor.ts';
import { type Decision, decide, type PolicySet } from '../policy/index.ts';
import { performProblems } from './problems.ts';
import { inputDigest, inputProblem } from './validate.ts';

export interface PerformPorts {
  readonly database: Database;
  readonly policies: PolicySet;
  readonly idempotency: Idempotency;
  readonly actLog: ActLog;
}

export interface Call {
  readonly requestId: string;
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

/** The one way in for every act, from HTTP, the command line and the demo alike. */
export type Perform = (actor: Actor, act: AnyAct, input: unknown, call: Call) => Promise<Result<unknown>>;

/**
 * Makes the executor. For every act, in this order: the input fits the schema → the actor may still act → the idempotency key is claimed → the subject is
 * there → Cedar allows → the body runs → the audit line → one commit. A refusal at any point rolls everything back and is
 * itself recorded.
 */
export function createPerform(ports: PerformPorts): Perform {
  return async (actor, act, input, call) => {
    const invalid = inputProblem(act.input, input);
    if (invalid) return refuse(invalid);
    if (act.idempotent && !call.idempotencyKey) return refuse(performProblems['idempotency-key-missing']());
    const result = await (act.kind === 'action'
      ? performAction(ports, actor, act, input, call)
      : performOperation(ports, actor, act, input, call));
    if (!result.ok) await recordRefusal(ports, actor, act, result.problem, call);
    return result;
  };
}

async function performAction(
  ports: PerformPorts,
  actor: Actor,
  act: Action,
  input: unknown,
  call: Call,
): Promise<Result<unknown>> {
  const keyed = keyedCall(actor, act, input, call);
  try {
    return await ports.database.transaction(
      async (tx) => {
        const ended = await actsNow(tx, actor, true);
        if (ended) throw new Refusal(ended);
        if (keyed) {
          const claim = await ports.idempotency.claim(tx, keyed);
          if (claim.state === 'conflict') throw new Refusal(performProblems['idempotency-key-reused']());
          if (claim.state === 'replay') return ok(claim.answer);
        }
        const subject = await admitted(ports.policies, tx, actor, act, input);
        const result = await act.run(actor, input as never, tx);
        if (!result.ok) throw new Refusal(result.problem);
        if (keyed) await ports.idempotency.settle(tx, keyed, result.value);
        await ports.actLog.record(tx, {
          act: act.name,
          actor: actorReference(actor),
          subject: `${subject.kind}/${subject.id}`,
          outcome: 'done',
        });
        return result;
      },
      { requestId: call.requestId },
    );
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.problem);
    throw error;
  }
}

async function performOperation(
  ports: PerformPorts,
  actor: Actor,
  act: Operation,
  input: unknown,
  call: Call,
): Promise<Result<unknown>> {
  try {
    await ports.database.transaction(
      async (tx) => {
        const ended = await actsNow(tx, actor, false);
        if (ended) throw new Refusal(ended);
        await admitted(ports.policies, tx, actor, act, input);
      },
      { requestId: call.requestId },
    );
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.problem);
    throw error;
  }
  const result = await act.run(actor, input as never, {
    database: ports.database,
    requestId: call.requestId,
    signal: call.signal ?? new AbortController().signal,
    ...(call.idempotencyKey ? { idempotencyKey: call.idempotencyKey } : {}),
  });
  if (result.ok) {
    await ports.database.transaction(
      (tx) => ports.actLog.record(tx, { act: act.name, actor: actorReference(actor), outcome: 'done' }),
      { requestId: call.requestId },
    );
  }
  return result;
}

/** The subject, if there is one and the policies allow; throws the refusal otherwise. */
async function admitted(
  policies: PolicySet,
  tx: Tx,
  actor: Actor,
  act: AnyAct,
  input: unknown,
): Promise<Subject> {
  const subject = await act.subject(tx, input as never, actor);
  if (!subject) throw new Refusal(notThere(actor));
  const decision = decide(policies, actor, act.name, subject);
  if (decision.allowed) return subject;
  if (decision.failure) throw new Error(`policy decision on ${act.name} failed: ${decision.failure}`);
  throw new Refusal(denial(actor, subject, decision));
}

/** Only somebody who takes part in the matter learns why; to everybody else it is not there. */
function denial(actor: Actor, subject: Subject, decision: Decision & { allowed: false }): Problem {
  const organisation = organisationOf(actor);
  const takesPart =
    organisation !== undefined &&
    [subject.owner, subject.handler, ...(subject.parties ?? [])].includes(organisation);
  const [forbid] = decision.forbids;
  if (!takesPart || !forbid) return notThere(actor);
  return performProblems.forbidden({
    ...(forbid.sentence ? { detail: forbid.sentence } : {}),
    ...(forbid.clause ? { clause: forbid.clause } : {}),
    data: { policy: forbid.id },
  });
}

const notThere = (actor: Actor): Problem =>
  actor.kind === 'public' ? performProblems['sign-in-first']() : performProblems['not-found']();

const keyedCall = (actor: Actor, act: AnyAct, input: unknown, call: Call): IdempotentCall | null =>
  call.idempotencyKey
    ? {
        actor: actorReference(actor),
        key: call.idempotencyKey,
        act: act.name,
        inputDigest: inputDigest(input),
      }
    : null;

async function recordRefusal(
  ports: PerformPorts,
  actor: Actor,
  act: AnyAct,
  problem: Problem,
  call: Call,
): Promise<void> {
  await ports.database.transaction(
    (tx) => ports.actLog.record(tx, { act: act.name, actor: actorReference(actor), outcome: problem.code }),
    { requestId: call.requestId },
  );
}
