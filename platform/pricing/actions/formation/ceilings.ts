import { Type } from 'typebox';
import {
  type Actor,
  type Defect,
  defineAction,
  formatMoneyGrouped,
  newId,
  ok,
  refuse,
  type Tx,
  text,
} from '#foundation';
import { agreement, priceBasisOf } from '#platform/authorisation';
import { completeTasks, handOn, openTask, recordStep, tellOrganisations } from '#platform/casework';
import { appendPublicFact } from '#platform/evidence';
import { pricedProducts } from '#platform/products';
import {
  byFormation,
  ceilingSubject,
  fenOf,
  formationRef,
  formationSubject,
  issuePaper,
  yuanField,
} from '../../formation/desk.ts';
import { ceilingReport } from '../../formation/papers.ts';
import { type CeilingLine, type UnitBasis, unitBases } from '../../model/formation/ceilings.ts';
import { ceilingLifecycle } from '../../model/formation/lifecycles.ts';
import { R39, R40 } from '../../model/formation/rules-of-ceilings.ts';
import { formationProblems as problems } from '../../problems.ts';
import { personOf } from '../../sides.ts';
import {
  type CeilingSetRow,
  ceilingSets,
  ceilingsIn,
  findCeilingSet,
  formationTables,
  lockFormation,
} from '../../store/formations.ts';

const CeilingAnswer = Type.Object({ ceilingSetId: Type.String(), state: Type.String() });
const bySet = {
  ceilingSetId: Type.String({ maxLength: 60, title: '上限收费标准', titleEn: 'Ceilings' }),
};
const setRef = (id: string) => ({ kind: 'ceiling-set', id });

/** The authorising body proposes the highest fee of each product; at the expected volumes they fit into the permitted revenue (R39). */
export const proposeCeilings = defineAction({
  name: 'pricing.propose-ceilings',
  title: text('拟定上限收费标准', 'Propose fee ceilings'),
  description: text(
    '为每个收费产品和服务拟定计费方式、上限和年度预计量；合计不得超过最高准许收入。由另一人复核后公布。',
    'Of each product: unit, ceiling and expected volume a year; together within the permitted revenue. Published once another person has checked them.',
  ),
  input: Type.Object(
    {
      ...byFormation,
      ceilings: Type.Array(
        Type.Object(
          {
            productId: Type.String({ maxLength: 60, format: 'product', title: '产品', titleEn: 'Product' }),
            basis: Type.Unsafe<UnitBasis>({
              type: 'string',
              enum: Object.keys(unitBases),
              enumTitles: unitBases,
              title: '计费方式',
              titleEn: 'Unit',
            }),
            yuan: yuanField('上限（元）', 'Ceiling (yuan)'),
            expectedVolume: Type.Integer({
              minimum: 0,
              maximum: 1_000_000_000_000,
              title: '年度预计量',
              titleEn: 'Expected volume a year',
            }),
          },
          { additionalProperties: false },
        ),
        { minItems: 1, maxItems: 200, title: '上限收费标准', titleEn: 'Ceilings' },
      ),
      reason: Type.String({
        minLength: 4,
        maxLength: 1000,
        format: 'text',
        title: '理由（资源消耗、人力、预计销量）',
        titleEn: 'Reason (resources used, labour, expected sales)',
      }),
    },
    { additionalProperties: false },
  ),
  output: CeilingAnswer,
  problems: [problems['ceilings-not-in-order'].type, problems['already-under-way'].type],
  rules: ['R39'],
  idempotent: true,
  subject: (tx, input) => formationSubject(tx, input.formationId),
  async run(actor: Actor, input, tx) {
    const row = await lockFormation(tx, input.formationId);
    if (row.state !== 'approved')
      return refuse(
        problems['ceilings-not-in-order']({
          detail: text('最高准许收入核定后才能制定上限', 'Only once the permitted revenue is approved'),
        }),
      );
    const sets = await ceilingSets(tx, row.id);
    if (sets.some(({ state }) => state === 'proposed')) return refuse(problems['already-under-way']());
    const sold = await pricedProducts(tx, row.agreement_id);
    const lines = input.ceilings.map(
      ({ productId, basis, yuan, expectedVolume }): CeilingLine => ({
        productId,
        basis,
        ceiling: fenOf(yuan),
        expectedVolume: BigInt(expectedVolume),
      }),
    );
    const defects = [
      ...unknownOrDoubled(lines, sold),
      ...countedOtherwise(lines, await basisOf(tx, row.agreement_id)),
    ];
    const fits = R39.judge({ lines, revenue: row.revenue_fen! });
    if (defects.length > 0 || !fits.holds)
      return refuse(
        problems['ceilings-not-in-order']({
          rule: 'R39',
          clause: fits.clause,
          defects: [...defects, ...(fits.holds ? [] : [{ at: '/ceilings', message: fits.reasons[0]! }])],
        }),
      );
    const id = newId('cls');
    await formationTables(tx)
      .insertInto('pricing.ceiling_set')
      .values({
        id,
        formation_id: row.id,
        version: sets.length + 1,
        state: ceilingLifecycle.initial,
        reason: input.reason,
        full_fen: fits.output.toString(),
        proposed_by: personOf(actor),
        proposed_at: tx.now,
        decided_by: null,
        decided_at: null,
        opinion: null,
        log_entry: null,
      })
      .execute();
    await formationTables(tx)
      .insertInto('pricing.ceiling')
      .values(
        lines.map((line) => ({
          set_id: id,
          product_id: line.productId,
          basis: line.basis,
          ceiling_fen: line.ceiling,
          expected_volume: line.expectedVolume,
        })),
      )
      .execute();
    await completeTasks(tx, { subject: formationRef(row), kind: 'pricing.ceilings' }, actor);
    await recordStep(tx, {
      subject: formationRef(row),
      title: text('拟定上限收费标准', 'Ceilings proposed'),
      actor,
    });
    await openTask(tx, {
      kind: 'pricing.check-ceilings',
      title: text(`复核上限收费标准：${row.agreement_number}`, `Check fee ceilings: ${row.agreement_number}`),
      subject: setRef(id),
      organisationId: row.authorising_body,
      role: 'authorising-body',
      acts: ['pricing.confirm-ceilings', 'pricing.decline-ceilings'],
      apartFrom: [personOf(actor)],
    });
    return ok({ ceilingSetId: id, state: ceilingLifecycle.initial });
  },
});

function unknownOrDoubled(lines: readonly CeilingLine[], sold: readonly { readonly id: string }[]): Defect[] {
  const seen = new Set<string>();
  return lines.flatMap(({ productId }, place): Defect[] => {
    const at = `/ceilings/${place}/productId`;
    if (seen.has(productId)) return [{ at, message: text('同一产品写了两次', 'The product is named twice') }];
    seen.add(productId);
    return sold.some(({ id }) => id === productId)
      ? []
      : [
          {
            at,
            message: text('不是该授权项下可收费的产品', 'No product of this agreement that may be charged'),
          },
        ];
  });
}

const basisOf = async (tx: Tx, agreementId: string): Promise<UnitBasis> =>
  priceBasisOf((await agreement(tx, agreementId))!.document);

/** A ceiling is counted as the fees under it are, or nothing could be held against it. */
const countedOtherwise = (lines: readonly CeilingLine[], fees: UnitBasis): Defect[] =>
  lines.flatMap(({ basis }, place): Defect[] =>
    basis === fees
      ? []
      : [
          {
            at: `/ceilings/${place}/basis`,
            message: text(
              `该授权的收费${unitBases[fees].zh}计，上限也应当${unitBases[fees].zh}计，才能相互比较`,
              `Fees of this agreement are counted by this unit: ${unitBases[fees].en}. A ceiling has to be counted so too`,
            ),
          },
        ],
  );

const opinion = Type.String({
  minLength: 4,
  maxLength: 1000,
  format: 'text',
  title: '意见',
  titleEn: 'Opinion',
});

/** Another person of the authorising body sets them: they are published, reported to the price authority, and hold from then on. */
export const confirmCeilings = defineAction({
  name: 'pricing.confirm-ceilings',
  title: text('复核并公布上限收费标准', 'Check and publish fee ceilings'),
  description: text(
    '由拟定人以外的人员复核；公布后运营机构的收费不得高于上限，并书面报告价格主管部门。',
    'By another person than who proposed them; from then on no fee is above its ceiling, and the price authority is told in writing.',
  ),
  input: Type.Object({ ...bySet, opinion }, { additionalProperties: false }),
  output: CeilingAnswer,
  problems: [problems['ceilings-not-in-order'].type],
  rules: ['R39', 'R40'],
  fourEyes: true,
  subject: (tx, input) => ceilingSubject(tx, input.ceilingSetId),
  async run(actor, input, tx) {
    const { row, set } = await lockSet(tx, input.ceilingSetId);
    const next = ceilingLifecycle.next(set.state, 'set');
    if (!next.ok) return next;
    const lines = await ceilingsIn(tx, [set.id]);
    const fits = R39.judge({ lines, revenue: row.revenue_fen! });
    if (row.state !== 'approved' || !fits.holds)
      return refuse(
        problems['ceilings-not-in-order']({ rule: 'R39', clause: fits.clause, detail: fits.reasons[0]! }),
      );
    const sold = await pricedProducts(tx, row.agreement_id);
    const titleOf = (id: string) => sold.find((one) => one.id === id)?.title ?? id;
    const yuan = formatMoneyGrouped;
    await formationTables(tx)
      .updateTable('pricing.ceiling_set')
      .set({ state: 'replaced' })
      .where('formation_id', '=', row.id)
      .where('state', '=', 'standing')
      .execute();
    const paper = await issuePaper(tx, actor, row, {
      template: ceilingReport,
      issuedBy: row.authorising_body,
      serveTo: [row.price_authority, row.data_authority, row.operator],
      values: {
        version: String(set.version),
        lines: lines.map(
          (line) =>
            `${titleOf(line.productId)}：${unitBases[line.basis].zh}，上限 ${yuan(line.ceiling)} 元，年度预计量 ${line.expectedVolume}`,
        ),
        full: yuan(fits.output),
        revenue: yuan(row.revenue_fen!),
        reason: set.reason,
      },
    });
    const entry = await appendPublicFact(tx, {
      kind: 'pricing.ceilings-set',
      subject: row.agreement_id,
      fact: {
        agreement: row.agreement_number,
        version: set.version,
        ceilings: lines.map((line) => ({
          product: titleOf(line.productId),
          productId: line.productId,
          basis: line.basis,
          ceilingFen: line.ceiling.toString(),
        })),
        document: paper.digest,
      },
    });
    await formationTables(tx)
      .updateTable('pricing.ceiling_set')
      .set({
        state: next.value,
        decided_by: personOf(actor),
        decided_at: tx.now,
        opinion: input.opinion,
        log_entry: entry.id,
      })
      .where('id', '=', set.id)
      .execute();
    await handOn(
      tx,
      actor,
      { ...setRef(set.id), title: row.agreement_number },
      text(`公布上限收费标准：${paper.number}`, `Ceilings published: ${paper.number}`),
    );
    await recordStep(tx, {
      subject: formationRef(row),
      title: text(`公布上限收费标准：${paper.number}`, `Ceilings published: ${paper.number}`),
      actor,
    });
    // What is dearer than its new ceiling is priced again.
    const fees = await basisOf(tx, row.agreement_id);
    for (const product of sold) {
      const line = lines.find(({ productId }) => productId === product.id);
      const within = R40.judge({
        price: product.dearestFen,
        basis: fees,
        ceiling: line ? { amount: line.ceiling, basis: line.basis } : null,
        trial: false,
      });
      if (!within.holds)
        await tellOrganisations(tx, actor, [row.operator], {
          kind: 'pricing.above-ceiling',
          subject: { kind: 'product', id: product.id },
          text: text(
            `产品“${product.title}”的收费不符合上限收费标准：${within.reasons[0]!.zh}。请重新定价或者下架。`,
            `The fee of “${product.title}” is not within its ceiling: ${within.reasons[0]!.en}. Price it again or take it off the list.`,
          ),
        });
    }
    return ok({ ceilingSetId: set.id, state: next.value });
  },
});

export const declineCeilings = defineAction({
  name: 'pricing.decline-ceilings',
  title: text('退回上限收费标准', 'Decline fee ceilings'),
  description: text('写明意见，退回重新拟定。', 'With the opinion; they are proposed anew.'),
  input: Type.Object({ ...bySet, opinion }, { additionalProperties: false }),
  output: CeilingAnswer,
  problems: [],
  fourEyes: true,
  subject: (tx, input) => ceilingSubject(tx, input.ceilingSetId),
  async run(actor, input, tx) {
    const { row, set } = await lockSet(tx, input.ceilingSetId);
    const next = ceilingLifecycle.next(set.state, 'decline');
    if (!next.ok) return next;
    await formationTables(tx)
      .updateTable('pricing.ceiling_set')
      .set({ state: next.value, decided_by: personOf(actor), decided_at: tx.now, opinion: input.opinion })
      .where('id', '=', set.id)
      .execute();
    await handOn(
      tx,
      actor,
      { ...setRef(set.id), title: row.agreement_number },
      text(`退回：${input.opinion}`, `Declined: ${input.opinion}`),
    );
    await openTask(tx, {
      kind: 'pricing.ceilings',
      title: text(
        `制定上限收费标准：${row.agreement_number}`,
        `Set the fee ceilings: ${row.agreement_number}`,
      ),
      subject: formationRef(row),
      organisationId: row.authorising_body,
      role: 'authorising-body',
      acts: ['pricing.propose-ceilings'],
    });
    return ok({ ceilingSetId: set.id, state: next.value });
  },
});

/** The set under the lock of its formation, so that one set stands at a time. */
async function lockSet(tx: Tx, id: string) {
  const named = (await findCeilingSet(tx, id))!;
  const row = await lockFormation(tx, named.formation_id);
  const set = (await findCeilingSet(tx, id)) as CeilingSetRow;
  return { row, set };
}
