import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { benches } from './benches.ts';
import { completed, machineNow, writeResult } from './harness/result.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongshu-bench-'));
});
afterAll(() => rm(folder, { recursive: true }));

const spread = { median: expect.any(Number), min: expect.any(Number), max: expect.any(Number) };

describe.each(benches.map((bench) => [bench.name, bench] as const))('%s at its smallest', (_, bench) => {
  it('gives the same answers as its peer, and a result of the agreed shape', async () => {
    const findings = await bench.run({ folder, say: () => {} }, 'tiny');
    expect(findings.length).toBeGreaterThan(0);
    for (const finding of findings) {
      const result = completed(finding, { date: 'now', commit: 'none', machine: machineNow() });
      expect(result).toMatchObject({
        name: expect.stringMatching(/^[a-z-]+$/),
        what: expect.stringContaining(' vs '),
        ours: { ...spread, unit: expect.any(String) },
        peer: { ...spread, name: expect.any(String), version: expect.stringMatching(/\d/) },
        ratio: finding.ours.median / finding.peer.median,
        met: expect.any(Boolean),
        runs: expect.any(Number),
      });
      await writeResult(result, folder);
    }
  }, 180_000);
});
