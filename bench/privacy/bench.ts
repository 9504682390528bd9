import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createRiskEngine } from '#adapters/duckdb';
import { measureRisk } from '#platform/privacy';
import { alternate, timed } from '../harness/alternate.ts';
import type { Bench, Ground, Size } from '../harness/bench.ts';
import type { Case, Finding } from '../harness/result.ts';
import { type Spread, spreadOf } from '../harness/spread.ts';
import { type Answer, pycanon } from './pycanon.ts';
import { type Grain, quasi, sensitive, writeResidents } from './residents.ts';

interface Plan {
  /** Both ways, one after the other: rows by grain. */
  readonly compared: readonly { readonly grain: Grain; readonly rows: number }[];
  /** Ours alone. */
  readonly growth: readonly number[];
  readonly rounds: number;
}
const plans: { readonly [of in Size]: Plan } = {
  full: {
    // Of the register as it is pycanon takes minutes for some hundred rows: its time grows with classes times values.
    compared: [
      { grain: 'fine', rows: 300 },
      { grain: 'coarse', rows: 10_000 },
      { grain: 'coarse', rows: 100_000 },
      { grain: 'coarse', rows: 1_000_000 },
    ],
    growth: [10_000, 100_000, 1_000_000, 5_000_000],
    rounds: 2,
  },
  tiny: { compared: [{ grain: 'coarse', rows: 200 }], growth: [200, 400], rounds: 1 },
};
const peerMs = 240_000;

/**
 * k, l and t of two sensitive attributes over six quasi-identifiers, from the Parquet, against pycanon on a table it has already read. The ratio is that of
 * a million generalised rows; a register as it is, where nearly every row is a class, stands beside it at what pycanon can do of it.
 */
export const reidentification: Bench = {
  name: 'reidentification',
  async run(ground, size) {
    const { compared, growth, rounds } = plans[size];
    const peer = await pycanon(ground.say);
    const cases: (Case & { readonly grain: Grain; readonly rows: number })[] = [];
    for (const { grain, rows } of compared) {
      const one = await compare(ground, grain, rows, rounds, peer);
      if (one) cases.push({ name: `${rows.toLocaleString('en')} rows, ${grain}`, grain, rows, ...one });
    }
    const grown: { size: number; median: number }[] = [];
    const whole: { size: number; median: number }[] = [];
    for (const rows of growth) {
      const path = join(ground.folder, `fine-${rows}`);
      await writeResidents(path, rows, 'fine');
      const measures = [];
      const reports = [];
      for (let round = 0; round < rounds; round++) {
        measures.push((await ours(path, true)).took);
        reports.push((await ours(path, false)).took);
      }
      grown.push({ size: rows, median: spreadOf(measures).median });
      whole.push({ size: rows, median: spreadOf(reports).median });
      ground.say(
        `${rows} rows as they are: ${Math.round(grown.at(-1)!.median)} ms, whole report ${Math.round(whole.at(-1)!.median)} ms`,
      );
      await clean(path);
    }
    return [finding(cases, grown, whole, rounds, peer?.version ?? null)];
  },
};

type Peer = Awaited<ReturnType<typeof pycanon>>;

async function compare(ground: Ground, grain: Grain, rows: number, rounds: number, peer: Peer) {
  if (!peer) return null;
  const path = join(ground.folder, `${grain}-${rows}`);
  await writeResidents(path, rows, grain);
  try {
    const theirs = async () => {
      const told = await peer.ask(`${path}.csv`, quasi.join(), sensitive.join(), peerMs);
      if (!told) throw new TookTooLong();
      return { answer: rounded(told.answer), took: told.took };
    };
    const done = await alternate(
      `${rows} rows`,
      async () => {
        const { answer, took } = await ours(path, true);
        return { answer: rounded(answer), took };
      },
      theirs,
      rounds,
    );
    ground.say(
      `${rows} rows, ${grain}: ${Math.round(done.ours.median)} ms, pycanon ${Math.round(done.peer.median)} ms, ${(1 / done.ratio).toFixed(1)} times as fast`,
    );
    return done;
  } catch (error) {
    if (!(error instanceof TookTooLong)) throw error;
    ground.say(`${rows} rows, ${grain}: pycanon was not done within ${peerMs / 1000} s`);
    return null;
  } finally {
    await clean(path);
  }
}

class TookTooLong extends Error {}

async function ours(path: string, only: boolean): Promise<{ answer: Answer; took: number }> {
  const engine = createRiskEngine({ path: (name) => `${name}.parquet`, timeMs: 600_000 });
  const { value, ms } = await timed(() =>
    measureRisk(
      engine,
      { parquetSha256: path, quasi, sensitive, missing: 'own-value', withoutColumns: only },
      { threshold: 0.05 },
    ),
  );
  if (!value.ok) throw new Error(value.why);
  const { k, sensitive: told } = value.measures;
  return {
    answer: { k, sensitive: told.map((one) => ({ l: one.distinctL, t: one.tOrdered ?? one.tEqual })) },
    took: ms,
  };
}

/** Sums of many floating-point shares agree to nine digits. */
const rounded = ({ k, sensitive: told }: Answer): Answer => ({
  k,
  sensitive: told.map(({ l, t }) => ({ l, t: Number(t.toFixed(9)) })),
});

const clean = (path: string) =>
  Promise.all(['csv', 'parquet'].map((ending) => rm(`${path}.${ending}`, { force: true })));

function finding(
  cases: readonly (Case & { readonly grain: Grain; readonly rows: number })[],
  growth: readonly { readonly size: number; readonly median: number }[],
  whole: readonly { readonly size: number; readonly median: number }[],
  runs: number,
  version: string | null,
): Finding {
  const told = cases.at(-1);
  const nothing: Spread = { median: 0, min: 0, max: 0 };
  const alone = growth.at(-1)!.median;
  return {
    name: 'reidentification',
    what: told
      ? `k, l and t of ${told.rows.toLocaleString('en')} generalised rows, six quasi-identifiers and two sensitive attributes, vs pycanon`
      : 'k, l and t, six quasi-identifiers and two sensitive attributes, vs pycanon, which is not to be had on this machine',
    ours: { ...(told?.ours ?? { median: alone, min: alone, max: alone }), unit: 'ms' },
    peer: { name: 'pycanon', version: version ?? '0 (not there)', ...(told?.peer ?? nothing) },
    // Without the peer there is no ratio: what cannot be compared meets no bar.
    ratio: told ? told.ratio : Number.POSITIVE_INFINITY,
    bar: { atMost: 1 / 50 },
    runs,
    cases,
    growth,
    beside: { wholeReportMs: Object.fromEntries(whole.map(({ size, median }) => [size, median])) },
  };
}
