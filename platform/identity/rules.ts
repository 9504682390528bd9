import { defineRule, type InstantInterval, type Text, text } from '#foundation';
import { deputyTermDays, termWithin } from './model/deputy-term.ts';
import {
  type Collision,
  collisions,
  describeCollision,
  type HeldRole,
  registryAndOperation,
  type Separation,
  threeAdministrators,
} from './model/separation.ts';
import { R71 } from './model/uscc-rule.ts';

const keptApart = (separation: Separation) => (held: readonly HeldRole[]) => {
  const output: readonly Collision[] = collisions(separation, held);
  const kept = text(`${separation.title.zh}：符合。`, `${separation.title.en}: kept.`);
  return {
    holds: output.length === 0,
    reasons: output.length === 0 ? [kept] : output.map(describeCollision),
    output,
  };
};

/** Who sits where changes: persons and organisations are looked at. */
const appointing = [
  'identity.change-post-roles',
  'identity.appoint',
  'identity.propose-hand-over',
  'identity.give-hand-over',
  'identity.name-deputy',
];

/** 三员 are three persons, by tenure and by deputy, at every time. */
export const ID1 = defineRule({
  id: 'ID1',
  title: text('三员分立', 'System, security and audit administrator are three persons'),
  clause: { document: 'GB/T 22239-2019', article: '8.1.7.2' },
  inForce: { from: '2019-12-01' },
  jurisdiction: 'CN',
  verified: false,
  parameters: {},
  actsIn: appointing,
  check: keptApart(threeAdministrators),
});

/** Registrar, operator and implementing body are different organisations with different people. */
export const ID2 = defineRule({
  id: 'ID2',
  title: text('管运适度分离', 'Registrar, operator and implementing body are kept apart'),
  clause: { document: '意见', article: '十一' },
  alsoBasedOn: [{ document: '实施规范', article: '3' }],
  inForce: { from: '2025-03-01' },
  jurisdiction: 'CN',
  verified: false,
  parameters: {},
  actsIn: [
    ...appointing,
    'identity.open-post',
    'identity.move-post',
    'identity.merge-organisations',
    'identity.split-organisation',
    'identity.confirm-reorganisation',
  ],
  check: keptApart(registryAndOperation),
});

/** A deputy's term is bounded, and ends by itself. The number of days is a bureau's own parameter. */
export const ID3 = defineRule({
  id: 'ID3',
  title: text('代理期限', 'Term of a deputy'),
  clause: { document: 'GB/T 22239-2019', article: '8.1.7.2' },
  inForce: { from: '2019-12-01' },
  jurisdiction: 'CN',
  verified: false,
  parameters: { longestDays: deputyTermDays },
  actsIn: ['identity.name-deputy'],
  check: (term: InstantInterval, { longestDays }) => {
    const holds = termWithin(term, longestDays);
    const limit: Text = text(
      `代理期限最长${longestDays}日。`,
      `A deputy’s term is at most ${longestDays} days.`,
    );
    return { holds, reasons: [limit], output: undefined };
  },
});

export const separationRules = { person: [ID1, ID2], organisation: [ID2] } as const;
export const rules = [ID1, ID2, ID3, R71];
