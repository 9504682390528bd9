import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor, Subject } from '#foundation';
import { decide, loadPolicies, type PolicySet, roleCodes, withoutPolicies } from '#platform/identity';
import { allModules } from '../../programs/server/modules.ts';

const seed = Number(process.env['GONGSHU_TEST_SEED'] ?? 20);
const modules = await allModules();
const policies = loadPolicies(modules, 'two-people');
/** Taken from the acts themselves, so that a new step of two people is tried, too. */
const steps = modules.flatMap(({ name, acts = [] }) =>
  acts.filter(({ fourEyes }) => fourEyes).map((act) => ({ module: name, act: act.name })),
);
const until = Temporal.Instant.from('2027-01-01T00:00:00Z');

/** Any post with any roles, held or stood in for; any side of the matter; any state. */
const drawn = fc.record({
  roles: fc.uniqueArray(fc.constantFrom(...roleCodes), { minLength: 1, maxLength: 4 }),
  post: fc.integer({ min: 1, max: 9 }),
  deputy: fc.boolean(),
  owner: fc.boolean(),
  handler: fc.boolean(),
  kind: fc.constantFrom(
    'registration-application',
    'agreement',
    'plan',
    'incident',
    'stop',
    'objection',
    'honest-error',
    'external-decision',
    'thing',
  ),
  before: fc.array(fc.constantFrom('per_other', 'per_third'), { maxLength: 2 }),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer Value> ? Value : never;

const actorOf = ({ roles, post, deputy }: Drawn): Actor => ({
  kind: 'person',
  personId: 'per_me',
  postId: `pst_${post}`,
  organisationId: 'org_own',
  roles,
  ...(deputy ? { deputyUntil: until } : {}),
});
const subjectOf = ({ kind, owner, handler, before }: Drawn, authors: readonly string[]): Subject => ({
  kind,
  id: 'x',
  owner: owner ? 'org_own' : 'org_other',
  handler: handler ? 'org_own' : 'org_third',
  parties: ['org_own', 'org_other'],
  authors: [...before, ...authors],
});

const neverAlone = (set: PolicySet, act: string) =>
  fc.property(drawn, (one) => {
    const decision = decide(set, actorOf(one), act, subjectOf(one, ['per_me']));
    expect(decision.allowed).toBe(false);
    expect(!decision.allowed && decision.forbids.map(({ id }) => id)).toContain('house.four-eyes');
  });

describe(`steps that take two people (seed ${seed})`, () => {
  it('are there in every module that decides', () => {
    for (const module of ['registration', 'authorisation', 'supervision', 'casework'])
      expect(steps.filter((one) => one.module === module).length, module).toBeGreaterThan(0);
  });

  it.each(steps)(
    '$act is never done by who did the step before, in whatever post, roles or deputyship',
    ({ act }) => {
      fc.assert(neverAlone(policies, act), { seed, numRuns: 60 });
    },
  );

  it('are found to be done by one, each of them, once the policy is not there that keeps two people apart', () => {
    const planted = withoutPolicies(modules, ['house.four-eyes'], 'two-people-planted');
    for (const { act } of steps)
      expect(fc.check(neverAlone(planted, act), { seed, numRuns: 60, endOnFailure: true }).failed, act).toBe(
        true,
      );
    // And it is no other policy that refuses them all: somebody then does a step after themselves.
    const ones = fc.sample(drawn, { seed, numRuns: 40 });
    const doneAlone = steps.find(({ act }) =>
      ones.some((one) => decide(planted, actorOf(one), act, subjectOf(one, ['per_me'])).allowed),
    );
    expect(doneAlone).toBeDefined();
  });

  it.each(steps)(
    '$act is not kept from another person by that: the refusal above is not everybody’s',
    ({ act }) => {
      fc.assert(
        fc.property(drawn, (one) => {
          const decision = decide(policies, actorOf(one), act, subjectOf(one, []));
          expect(decision.allowed ? [] : decision.forbids.map(({ id }) => id)).not.toContain(
            'house.four-eyes',
          );
        }),
        { seed, numRuns: 20 },
      );
    },
  );
});
