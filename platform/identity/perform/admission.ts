import {
  type Actor,
  type AnyAct,
  type Batch,
  type Database,
  inGroups,
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
import { actNowIn, actsNow } from '../actor.ts';
import { type Decision, decide, type PolicySet } from '../policy/index.ts';
import { answeredNow } from './answered-now.ts';
import { performProblems } from './problems.ts';
import { withInterests } from './recusal.ts';

/** The subject, if there is one and the policies allow; throws the refusal otherwise. */
export async function admitted(
  policies: PolicySet,
  tx: Tx,
  actor: Actor,
  act: AnyAct,
  input: unknown,
): Promise<Subject> {
  const found = await act.subject(tx, input as never, actor);
  const subject = found && (await withInterests(tx, actor, await answeredNow(tx, act.name, found)));
  return judged(policies, actor, act, subject);
}

function judged(policies: PolicySet, actor: Actor, act: AnyAct, subject: Subject | null): Subject {
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

export interface OperationAsked {
  readonly actor: Actor;
  readonly act: Operation;
  readonly input: unknown;
}

export type AdmitOperation = (asked: OperationAsked) => Promise<Result<Subject>>;

/** Most calls of one journey. */
const largestBatch = 128;
/** Few enough that the last one of a group does not wait long for the reads of the others. */
const largestGroup = 32;

/**
 * Admission of operations: may the actor still act, is the subject there, does Cedar allow. Those that wait together share one snapshot,
 * which begins after the last of them arrived; in it what is the same question is asked once. Nothing is kept for the next group: a
 * client disabled, an order ended or a product taken off the list is seen by whoever comes after that commit.
 */
export function operationAdmission(database: Database, policies: PolicySet): AdmitOperation {
  const inTurns = inGroups(
    (group: readonly OperationAsked[]) =>
      database.transaction((tx) => admitAll(policies, tx, group), { mode: 'snapshot' }),
    { largest: largestGroup, atOnce: 2 },
  );
  const inBatches = inGroups(
    (group: readonly AskedOften[]) =>
      database.batch((batch) => admitBatch(policies, batch, group), { mode: 'snapshot' }),
    { largest: largestBatch },
  );
  return (asked) => (isAskedOften(asked) ? inBatches(asked) : inTurns(asked));
}

interface AskedOften extends OperationAsked {
  readonly act: Operation & Required<Pick<Operation, 'subjectIn'>>;
}
const isAskedOften = (asked: OperationAsked): asked is AskedOften => asked.act.subjectIn !== undefined;

/** The same for acts whose subject takes one look: all looks of a group are one journey. */
function admitBatch(
  policies: PolicySet,
  batch: Batch,
  group: readonly AskedOften[],
): () => readonly Result<Subject>[] {
  const actNow = actNowIn(
    batch,
    group.map(({ actor }) => actor),
  );
  const looks = new Map<string, () => Result<Subject>>();
  const questions = group.map(({ actor, act, input }) => {
    const asked = act.subjectFrom ? pick(input as object, act.subjectFrom) : input;
    const question = JSON.stringify([act.name, actor, asked]);
    if (!looks.has(question)) {
      const found = act.subjectIn(batch, asked as never, actor);
      looks.set(question, () => {
        const ended = actNow(actor);
        return ended ? refuse(ended) : refusedOr(() => judged(policies, actor, act, found()));
      });
    }
    return question;
  });
  return () => {
    const answers = new Map([...looks].map(([question, answer]) => [question, answer()]));
    return questions.map((question) => answers.get(question)!);
  };
}

async function admitAll(
  policies: PolicySet,
  tx: Tx,
  group: readonly OperationAsked[],
): Promise<readonly Result<Subject>[]> {
  const ended = new Map<string, Problem | null>();
  const admissions = new Map<string, Result<Subject>>();
  const results: Result<Subject>[] = [];
  // One after the other: a connection does one thing at a time.
  for (const { actor, act, input } of group) {
    const who = JSON.stringify(actor);
    if (!ended.has(who)) ended.set(who, await actsNow(tx, actor, false));
    const problem = ended.get(who);
    if (problem) {
      results.push(refuse(problem));
      continue;
    }
    const asked = act.subjectFrom ? pick(input as object, act.subjectFrom) : input;
    const question = act.subjectFrom ? JSON.stringify([act.name, who, asked]) : null;
    const known = question === null ? undefined : admissions.get(question);
    const result = known ?? (await admit(policies, tx, actor, act, asked));
    if (question !== null) admissions.set(question, result);
    results.push(result);
  }
  return results;
}

async function admit(
  policies: PolicySet,
  tx: Tx,
  actor: Actor,
  act: Operation,
  input: unknown,
): Promise<Result<Subject>> {
  try {
    return ok(await admitted(policies, tx, actor, act, input));
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.problem);
    throw error;
  }
}

function refusedOr<Value>(body: () => Value): Result<Value> {
  try {
    return ok(body());
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.problem);
    throw error;
  }
}

const pick = (input: object, fields: readonly string[]): { readonly [field: string]: unknown } =>
  Object.fromEntries(fields.map((field) => [field, (input as Record<string, unknown>)[field]]));
