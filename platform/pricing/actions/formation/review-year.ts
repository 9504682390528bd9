import { Type } from 'typebox';
import { dateAt, defineAction, formatMoneyGrouped, ok, refuse, text } from '#foundation';
import { openTask, recordStep } from '#platform/casework';
import { appendPublicFact } from '#platform/evidence';
import { takenInYear } from '../../formation/computation.ts';
import { byFormation, formationRef, formationSubject, issuePaper, nextTask } from '../../formation/desk.ts';
import { yearNotice } from '../../formation/papers.ts';
import { R41 } from '../../model/formation/rules-of-ceilings.ts';
import { formationProblems as problems } from '../../problems.ts';
import { personOf } from '../../sides.ts';
import { formationTables, lockFormation, yearsOf } from '../../store/formations.ts';

/** Each year what was taken, by the meter, is held against what is permitted; what has to be adjusted follows from how far off it is (R41). */
export const reviewYear = defineAction({
  name: 'pricing.review-year',
  title: text('年度收入偏离复核', 'Review the revenue of a year'),
  description: text(
    '实际收入由计量和订单价格得出；偏离不超过 10% 的指导调整具体收费，超过的调整上限。超收在下一周期抵减。',
    'What was taken follows from the meter and the prices of orders. Within 10 % fees are adjusted, beyond it the ceilings; excess is deducted in the next cycle.',
  ),
  input: Type.Object(
    {
      ...byFormation,
      year: Type.Integer({ minimum: 2020, maximum: 2100, title: '年度', titleEn: 'Year' }),
      measures: Type.String({
        minLength: 4,
        maxLength: 1000,
        format: 'text',
        title: '调整措施',
        titleEn: 'What is adjusted',
      }),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ formationId: Type.String(), adjust: Type.String() }),
  problems: [problems['year-not-over'].type],
  rules: ['R41'],
  subject: (tx, input) => formationSubject(tx, input.formationId),
  async run(actor, input, tx) {
    const row = await lockFormation(tx, input.formationId);
    const reviewed = await yearsOf(tx, row.id);
    const inCycle =
      row.state === 'approved' &&
      input.year >= row.valid_from!.year &&
      input.year <= row.valid_until!.year &&
      input.year < dateAt(tx.now).year;
    if (!inCycle || reviewed.some(({ year }) => year === input.year))
      return refuse(problems['year-not-over']());
    const taken = await takenInYear(tx, row.agreement_id, input.year);
    const verdict = R41.judge({ taken, permitted: row.revenue_fen! });
    const { adjust, percent, excess } = verdict.output;
    const yuan = formatMoneyGrouped;
    const paper = await issuePaper(tx, actor, row, {
      template: yearNotice,
      issuedBy: row.authorising_body,
      serveTo: [row.operator, row.price_authority, row.data_authority],
      values: {
        year: String(input.year),
        taken: yuan(taken),
        permitted: yuan(row.revenue_fen!),
        percent: percent === null ? '—' : `${percent}%`,
        adjust: verdict.reasons[1]!.zh,
        measures: input.measures,
        excess: yuan(excess),
      },
    });
    const entry = await appendPublicFact(tx, {
      kind: 'pricing.year-reviewed',
      subject: row.agreement_id,
      fact: {
        agreement: row.agreement_number,
        year: input.year,
        takenFen: taken.toString(),
        permittedFen: row.revenue_fen!.toString(),
        percent: percent ?? '',
        adjust,
        document: paper.digest,
      },
    });
    await formationTables(tx)
      .insertInto('pricing.year_review')
      .values({
        formation_id: row.id,
        year: input.year,
        taken_fen: taken,
        permitted_fen: row.revenue_fen!,
        adjust,
        excess_fen: excess,
        measures: input.measures,
        reviewed_by: personOf(actor),
        reviewed_at: tx.now,
        log_entry: entry.id,
      })
      .execute();
    await recordStep(tx, {
      subject: formationRef(row),
      title: text(`复核${input.year}年度：${paper.number}`, `Reviewed ${input.year}: ${paper.number}`),
      actor,
    });
    if (adjust === 'ceilings') {
      const { kind, title, organisationId, role, acts } = nextTask(row, 'ceilings');
      await openTask(tx, {
        kind,
        organisationId,
        role,
        acts,
        subject: formationRef(row),
        title: text(`${title.zh}：${row.agreement_number}`, `${title.en}: ${row.agreement_number}`),
      });
    }
    return ok({ formationId: row.id, adjust });
  },
});
