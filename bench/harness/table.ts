import { type BenchResult, barText } from './result.ts';

const number = (value: number): string => value.toLocaleString('en', { maximumSignificantDigits: 4 });

/** A result as a Markdown table, to be put into docs/build/bench.md as it is: one line for each case, the whole last, what stands beside under it. */
export function tableOf(result: BenchResult): string {
  const { name, ours, peer, ratio, bar, met, cases = [], beside = {}, date, commit, machine } = result;
  const lines = [
    `| ${name} | ours, ${ours.unit} | ${peer.name} ${peer.version} | ratio |`,
    '|---|---|---|---|',
    ...cases.map(
      (one) =>
        `| ${one.name} | ${number(one.ours.median)} | ${number(one.peer.median)} | ${number(one.ratio)}× |`,
    ),
    `| **all** | ${number(ours.median)} | ${number(peer.median)} | **${number(ratio)}×** (bar ${barText(bar)}: ${met ? 'met' : 'not met'}) |`,
  ];
  const told = Object.entries(beside).map(([what, value]) => `${what} ${plain(value)}`);
  return [
    ...lines,
    '',
    `${date.slice(0, 10)}, commit ${commit}, ${machine.cores} cores, load ${machine.load}${told.length > 0 ? `; ${told.join(', ')}` : ''}.`,
  ].join('\n');
}

function plain(value: unknown): string {
  if (typeof value === 'number') return number(value);
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.entries(value)
    .map(([what, one]) => `${what} ${plain(one)}`)
    .join(' ');
}
