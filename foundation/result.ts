import type { Problem } from './problem.ts';

/** What an expected refusal looks like inside the house: returned, never thrown. Broken assumptions throw. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem };

/** The act did what was asked. */
export const ok = <Value>(value: Value): Result<Value> => ({ ok: true, value });
/** An expected refusal; the executor rolls the transaction back and records it. */
export const refuse = (problem: Problem): { readonly ok: false; readonly problem: Problem } => ({
  ok: false,
  problem,
});

/** Take the value or throw the problem as an {@link Refusal}; for scripts and tests where a refusal is a broken assumption. */
export function expectOk<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new Refusal(result.problem);
}

/** A problem that travels by throwing, only between a transaction body and the executor that rolls it back. */
export class Refusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.detail?.en ?? problem.title.en}`);
    this.problem = problem;
  }
}
