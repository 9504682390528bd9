import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benches } from './benches.ts';
import type { Bench, Size } from './harness/bench.ts';
import {
  type BenchResult,
  barText,
  commitNow,
  completed,
  machineNow,
  writeResult,
} from './harness/result.ts';
import { tableOf } from './harness/table.ts';

/*
 * `npm run bench` measures everything, `npm run bench -- NAME …` some of it. Figures go to bench/results/NAME.json and stay there
 * with the commit they belong to. The exit code is 0 also when a bar is not met: a figure is a finding, not a failure.
 */

const results = join(import.meta.dirname, 'results');
const say = (line: string): void => console.log(line);

const names = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const size: Size = process.argv.includes('--tiny') ? 'tiny' : 'full';
const unknown = names.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  console.error(`No bench ${unknown.join(', ')}. There are: ${benches.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

const done: BenchResult[] = [];
for (const bench of benches.filter(({ name }) => names.length === 0 || names.includes(name)))
  done.push(...(await measure(bench)));
say('');
for (const result of done) say(lineOf(result));

async function measure(bench: Bench): Promise<readonly BenchResult[]> {
  const machine = machineNow();
  const at = { date: new Date().toISOString(), commit: commitNow(), machine };
  say(`\n${bench.name} (${machine.cores} cores, load ${machine.load})`);
  // Where the home of an installation would be: on disk. Memory-backed storage would make syncing free.
  const folder = await mkdtemp(join(existsSync('/var/tmp') ? '/var/tmp' : tmpdir(), 'gongshu-bench-'));
  try {
    const findings = await bench.run({ folder, say: (line) => say(`  ${line}`) }, size);
    const complete = findings.map((finding) => completed(finding, at));
    // A tiny run is a rehearsal: its figures mean nothing and are not kept.
    if (size === 'full') for (const result of complete) await writeResult(result, results);
    for (const result of complete) say(`\n${tableOf(result)}`);
    return complete;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function lineOf({ name, ours, peer, ratio, bar, met }: BenchResult): string {
  const number = (value: number) => value.toLocaleString('en', { maximumSignificantDigits: 4 });
  return `${met ? 'met    ' : 'not met'} ${name.padEnd(20)} ${number(ratio)}× (bar ${barText(bar)})   ours ${number(ours.median)} ${ours.unit}, ${peer.name} ${peer.version} ${number(peer.median)}`;
}
