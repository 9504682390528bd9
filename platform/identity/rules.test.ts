import { describe, expect, it } from 'vitest';
import type { HeldRole } from './model/separation.ts';
import { R71 } from './model/uscc-rule.ts';
import { ID1, ID2, ID3 } from './rules.ts';

const at = (iso: string) => Temporal.Instant.from(`${iso}T00:00:00+08:00`);
const held = (role: HeldRole['role'], from: string, until: string | null): HeldRole => ({
  party: 'per_one',
  role,
  during: { from: at(from), until: until === null ? null : at(until) },
});

describe('separation of duties', () => {
  it('ID1 one person is never two of the three administrators at once, but may be one after the other', () => {
    expect(
      ID1.judge([held('system-admin', '2026-01-01', null), held('audit-admin', '2026-02-01', null)]).holds,
    ).toBe(false);
    expect(
      ID1.judge([held('system-admin', '2026-01-01', '2026-02-01'), held('audit-admin', '2026-02-01', null)])
        .holds,
    ).toBe(true);
  });
  it('ID2 registrar, operator and implementing body are kept apart', () => {
    expect(
      ID2.judge([held('registrar-acceptor', '2026-01-01', null), held('operator', '2026-01-01', null)]).holds,
    ).toBe(false);
    expect(
      ID2.judge([
        held('registrar-acceptor', '2026-01-01', null),
        held('registrar-reviewer', '2026-01-01', null),
      ]).holds,
    ).toBe(true);
  });
  it('ID3 a deputy’s term is bounded', () => {
    const term = (until: string | null) => ({
      from: at('2026-01-01'),
      until: until === null ? null : at(until),
    });
    expect(ID3.judge(term('2026-01-15')).holds).toBe(true);
    expect(ID3.judge(term('2027-12-31')).holds).toBe(false);
    expect(ID3.judge(term(null)).holds).toBe(false);
  });
  it('R71 a unified social credit code has its check character', () => {
    expect(R71.judge('91350100M000100Y43').holds).toBe(true);
    expect(R71.judge('91350100M000100Y4Z').holds).toBe(false);
  });
});
