import type { OutputRules } from '#platform/authorisation/model';
import type { RevisionFacts } from '#platform/query/model';
import { item, otherItem, resource, sampleAgreement } from '#testkit';
import type { SourceRow } from '../../testkit/evaluator/index.ts';
import { type AttackGround, attackGround } from './without-guard.ts';

/** 200 people in two districts; p3 earns 777777 and nobody may learn it. Each has three visits, p3 has sixty. */
export const people: readonly SourceRow[] = Array.from({ length: 200 }, (_, index) => ({
  pid: `p${index}`,
  id: String(index),
  district: index % 2 === 0 ? '东城' : '西城',
  // One value, one unknown, one weight: each marks p3 alone.
  mark: index === 3 ? '1' : '0',
  known: index === 3 ? null : '5.00',
  half: index < 100 ? null : '8.00',
  income: index === 3 ? '777777.00' : String(3000 + index),
  bonus: index < 5 ? '100.00' : '0.00',
  secret: index === 3 ? '甲' : '乙',
}));
export const visits: readonly SourceRow[] = people.flatMap(({ pid }, index) =>
  Array.from({ length: index === 3 ? 60 : 3 }, (_, visit) => ({ pid: pid!, cost: String(10 + visit) })),
);
/** What the attacker is after. */
export const target = 777_777;

const resources = [
  resource('people', {
    items: [
      item('pid', '人员', 'text', { kind: 'pseudonym', domain: 'person' }),
      item('id', '编号', 'integer'),
      item('district', '区', 'text'),
      item('income', '收入', 'decimal', { kind: 'keep' }, 2),
      item('bonus', '补贴', 'decimal', { kind: 'keep' }, 2),
      item('mark', '记号', 'integer'),
      item('known', '已知', 'decimal', { kind: 'keep' }, 2),
      item('half', '半数', 'decimal', { kind: 'keep' }, 2),
    ],
    otherItems: [otherItem('secret', '密', 'text')],
    protectedUnits: [{ unit: 'person', items: ['pid'] }],
  }),
  resource('visits', {
    items: [
      item('pid', '人员', 'text', { kind: 'pseudonym', domain: 'person' }),
      item('cost', '费用', 'decimal', { kind: 'keep' }, 2),
    ],
    protectedUnits: [{ unit: 'person', items: ['pid'] }],
    joins: [{ toResourceId: 'res_people', keys: [{ from: 'pid', to: 'pid' }] }],
  }),
];

const facts = (place: number, uniqueKeys: RevisionFacts['uniqueKeys']): RevisionFacts => ({
  revisionId: `rev_${place}`,
  schema: [...resources[place]!.items, ...resources[place]!.otherItems].map(({ itemId, type }) => ({
    itemId,
    type,
    column: `raw ${itemId}`,
  })),
  uniqueKeys,
});

/** The town under an agreement with these output rules; ten people behind each number where nothing else is said. */
export const town = (
  output: Partial<OutputRules> = {},
  data: { readonly people?: readonly SourceRow[]; readonly visits?: readonly SourceRow[] } = {},
): Promise<AttackGround> =>
  attackGround(
    sampleAgreement(resources, { minimumGroup: 10, ...output }),
    { res_people: data.people ?? people, res_visits: data.visits ?? visits },
    { res_people: facts(0, [['pid']]), res_visits: facts(1, []) },
  );
