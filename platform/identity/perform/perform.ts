import { sql } from 'kysely';
import {
  type Action,
  type ActLine,
  type ActLog,
  type Actor,
  type AnyAct,
  actorReference,
  type Database,
  type Idempotency,
  type IdempotentCall,
  inGroups,
  type Operation,
  ok,
  Refusal,
  type Result,
  refuse,
  type Tx,
} from '#foundation';
import { actsNow } from '../actor.ts';
import type { PolicySet } from '../policy/index.ts';
import { keepSecondStep } from '../store/second-steps.ts';
import { type AdmitOperation, admitted, operationAdmission } from './admission.ts';
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
  const means: Means = {
    database: ports.database,
    actLog: ports.actLog,
    admit: operationAdmission(ports.database, ports.policies),
    writeDown: auditLines(ports),
  };
  return async (actor, act, input, call) => {
    const invalid = inputProblem(act.input, input);
    if (invalid) return refuse(invalid);
    if (act.idempotent && !call.idempotencyKey) return refuse(performProblems['idempotency-key-missing']());
    const result = await (act.kind === 'action'
      ? performAction(ports, actor, act, input, call)
      : performOperation(means, actor, act, input, call));
    if (!result.ok) await means.writeDown(lineOf(actor, act, result.problem.code, call));
    return result;
  };
}

interface Means {
  readonly database: Database;
  readonly actLog: ActLog;
  readonly admit: AdmitOperation;
  /** One audit line outside a transaction of the act's own; settles once it is committed. */
  readonly writeDown: (line: ActLine) => Promise<void>;
}

/** Most lines of one statement. */
const largestGroup = 128;

/** Lines that wait while others are written are written together: one commit for all of them. */
const auditLines = ({ database, actLog }: PerformPorts): Means['writeDown'] =>
  inGroups(
    (lines: readonly ActLine[]) =>
      database.transaction(
        async (tx) => {
          await actLog.record(tx, lines);
          return lines.map(() => undefined);
        },
        lines.length === 1 ? { requestId: lines[0]!.requestId } : {},
      ),
    { largest: largestGroup },
  );

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
        await oneActAtATime(tx, actor);
        await mustActNow(tx, actor);
        if (keyed) {
          const claim = await ports.idempotency.claim(tx, keyed);
          if (claim.state === 'conflict') throw new Refusal(performProblems['idempotency-key-reused']());
          if (claim.state === 'replay') return ok(claim.answer);
        }
        const { subject, result } = await carriedOut(ports.policies, tx, actor, act, input);
        if (keyed) await ports.idempotency.settle(tx, keyed, result);
        await ports.actLog.record(tx, [
          { ...lineOf(actor, act, 'done', call), subject: `${subject.kind}/${subject.id}` },
        ]);
        return ok(result);
      },
      // A clock that fires at this very moment locks clock and matter in the other order.
      { requestId: call.requestId, afterDeadlock: 'again' },
    );
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.problem);
    throw error;
  }
}

async function mustActNow(tx: Tx, actor: Actor): Promise<void> {
  const ended = await actsNow(tx, actor, true);
  if (ended) throw new Refusal(ended);
}

/** Looked up, allowed and done; a refusal is thrown. */
async function carriedOut(policies: PolicySet, tx: Tx, actor: Actor, act: Action, input: unknown) {
  const subject = await admitted(policies, tx, actor, act, input);
  const result = await act.run(actor, input as never, tx);
  if (!result.ok) throw new Refusal(result.problem);
  if (act.fourEyes) await keepSecondStep(tx, actor, act.name, subject);
  return { subject, result: result.value as unknown };
}

/** The whole of an action but its key, its audit line and its commit, in a transaction of the caller. */
export async function doneIn(policies: PolicySet, tx: Tx, actor: Actor, act: Action, input: unknown) {
  await mustActNow(tx, actor);
  return carriedOut(policies, tx, actor, act, input);
}

/**
 * A person's actions run one after the other, from whatever post: who may take the second step of two is judged by who took the first, and that is
 * committed by then. The first lock of the transaction, so nothing waits for it while it holds others.
 */
async function oneActAtATime(tx: Tx, actor: Actor): Promise<void> {
  if (actor.kind === 'person')
    await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`gongshu.person ${actor.personId}`}, 0))`.execute(
      tx.tables(),
    );
}

async function performOperation(
  means: Means,
  actor: Actor,
  act: Operation,
  input: unknown,
  call: Call,
): Promise<Result<unknown>> {
  const subject = await means.admit({ actor, act, input });
  if (!subject.ok) return subject;
  // Of a person the line says on what: an operation may show a record or a result. Machines call too often, and their calls are metered.
  const line: ActLine = {
    ...lineOf(actor, act, 'done', call),
    ...(actor.kind === 'person' ? { subject: `${subject.value.kind}/${subject.value.id}` } : {}),
  };
  let written = false;
  const result = await act.run(actor, input as never, {
    done: {
      line,
      log: means.actLog,
      written: () => {
        written = true;
      },
    },
    database: means.database,
    subject: subject.value,
    requestId: call.requestId,
    signal: call.signal ?? new AbortController().signal,
    ...(call.idempotencyKey ? { idempotencyKey: call.idempotencyKey } : {}),
  });
  if (result.ok && !written) await means.writeDown(line);
  return result;
}

const keyedCall = (actor: Actor, act: AnyAct, input: unknown, call: Call): IdempotentCall | null =>
  call.idempotencyKey
    ? {
        actor: actorReference(actor),
        key: call.idempotencyKey,
        act: act.name,
        inputDigest: inputDigest(input),
      }
    : null;

const lineOf = (actor: Actor, act: AnyAct, outcome: string, call: Call): ActLine => ({
  requestId: call.requestId,
  act: act.name,
  actor: actorReference(actor),
  outcome,
});
