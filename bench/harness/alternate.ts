import { isDeepStrictEqual } from 'node:util';
import { type Spread, spreadOf } from './spread.ts';

/** One way to do the work: what came out of it, and what it took in the bench's unit. */
export type Way<Answer> = () => Promise<{ readonly answer: Answer; readonly took: number }>;

export class WrongAnswer extends Error {}

export interface Alternated {
  readonly ours: Spread;
  readonly peer: Spread;
  readonly ratio: number;
}

/**
 * Measure two ways of one piece of work. First each does it once and the answers are compared: a wrong answer throws
 * {@link WrongAnswer} before anything is timed. Then they take turns, and every round begins with the other one, so that whatever
 * else the machine does falls on both. Answers are compared in every round.
 *
 * @param agree when the two answers may differ lawfully; gives what of each has to be equal.
 */
export async function alternate<Answer>(
  name: string,
  ours: Way<Answer>,
  peer: Way<Answer>,
  rounds: number,
  agree: (ours: Answer, peer: Answer) => readonly [unknown, unknown] = (one, other) => [one, other],
): Promise<Alternated> {
  same(name, ...agree((await ours()).answer, (await peer()).answer));
  const took = { ours: [] as number[], peer: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    const answers = {} as { ours: Answer; peer: Answer };
    for (const who of round % 2 === 0 ? (['ours', 'peer'] as const) : (['peer', 'ours'] as const)) {
      const done = await (who === 'ours' ? ours : peer)();
      took[who].push(done.took);
      answers[who] = done.answer;
    }
    same(name, ...agree(answers.ours, answers.peer));
  }
  const spreads = { ours: spreadOf(took.ours), peer: spreadOf(took.peer) };
  return { ...spreads, ratio: spreads.ours.median / spreads.peer.median };
}

export function same(name: string, one: unknown, other: unknown): void {
  if (isDeepStrictEqual(one, other)) return;
  const excerpt = (value: unknown) => (JSON.stringify(value) ?? 'nothing').slice(0, 600);
  throw new WrongAnswer(
    `${name}: the two ways do not give the same answer\n  ${excerpt(one)}\n  ${excerpt(other)}`,
  );
}

/** Do something and say how long it took, in milliseconds. */
export async function timed<Value>(
  work: () => Promise<Value>,
): Promise<{ readonly value: Value; readonly ms: number }> {
  const began = performance.now();
  const value = await work();
  return { value, ms: performance.now() - began };
}
