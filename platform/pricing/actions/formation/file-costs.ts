import { Type } from 'typebox';
import { defineAction, ok, refuse, text } from '#foundation';
import { handOn } from '#platform/casework';
import {
  byFormation,
  FormationAnswer,
  fenOf,
  formationSubject,
  matterOf,
  nextTask,
  yuanField,
} from '../../formation/desk.ts';
import {
  type CostItem,
  costItems,
  type FiledCost,
  type ServedUse,
  servedUses,
  shareOf,
} from '../../model/formation/costs.ts';
import { formationLifecycle } from '../../model/formation/lifecycles.ts';
import { R45 } from '../../model/formation/rules-of-revenue.ts';
import { formationProblems as problems } from '../../problems.ts';
import { personOf } from '../../sides.ts';
import { changeFormation, formationTables, lockFormation } from '../../store/formations.ts';

/** Tags may be left out on the wire, so that every missing one is told at once and by its clause. */
const Cost = Type.Object(
  {
    what: Type.String({ minLength: 2, maxLength: 200, title: '成本事项', titleEn: 'Cost' }),
    yuan: yuanField('金额（元）', 'Amount (yuan)'),
    item: Type.Optional(
      Type.Unsafe<CostItem>({
        type: 'string',
        enum: Object.keys(costItems),
        enumTitles: costItems,
        asked: true,
        title: '成本类别',
        titleEn: 'Kind of cost',
      }),
    ),
    serves: Type.Optional(
      Type.Unsafe<ServedUse>({
        type: 'string',
        enum: Object.keys(servedUses),
        enumTitles: servedUses,
        asked: true,
        title: '服务的用途',
        titleEn: 'Use it serves',
      }),
    ),
    industryShare: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 100,
        asked: true,
        title: '共同成本：产业、行业发展占比（%）',
        titleEn: 'Of a shared cost: part for industry (%)',
      }),
    ),
    basis: Type.Optional(
      Type.String({ maxLength: 200, asked: true, title: '分摊依据', titleEn: 'Basis of the share' }),
    ),
  },
  { additionalProperties: false },
);

/** The operator files its separate accounts of the year; what is not tagged by kind and use is not taken (R45). */
export const fileCosts = defineAction({
  name: 'pricing.file-costs',
  title: text('申报运营成本', 'File the costs'),
  description: text(
    '按单独核算的账目逐项申报，每项标注类别和服务的用途；共同成本写明分摊比例和依据。缺项一次告知。',
    'The separate accounts line by line: each says its kind and the use it serves, a shared one its share and basis. What is missing is told at once.',
  ),
  input: Type.Object(
    {
      ...byFormation,
      costs: Type.Array(Cost, { minItems: 1, maxItems: 300, title: '成本明细', titleEn: 'Costs' }),
    },
    { additionalProperties: false },
  ),
  output: FormationAnswer,
  problems: [problems['costs-not-tagged'].type],
  rules: ['R45'],
  subject: (tx, input) => formationSubject(tx, input.formationId),
  async run(actor, input, tx) {
    const row = await lockFormation(tx, input.formationId);
    const next = formationLifecycle.next(row.state, 'file');
    if (!next.ok) return next;
    const lines = input.costs.map(({ yuan, ...tags }): FiledCost => ({ ...tags, amount: fenOf(yuan) }));
    const kept = R45.judge({ lines });
    if (!kept.holds)
      return refuse(
        problems['costs-not-tagged']({
          rule: 'R45',
          clause: kept.clause,
          defects: kept.output.map(({ at, message }) => ({ at: `/costs/${at}`, message })),
        }),
      );
    await formationTables(tx).deleteFrom('pricing.cost_line').where('formation_id', '=', row.id).execute();
    await formationTables(tx)
      .insertInto('pricing.cost_line')
      .values(
        lines.map((line, place) => ({
          formation_id: row.id,
          number: place + 1,
          what: line.what,
          item: line.item!,
          serves: line.serves!,
          industry_share: shareOf(line),
          basis: line.serves === 'shared' ? line.basis! : null,
          filed_fen: line.amount,
          allowed_fen: null,
          cut_reason: null,
        })),
      )
      .execute();
    await changeFormation(tx, row.id, { state: next.value, filed_by: personOf(actor), filed_at: tx.now });
    await handOn(
      tx,
      actor,
      matterOf(row),
      text(`申报成本 ${lines.length} 项`, `Filed ${lines.length} costs`),
      nextTask(row, 'survey'),
    );
    return ok({ formationId: row.id, state: next.value });
  },
});
