import { drawFrom, seedOf } from '../../testkit/evaluator/index.ts';
import { type EpisodeOptions, playEpisode } from './episode.ts';
import type { World } from './world.ts';

export interface Played {
  readonly episodes: number;
  readonly answered: number;
  readonly refused: ReadonlyMap<string, number>;
  /** Calls that left while another of the same episode was stopped: the one fell out alone. */
  readonly mixed: number;
  readonly stops: ReadonlyMap<string, number>;
  readonly escaped: readonly string[];
  readonly replayedRows: number;
  readonly steps: number;
}

/**
 * Plays episodes, in each world one after the other. Their draws come from the seed; how far PostgreSQL gets between two of them does not.
 *
 * @param worlds each a hub with a database of its own: while one waits for PostgreSQL another goes on.
 */
export async function play(
  worlds: readonly World[],
  options: EpisodeOptions & {
    readonly seed: number;
    readonly episodes: number;
    /** After each episode, how many there have been. */
    readonly told?: (done: number, escaped: readonly string[]) => void;
  },
): Promise<Played> {
  const refused = new Map<string, number>();
  const stops = new Map<string, number>();
  const escaped: string[] = [];
  const counts = { answered: 0, mixed: 0, replayedRows: 0, steps: 0 };
  let next = 0;
  let done = 0;
  const playOne = async (world: World, index: number): Promise<void> => {
    const episode = await playEpisode(world, drawFrom(seedOf(options.seed, index)), options);
    const left = episode.calls.filter(({ hasRows }) => hasRows).length;
    counts.answered += left;
    counts.steps += episode.trace.length;
    counts.replayedRows += episode.replayedRows;
    if (left > 0 && episode.calls.some(({ refusal }) => refusal !== null)) counts.mixed += 1;
    for (const { refusal } of episode.calls)
      if (refusal) refused.set(refusal, (refused.get(refusal) ?? 0) + 1);
    for (const { name } of episode.stops) {
      const kind = name.replace(/^stop \d+ /, '');
      stops.set(kind, (stops.get(kind) ?? 0) + 1);
    }
    escaped.push(
      ...episode.escaped.map(
        (one) => `seed ${options.seed}, episode ${index}: ${one}: ${episode.trace.join('; ')}`,
      ),
    );
  };
  await Promise.all(
    worlds.map(async (world) => {
      while (next < options.episodes) {
        const index = next;
        next += 1;
        await playOne(world, index);
        done += 1;
        options.told?.(done, escaped);
      }
    }),
  );
  return { episodes: options.episodes, refused, stops, escaped, ...counts };
}
