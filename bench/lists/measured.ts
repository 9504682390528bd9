import { timed } from '../harness/alternate.ts';
import type { Case, Finding } from '../harness/result.ts';
import { quantile, spreadOf, summed } from '../harness/spread.ts';

/** So many times each, taking turns with the peer. */
export async function inTurns(
  rounds: number,
  ask: (round: number) => Promise<unknown>,
  askPeer: (round: number) => Promise<unknown>,
) {
  const took = { ours: [] as number[], peer: [] as number[] };
  for (let round = 1; round <= rounds; round++) {
    took.peer.push((await timed(() => askPeer(round))).ms);
    took.ours.push((await timed(() => ask(round))).ms);
  }
  const [ours, peer] = [spreadOf(took.ours), spreadOf(took.peer)];
  const sorted = took.ours.toSorted((a, b) => a - b);
  const at = (share: number) => quantile(sorted, share);
  return { ours, peer, ratio: ours.median / peer.median, p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** What was found of all of them, and which took too long. */
export function findingOf(
  cases: readonly (Case & { readonly p95: number })[],
  of: {
    readonly name: string;
    readonly what: string;
    readonly peer: { readonly name: string; readonly version: string };
    readonly rounds: number;
    readonly figures: { readonly [name: string]: number };
  },
  say: (line: string) => void,
): Finding {
  const above = cases.filter(({ p95 }) => p95 >= 100).map(({ name }) => name);
  say(above.length === 0 ? 'all below 100 ms (p95)' : `ABOVE 100 ms (p95): ${above.join('; ')}`);
  const [ours, peer] = [summed(cases.map((one) => one.ours)), summed(cases.map((one) => one.peer))];
  return {
    name: of.name,
    what: `${cases.length} lists and pages over a year of ${of.figures['applications']?.toLocaleString('en')} filings${of.what}`,
    ours: { ...ours, unit: 'ms' },
    peer: { ...of.peer, ...peer },
    ratio: ours.median / peer.median,
    // Our own. What is asked for is a p95 below 100 ms for each, told beside.
    bar: { atMost: 60 },
    runs: of.rounds,
    cases,
    beside: { slowestP95Ms: Math.max(...cases.map(({ p95 }) => p95)), above100Ms: above, ...of.figures },
  };
}
