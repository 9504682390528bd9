import { expect, it } from 'vitest';
import { completed } from './result.ts';
import { tableOf } from './table.ts';

it('is a table for the documentation, with what stands beside under it', () => {
  const spread = (median: number) => ({ median, min: median, max: median });
  const result = completed(
    {
      name: 'growth',
      what: 'one question on more rows',
      ours: { ...spread(1234.5), unit: 'ms' },
      peer: { name: 'DuckDB', version: 'v1', ...spread(617.25) },
      ratio: 2,
      bar: { atMost: 3 },
      runs: 3,
      cases: [{ name: '100 rows', ours: spread(3), peer: spread(2), ratio: 1.5 }],
      beside: { flights: 'published', buildMs: spread(7) },
    },
    {
      date: '2026-01-05T00:00:00Z',
      commit: 'abc',
      machine: { cores: 2, memoryGiB: 8, cpu: 'x', node: 'v26', load: 0 },
    },
  );
  expect(tableOf(result).split('\n')).toEqual([
    '| growth | ours, ms | DuckDB v1 | ratio |',
    '|---|---|---|---|',
    '| 100 rows | 3 | 2 | 1.5× |',
    '| **all** | 1,235 | 617.3 | **2×** (bar ≤ 3: met) |',
    '',
    '2026-01-05, commit abc, 2 cores, load 0; flights published, buildMs median 7 min 7 max 7.',
  ]);
});
