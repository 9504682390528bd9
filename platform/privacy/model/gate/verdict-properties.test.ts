import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { text } from '#foundation';
import { levels } from '../level.ts';
import { type ReleaseForm, releaseForms } from '../release-form.ts';
import { conditionCodes } from './demands.ts';
import type { GateFacts } from './facts.ts';
import { releaseAll } from './facts-for-tests.ts';
import { judgeGate, neverPasses } from './verdict.ts';

describe('property', () => {
  const facts: fc.Arbitrary<GateFacts> = fc.record({
    form: fc.constantFrom<ReleaseForm>(...releaseForms),
    guarded: fc.boolean(),
    personsGuarded: fc.boolean(),
    secrecy: fc.record({
      state: fc.constantFrom('none', 'awaiting', 'anew', 'non-secret', 'secret', 'undecided'),
      number: fc.constant(null),
    }),
    recurring: fc.boolean(),
    tradeSecrets: fc.boolean(),
    level: fc.option(
      fc.record(
        {
          level: fc.constantFrom(...levels),
          confirmed: fc.boolean(),
          raisedFrom: fc.constantFrom(...levels),
        },
        { requiredKeys: ['level', 'confirmed'] },
      ),
    ),
    findings: fc.array(
      fc.record({
        code: fc.constantFrom('personal-data/resident-id', 'personal-data/person-name', 'quality/x'),
        severity: fc.constantFrom('info', 'warning', 'error'),
        count: fc.nat(),
        columns: fc.subarray(['a', 'b']),
        message: fc.constant(text('…', '…')),
        sensitive: fc.boolean(),
      }),
    ),
    kept: fc.option(fc.subarray(['a', 'b'])),
    consented: fc.boolean(),
    basis: fc.option(
      fc.record({
        kind: fc.constantFrom('consent', 'statutory', 'anonymised'),
        reference: fc.constant('某法第一条'),
        confirmed: fc.boolean(),
      }),
    ),
    impactAssessed: fc.boolean(),
    preProvisionAssessed: fc.boolean(),
    risk: fc.constant(null),
    linkage: fc.constant(null),
    releases: fc.constant([]),
  });

  it('no decision, whatever it lists, lets pass what nobody may release', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const before = judgeGate(given);
        const after = judgeGate({ ...given, releases: releaseAll(given) });
        expect(after.passes).toBe(!neverPasses(before));
        expect(neverPasses(after)).toBe(neverPasses(before));
      }),
    );
  });

  it('says of every condition what was found, and of what stands in the way what to do', () => {
    fc.assert(
      fc.property(facts, (given) => {
        for (const condition of judgeGate(given).conditions) {
          expect(conditionCodes).toContain(condition.code);
          expect(condition.explanation.zh.length).toBeGreaterThan(0);
          expect(condition.explanation.en.length).toBeGreaterThan(0);
          if (!condition.met && condition.severity !== 'note') expect(condition.advice).not.toBeNull();
        }
      }),
    );
  });
});
