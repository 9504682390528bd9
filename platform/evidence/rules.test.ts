import { describe, expect, it } from 'vitest';
import { R67, R75, type RecordKind } from './rules.ts';

const at = (text: string) => Temporal.Instant.from(text);

describe('R67 retention', () => {
  it.each<[RecordKind, string, string, boolean]>([
    ['log', '2026-01-05T09:00:00+08:00', '2026-07-05T08:59:59+08:00', false],
    ['log', '2026-01-05T09:00:00+08:00', '2026-07-05T09:00:00+08:00', true],
    ['log', '2025-08-31T09:00:00+08:00', '2026-02-28T09:00:00+08:00', true],
    ['provision', '2026-01-05T09:00:00+08:00', '2029-01-05T08:59:59+08:00', false],
    ['impact-assessment', '2026-01-05T09:00:00+08:00', '2029-01-05T09:00:00+08:00', true],
  ])('%s of %s may go at %s: %s', (record, createdAt, now, holds) => {
    expect(R67.judge({ record, createdAt: at(createdAt), now: at(now) }).holds).toBe(holds);
  });
  it('takes longer periods of a profile', () => {
    const verdict = R67.judge(
      { record: 'log', createdAt: at('2026-01-05T00:00:00Z'), now: at('2026-08-01T00:00:00Z') },
      { logMonths: 12 },
    );
    expect([verdict.holds, verdict.output.keepUntil.toString()]).toEqual([false, '2027-01-05T00:00:00Z']);
  });
});

describe('R75 traceability', () => {
  it('wants resource, authorisation and log entry', () => {
    const whole = { resources: ['res_1'], authorisation: 'agr_1', entry: 'ent_1' };
    expect(R75.judge(whole).holds).toBe(true);
    expect(R75.judge({ ...whole, resources: [] }).reasons[0]?.zh).toContain('资源');
    expect(R75.judge({ ...whole, authorisation: null }).reasons[0]?.zh).toContain('授权');
    expect(R75.judge({ ...whole, entry: null }).holds).toBe(false);
    expect(R75.judge({ resources: [], authorisation: null, entry: null }).reasons).toHaveLength(3);
  });
});
