import { Type } from 'typebox';
import { type Defect, defineAction, formatMoneyGrouped, ok, refuse, text } from '#foundation';
import { handOn, tellOrganisations } from '#platform/casework';
import { organisationName } from '#platform/identity';
import {
  byFormation,
  FormationAnswer,
  fenOf,
  formationRef,
  formationSubject,
  issuePaper,
  matterOf,
  nextTask,
  yuanField,
} from '../../formation/desk.ts';
import { formationDeclined, surveyReport } from '../../formation/papers.ts';
import { counted, divided } from '../../model/formation/costs.ts';
import { formationLifecycle } from '../../model/formation/lifecycles.ts';
import { formationProblems as problems } from '../../problems.ts';
import { personOf } from '../../sides.ts';
import { changeFormation, costLines, formationTables, lockFormation } from '../../store/formations.ts';

const reason = (title: string, titleEn: string) =>
  Type.String({ minLength: 4, maxLength: 1000, format: 'text', title, titleEn });

/** The costs are not complete or not credible: back to the operator, saying what is missing. */
export const returnCosts = defineAction({
  name: 'pricing.return-costs',
  title: text('退回成本申报', 'Return the costs'),
  description: text(
    '写明需要补正的事项，退回运营机构。',
    'Say what is to be completed; back to the operator.',
  ),
  input: Type.Object(
    { ...byFormation, missing: reason('需要补正的事项', 'What is to be completed') },
    { additionalProperties: false },
  ),
  output: FormationAnswer,
  problems: [],
  subject: (tx, input) => formationSubject(tx, input.formationId),
  async run(actor, input, tx) {
    const row = await lockFormation(tx, input.formationId);
    const next = formationLifecycle.next(row.state, 'return');
    if (!next.ok) return next;
    await changeFormation(tx, row.id, { state: next.value });
    await handOn(tx, actor, matterOf(row), text(`退回补正：${input.missing}`, `Returned: ${input.missing}`), {
      ...nextTask(row, 'file'),
      back: true,
    });
    await tellOrganisations(tx, actor, [row.operator, row.authorising_body], {
      kind: 'pricing.costs-returned',
      subject: formationRef(row),
      text: text(`成本申报被退回：${input.missing}`, `The costs were returned: ${input.missing}`),
    });
    return ok({ formationId: row.id, state: next.value });
  },
});

/** 成本调查: what of each line is reasonable, and which subsidies are set off. The record is a paper and stays with the formation. */
export const concludeSurvey = defineAction({
  name: 'pricing.conclude-survey',
  title: text('出具成本调查结论', 'Conclude the cost survey'),
  description: text(
    '逐项核减不合理、与产业和行业发展无关的成本并说明理由，核定政府补助；未列出的按申报数认可。',
    'Reduce what is not reasonable with the reason, and set off subsidies; a line not named is allowed as filed.',
  ),
  input: Type.Object(
    {
      ...byFormation,
      cuts: Type.Array(
        Type.Object(
          {
            number: Type.Integer({
              minimum: 1,
              maximum: 300,
              title: '成本序号',
              titleEn: 'Number of the cost',
            }),
            allowedYuan: yuanField('核定金额（元）', 'Allowed (yuan)'),
            reason: Type.String({ minLength: 4, maxLength: 300, title: '核减理由', titleEn: 'Reason' }),
          },
          { additionalProperties: false },
        ),
        { maxItems: 300, title: '核减', titleEn: 'Reductions' },
      ),
      subsidyYuan: yuanField('政府补助（元）', 'Subsidies (yuan)'),
      reference: Type.String({
        minLength: 4,
        maxLength: 200,
        title: '成本调查文号',
        titleEn: 'Reference of the survey',
      }),
    },
    { additionalProperties: false },
  ),
  output: FormationAnswer,
  problems: [problems['survey-not-in-order'].type],
  subject: (tx, input) => formationSubject(tx, input.formationId),
  async run(actor, input, tx) {
    const row = await lockFormation(tx, input.formationId);
    const next = formationLifecycle.next(row.state, 'survey');
    if (!next.ok) return next;
    const filed = await costLines(tx, row.id);
    const seen = new Set<number>();
    const defects = input.cuts.flatMap(({ number, allowedYuan }, place): Defect[] => {
      const line = filed.find((one) => one.number === number);
      const at = `/cuts/${place}`;
      if (!line) return [{ at, message: text(`没有第 ${number} 项成本`, `There is no cost ${number}`) }];
      if (seen.has(number))
        return [{ at, message: text(`第 ${number} 项写了两次`, `Cost ${number} is named twice`) }];
      seen.add(number);
      return fenOf(allowedYuan) > line.filed
        ? [{ at, message: text('核定金额高于申报金额', 'More is allowed than was filed') }]
        : [];
    });
    if (defects.length > 0) return refuse(problems['survey-not-in-order']({ defects }));
    for (const line of filed) {
      const cut = input.cuts.find(({ number }) => number === line.number);
      await formationTables(tx)
        .updateTable('pricing.cost_line')
        .set({ allowed_fen: cut ? fenOf(cut.allowedYuan) : line.filed, cut_reason: cut?.reason ?? null })
        .where('formation_id', '=', row.id)
        .where('number', '=', line.number)
        .execute();
    }
    await changeFormation(tx, row.id, {
      state: next.value,
      subsidy_fen: fenOf(input.subsidyYuan),
      survey_reference: input.reference,
      surveyed_by: personOf(actor),
      surveyed_at: tx.now,
    });
    const surveyed = await costLines(tx, row.id);
    const yuan = formatMoneyGrouped;
    const paper = await issuePaper(tx, actor, row, {
      template: surveyReport,
      issuedBy: row.price_authority,
      serveTo: [row.operator, row.authorising_body],
      values: {
        operator: await organisationName(tx, row.operator),
        year: String(row.cost_year),
        reference: input.reference,
        lines: surveyed.map(
          (line) =>
            `${line.number}. ${line.what}：${yuan(line.filed)} / ${yuan(counted(line))} / ${yuan(divided(counted(line), line.industryShare).industry)}`,
        ),
        cuts: input.cuts.map(({ number, reason: why }) => `第${number}项：${why}`).join('；') || '无',
        subsidy: yuan(fenOf(input.subsidyYuan)),
      },
    });
    await handOn(
      tx,
      actor,
      matterOf(row),
      text(`成本调查完成：${paper.number}`, `Survey concluded: ${paper.number}`),
      nextTask(row, 'propose'),
    );
    return ok({ formationId: row.id, state: next.value });
  },
});

/** There is no ground for a formal price: ended with the reason; applied for again when there is. */
export const declineFormation = defineAction({
  name: 'pricing.decline-formation',
  title: text('不予受理价格形成申请', 'Decline a price formation'),
  description: text(
    '不具备定价基础的，写明理由，不予受理。',
    'Where there is no basis for a price: ended with the reason.',
  ),
  input: Type.Object({ ...byFormation, reason: reason('理由', 'Reason') }, { additionalProperties: false }),
  output: FormationAnswer,
  problems: [],
  dangerous: true,
  subject: (tx, input) => formationSubject(tx, input.formationId),
  async run(actor, input, tx) {
    const row = await lockFormation(tx, input.formationId);
    const next = formationLifecycle.next(row.state, 'decline');
    if (!next.ok) return next;
    const paper = await issuePaper(tx, actor, row, {
      template: formationDeclined,
      issuedBy: row.price_authority,
      serveTo: [row.authorising_body, row.operator],
      values: { reason: input.reason },
    });
    await changeFormation(tx, row.id, {
      state: next.value,
      decided_by: personOf(actor),
      decided_at: tx.now,
      opinion: input.reason,
    });
    await handOn(tx, actor, matterOf(row), text(`不予受理：${paper.number}`, `Declined: ${paper.number}`));
    return ok({ formationId: row.id, state: next.value });
  },
});
