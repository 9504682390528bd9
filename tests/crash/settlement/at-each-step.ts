import { expect } from 'vitest';
import { postgresActLog, postgresIdempotency } from '#adapters/postgres';
import type { Actor, Result } from '#foundation';
import { createPerform, loadPolicies } from '#platform/identity';
import type { Accounts } from '../../settlement/ground.ts';
import { Crash, type CrashPoint, type Life, steppingDatabase } from '../release/dying.ts';

/** Does acts by a process that may die, with a key: asked again it is the same request. */
export function dyingActor({ db, modules }: Accounts['ground'], life: Life, policies: string) {
  const perform = createPerform({
    database: steppingDatabase(db.database, life),
    policies: loadPolicies(modules, policies),
    idempotency: postgresIdempotency,
    actLog: postgresActLog,
  });
  const acts = modules.flatMap(({ acts: own = [] }) => own);
  let requests = 0;
  return (actor: Actor, name: string, input: object, idempotencyKey: string): Promise<Result<unknown>> =>
    perform(actor, acts.find((one) => one.name === name)!, input, {
      requestId: `req_${++requests}`,
      idempotencyKey,
    });
}

/** Something about to be done: what is to happen once, and how often it has. */
export interface AboutToHappen {
  readonly work: () => Promise<unknown>;
  readonly happened: () => Promise<number>;
  /** Looks at what a process left that died or was the last, before it is asked again. */
  readonly left?: () => Promise<void>;
  /** After a round. */
  readonly over?: () => Promise<void>;
}

/** Dies at each of its steps, one after the other, and is asked again; answers how many steps it has. */
export async function atEachStep(
  life: Life,
  point: CrashPoint,
  prepare: (step: number) => Promise<AboutToHappen>,
): Promise<number> {
  for (let step = 1; ; step++) {
    const { work, happened, left, over } = await prepare(step);
    expect(await happened()).toBe(0);
    life.diesAt(step, point);
    await work().catch((error: unknown) => {
      if (!(error instanceof Crash)) throw error;
    });
    const died = life.died;
    life.lives();
    expect([0, 1]).toContain(await happened());
    await left?.();
    await work();
    expect(await happened(), `again after ${point} step ${step}`).toBe(1);
    await work();
    expect(await happened(), 'and once more').toBe(1);
    await over?.();
    if (!died) return step - 1;
  }
}
