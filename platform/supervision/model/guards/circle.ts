import { text } from '#foundation';
import type { Fact, Finding } from '../alerts/finding.ts';
import { type Approval, dayOf, type TiedTo } from './office.ts';
import { GD4, GD5 } from './rules.ts';

const step = ({ thing, act, at }: Approval, aspect: string): Fact => {
  const slash = thing.indexOf('/');
  return {
    kind: thing.slice(0, slash),
    id: thing.slice(slash + 1),
    aspect,
    said: text(`复核或决定：${act}`, `Second step: ${act}`),
    at,
  };
};

/** GD4: second steps on matters of another organisation with which the person is tied by a post. */
export function ownCircle(approvals: readonly Approval[], sat: TiedTo): readonly Finding[] {
  const tied = approvals.filter(
    ({ by, owner, organisationId }) => owner !== '' && owner !== organisationId && sat(by, owner),
  );
  return [...Map.groupBy(tied, ({ by, owner }) => `${by}/${owner}`)].flatMap(([key, of]) => {
    if (GD4.judge({ approvals: of.length }).holds) return [];
    const { by, owner } = of[0]!;
    return [
      {
        family: 'guard' as const,
        rule: GD4.id,
        key,
        title: text('审批曾任职单位的事项', 'Matters of a former organisation approved'),
        persons: [by],
        thing: { kind: 'organisation', id: owner },
        figures: { approvals: of.length },
        facts: of.map((one) => step(one, one.at.toString())),
      },
    ];
  });
}

const quarterOf = (date: Temporal.PlainDate): string => `${date.year}-Q${Math.ceil(date.month / 3)}`;

/**
 * GD5: two persons who find each other far oftener than chance. What chance is, the others tell: those whom the same reviewer has reviewed at least once, in the
 * same acts, so that a section with its own reviewer is compared with itself.
 */
export function samePairs(approvals: readonly Approval[], now: Temporal.Instant): readonly Finding[] {
  const quarter = quarterOf(dayOf(now));
  const inActs = Map.groupBy(
    approvals.flatMap((one) => one.first.map((first) => ({ ...one, proposer: first }))),
    ({ organisationId, act }) => `${organisationId} ${act.split('.')[0]}`,
  );
  const findings: Finding[] = [];
  for (const steps of inActs.values()) {
    const ofProposer = Map.groupBy(steps, ({ proposer }) => proposer);
    for (const [proposer, own] of ofProposer)
      for (const [by, together] of Map.groupBy(own, (one) => one.by)) {
        const circle = [...ofProposer].filter(
          ([other, of]) => other !== proposer && other !== by && of.some((one) => one.by === by),
        );
        // Nobody reviews their own: what fell to the proposer among the others' would here have fallen to somebody else.
        const others = circle.flatMap(([, of]) => of.filter((one) => one.by !== proposer));
        const verdict = GD5.judge({
          proposed: own.length,
          by: together.length,
          others: others.length,
          othersBy: others.filter((one) => one.by === by).length,
          reviewers: new Set([...own, ...others].map((one) => one.by)).size,
        });
        if (verdict.holds) continue;
        findings.push({
          family: 'guard',
          rule: GD5.id,
          key: `${proposer}/${by}/${quarter}`,
          once: true,
          title: text('经办与复核固定搭配', 'The same two again and again'),
          persons: [proposer, by],
          thing: { kind: 'person', id: by },
          figures: { proposed: own.length, by: together.length, others: others.length },
          facts: together.map((one) => step(one, one.at.toString())),
        });
      }
  }
  return findings;
}
