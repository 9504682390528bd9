import { sql } from 'kysely';
import { type Action, type Actor, ok, Refusal, type Result, refuse, type Tx } from '#foundation';
import { doneIn, type PerformPorts } from './perform.ts';
import { inputProblem } from './validate.ts';

/** An act that is tried. */
export interface Rehearsed {
  readonly act: Action;
  readonly input: unknown;
  /** Looked at first: what is there already is not tried. */
  readonly needless?: (tx: Tx) => Promise<boolean>;
}
export type Rehearse = (
  actor: Actor,
  steps: readonly Rehearsed[],
  call: { readonly requestId: string },
) => Promise<readonly Trial[]>;

/** What the act answers or refuses with; that there was nothing to do; or what broke that should not have. */
export type Trial = Result<unknown> | 'needless' | { readonly broken: unknown };

class Undone extends Error {}

/**
 * Makes the dry run: acts are done one after the other as the executor does them, each seeing what those before it did, and then all of it is undone.
 * What a step answers here it answers when it is done, if nothing changes in between. Nothing leaves the transaction: no event, no audit line, no hint.
 * What it locks is held until the end, so the steps are to be few.
 */
export function createRehearse(ports: Pick<PerformPorts, 'database' | 'policies'>): Rehearse {
  return async (actor, steps, { requestId }) => {
    let answers: Trial[] = [];
    await ports.database
      .transaction(
        async (tx) => {
          answers = [];
          for (const step of steps) answers.push(await tried(ports, tx, actor, step));
          throw new Undone();
        },
        { requestId, afterDeadlock: 'again' },
      )
      .catch((error) => {
        if (!(error instanceof Undone)) throw error;
      });
    return answers;
  };
}

async function tried(
  ports: Pick<PerformPorts, 'policies'>,
  tx: Tx,
  actor: Actor,
  { act, input, needless }: Rehearsed,
): Promise<Trial> {
  if (await needless?.(tx)) return 'needless';
  const invalid = inputProblem(act.input, input);
  if (invalid) return refuse(invalid);
  await sql`SAVEPOINT rehearsed`.execute(tx.tables());
  try {
    const { result } = await doneIn(ports.policies, tx, actor, act, input);
    await sql`RELEASE SAVEPOINT rehearsed`.execute(tx.tables());
    return ok(result);
  } catch (error) {
    if ((error as { code?: unknown }).code === deadlockDetected) throw error;
    await sql`ROLLBACK TO SAVEPOINT rehearsed`.execute(tx.tables());
    return error instanceof Refusal ? refuse(error.problem) : { broken: error };
  }
}

/** SQLSTATE: all of it is tried again. */
const deadlockDetected = '40P01';
