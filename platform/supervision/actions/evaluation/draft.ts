import { Type } from 'typebox';
import { dateInWords, defineAction, newId, newOf, ok, organisationOf, refuse, text } from '#foundation';
import { issueDocument, recordStep, startClock } from '#platform/casework';
import { lastTaking } from '../../cockpit/store.ts';
import { indexesOf, inputLines } from '../../evaluation/compute.ts';
import { enter, evaluationRef, periodInWords } from '../../evaluation/desk.ts';
import { hearingKind } from '../../evaluation/hearing.ts';
import { draftPaper } from '../../evaluation/papers.ts';
import { evaluationProblems as problems } from '../../evaluation/problems.ts';
import { EV2 } from '../../model/evaluation/rules.ts';
import { personOf } from '../../objections/desk.ts';
import { evaluationTables, schemeOn } from '../../store/evaluations.ts';
import { EvaluationAnswer, kindField } from './fields.ts';

const periods = {
  year: text('全年', 'The year'),
  q1: text('第一季度', 'First quarter'),
  q2: text('第二季度', 'Second quarter'),
  q3: text('第三季度', 'Third quarter'),
  q4: text('第四季度', 'Fourth quarter'),
} as const;
type Period = keyof typeof periods;

/** The first days of the first and the last month. */
export function monthsOf(year: number, period: Period) {
  const first = period === 'year' ? 1 : 3 * Number(period.slice(1)) - 2;
  return {
    from: Temporal.PlainDate.from({ year, month: first, day: 1 }),
    through: Temporal.PlainDate.from({ year, month: period === 'year' ? 12 : first + 2, day: 1 }),
  };
}

/** Computes the indexes of a period that is over, keeps all they rest on, and asks the evaluated what they say to it. */
export const draftEvaluation = defineAction({
  name: 'supervision.draft-evaluation',
  title: text('起草评价', 'Draft an evaluation'),
  description: text(
    '按评价期最后一日生效的方案，从已固定的监督指标计算各单位指数，送被评价单位听取意见。',
    'By the scheme in force on the last day of the period, from figures that are final; the evaluated are then heard.',
  ),
  input: Type.Object(
    {
      kind: kindField,
      year: Type.Integer({ minimum: 2024, maximum: 2100, title: '年度', titleEn: 'Year' }),
      period: Type.Enum(Object.keys(periods) as Period[], {
        title: '评价期',
        titleEn: 'Period',
        enumTitles: periods,
      }),
    },
    { additionalProperties: false },
  ),
  output: EvaluationAnswer,
  problems: [
    problems['no-scheme-in-force'].type,
    problems['period-not-final'].type,
    problems['evaluated-already'].type,
    problems['nobody-to-evaluate'].type,
  ],
  rules: ['EV2'],
  idempotent: true,
  subject: newOf('evaluation'),
  async run(actor, { kind, year, period }, tx) {
    const { from, through } = monthsOf(year, period);
    const last = await lastTaking(tx);
    if (!last || Temporal.PlainDate.compare(last.month, through) <= 0)
      return refuse(problems['period-not-final']());
    const scheme = await schemeOn(tx, through.add({ months: 1 }).subtract({ days: 1 }));
    if (!scheme) return refuse(problems['no-scheme-in-force']());
    const there = await evaluationTables(tx)
      .selectFrom('supervision.evaluation')
      .select('id')
      .where('kind', '=', kind)
      .where('first_month', '=', from)
      .where('last_month', '=', through)
      .where('state', '<>', 'withdrawn')
      .executeTakeFirst();
    if (there) return refuse(problems['evaluated-already']());
    const lines = await inputLines(tx, scheme.document, kind, from, through);
    const indexes = indexesOf(scheme.document, kind, lines);
    if (indexes.size === 0) return refuse(problems['nobody-to-evaluate']());
    const hearing = EV2.judge({ servedAt: tx.now, days: scheme.document.hearingDays, now: tx.now });
    const id = newId('evl');
    const drafted = organisationOf(actor) ?? '';
    const entered = await evaluationTables(tx)
      .insertInto('supervision.evaluation')
      .values({
        id,
        scheme_id: scheme.id,
        kind,
        first_month: from,
        last_month: through,
        state: 'heard',
        drafted_by: personOf(actor),
        drafted_org: drafted,
        drafted_at: tx.now,
        hearing_due: hearing.output.dueAt,
        hearing_until: hearing.output.lastDay,
        decided_by: null,
        decided_at: null,
        opinion: null,
        digest: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    // Another one was drafted at the same time.
    if (!entered) return refuse(problems['evaluated-already']());
    await evaluationTables(tx)
      .insertInto('supervision.evaluation_input')
      .values(lines.map((line) => ({ evaluation_id: id, ...line })))
      .execute();
    await evaluationTables(tx)
      .insertInto('supervision.evaluation_result')
      .values(
        [...indexes].map(([organisation, index]) => ({
          evaluation_id: id,
          organisation,
          points: index.hundredths,
          weight: index.weight,
          scores: JSON.stringify(index.scores),
        })),
      )
      .execute();
    const words = periodInWords({ first_month: from, last_month: through });
    const paper = await issueDocument(tx, {
      template: draftPaper,
      issuedBy: drafted,
      actor,
      subject: evaluationRef(id),
      addressee: '各被评价单位',
      values: {
        scheme: scheme.document.title,
        version: String(scheme.version),
        period: words.zh,
        until: dateInWords(hearing.output.lastDay),
        days: String(scheme.document.hearingDays),
      },
      serveTo: [...indexes.keys()].map((organisationId) => ({ organisationId })),
    });
    await enter(tx, 'drafted', actor, { evaluation: id, scheme: scheme.digest, document: paper.digest });
    await recordStep(tx, {
      subject: evaluationRef(id),
      title: text(`起草并征求意见：${paper.number}`, `Drafted and served: ${paper.number}`),
      actor,
    });
    await startClock(tx, {
      kind: hearingKind,
      subject: evaluationRef(id),
      rule: hearing.rule,
      clause: hearing.clause,
      nature: 'period',
      deadline: hearing.output,
    });
    return ok({ evaluationId: id, state: 'heard' });
  },
});

/** Whether the evaluated may still object, at an instant. */
export const heardUntil = (
  row: { readonly drafted_at: Temporal.Instant },
  days: number,
  now: Temporal.Instant,
) => EV2.judge({ servedAt: row.drafted_at, days, now });
