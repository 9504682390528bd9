import type { ConditionCode } from './demands.ts';
import type { GateFacts, Release } from './facts.ts';
import { judgeGate } from './verdict.ts';

/** A revision against which nothing is to be said, to be opened. */
export const clean: GateFacts = {
  form: 'open',
  guarded: false,
  personsGuarded: false,
  secrecy: { state: 'non-secret', number: '保审〔2026〕1号' },
  recurring: false,
  tradeSecrets: false,
  level: { level: 'general-1', confirmed: true },
  findings: [],
  kept: null,
  consented: false,
  basis: null,
  impactAssessed: false,
  preProvisionAssessed: false,
  risk: null,
  linkage: null,
  releases: [],
};

export const release = (key: ConditionCode, mark: string): Release => ({
  decisionId: 'gdc_1',
  key,
  mark,
  reason: '经核实可以公开',
  by: 'per_1',
  second: 'per_2',
  at: '2026-01-06T01:00:00Z',
});
/** A decision that covers everything the gate says of these facts, also what nobody may release. */
export const releaseAll = (facts: GateFacts): readonly Release[] =>
  judgeGate(facts).conditions.map(({ code, mark }) => release(code, mark));
