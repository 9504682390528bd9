import { type Static, Type } from 'typebox';
import { defineRead, ok, organisationOf, refuse, TextSchema, type Tx, text } from '#foundation';
import { organisationNames, personNames } from '#platform/identity';
import { assessmentProblems } from '../assessment/problems.ts';
import { yearlyDuty } from '../assessment/yearly-report.ts';
import { looksInto, oversees } from '../desk.ts';
import type { Answer } from '../model/assessment/assessment.ts';
import { assessmentForms, judgementTitles } from '../model/assessment/forms.ts';
import { assessmentLifecycle } from '../model/assessment/lifecycle.ts';
import { type AssessmentRow, assessmentTables, findAssessment } from '../store/assessments.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const summary = {
  id: Type.String(),
  kind: Type.String(),
  kindTitle: TextSchema,
  subject: Type.Object({ kind: Type.String(), id: Type.String(), title: Type.String() }),
  owner: Type.Object({ id: Type.String(), name: Type.String() }),
  state: Type.String(),
  stateTitle: TextSchema,
  forms: Type.Array(Type.String()),
  year: Type.Union([Type.Integer(), Type.Null()]),
  conclusion: Nullable,
  conclusionTitle: Type.Union([TextSchema, Type.Null()]),
  draftedAt: Type.String({ format: 'date-time' }),
  signedAt: Nullable,
  validUntil: Nullable,
  keepUntil: Nullable,
  /** Signed, and not run out. */
  inForce: Type.Boolean(),
};
const Summary = Type.Object(summary);

const shown = (
  row: AssessmentRow,
  names: ReadonlyMap<string, string>,
  now: Temporal.Instant,
): Static<typeof Summary> => ({
  id: row.id,
  kind: row.kind,
  kindTitle: assessmentForms[row.kind].title,
  subject: { kind: row.subject_kind, id: row.subject_id, title: row.title },
  owner: { id: row.owner, name: names.get(row.owner) ?? '' },
  state: row.state,
  stateTitle: assessmentLifecycle.states[row.state].title,
  forms: row.forms,
  year: row.year,
  conclusion: row.conclusion,
  conclusionTitle: row.conclusion && judgementTitles[row.conclusion],
  draftedAt: row.drafted_at.toString(),
  signedAt: row.signed_at?.toString() ?? null,
  validUntil: row.valid_until?.toString() ?? null,
  keepUntil: row.keep_until?.toString() ?? null,
  inForce: row.state === 'signed' && Temporal.Instant.compare(now, row.valid_until!) < 0,
});

/** Assessments of one's own organisation, or all for those who oversee; and the yearly report that one's organisation owes. */
export const assessmentsRead = defineRead({
  name: 'privacy.assessments',
  title: text('评估一览', 'Assessments'),
  path: '/api/v1/privacy/assessments',
  audience: 'signed-in',
  input: Type.Object(
    { resourceId: Type.Optional(Type.String({ maxLength: 60 })) },
    { additionalProperties: false },
  ),
  output: Type.Object({
    items: Type.Array(Summary),
    next: Type.Null(),
    total: Type.Integer(),
    yearly: Type.Union([
      Type.Object({
        organisation: Type.String(),
        year: Type.Integer(),
        lastDay: Type.String(),
        late: Type.Boolean(),
        reasons: Type.Array(TextSchema),
      }),
      Type.Null(),
    ]),
  }),
  async run(actor, { resourceId }, tx) {
    let select = assessmentTables(tx).selectFrom('privacy.assessment').selectAll();
    const own = organisationOf(actor) ?? '';
    if (!oversees(actor)) select = select.where('owner', '=', own);
    if (resourceId !== undefined)
      select = select.where('subject_kind', '=', 'resource').where('subject_id', '=', resourceId);
    const rows = await select.orderBy('drafted_at', 'desc').orderBy('id').limit(500).execute();
    const names = await organisationNames(
      tx,
      rows.map(({ owner }) => owner),
    );
    return ok({
      items: rows.map((row) => shown(row, names, tx.now)),
      next: null,
      total: rows.length,
      yearly: resourceId === undefined && own !== '' ? await owedBy(tx, own) : null,
    });
  },
});

async function owedBy(tx: Tx, organisation: string) {
  const { holds, reasons, output } = await yearlyDuty(tx, organisation);
  if (!output.owes && !output.many) return null;
  return {
    organisation,
    year: output.year,
    lastDay: output.deadline.lastDay.toString(),
    late: !holds,
    reasons: [...reasons],
  };
}

export const assessmentRead = defineRead({
  name: 'privacy.assessment',
  title: text('评估报告', 'An assessment'),
  path: '/api/v1/privacy/assessments/{id}',
  audience: 'signed-in',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }),
  output: Type.Object({
    ...summary,
    receiver: Nullable,
    statutoryBasis: Nullable,
    rule: Type.String(),
    clause: Type.Object({ document: Type.String(), article: Type.String() }),
    points: Type.Array(
      Type.Object({
        code: Type.String(),
        title: TextSchema,
        judgement: Nullable,
        judgementTitle: Type.Union([TextSchema, Type.Null()]),
        finding: Type.String(),
      }),
    ),
    opinion: Nullable,
    draftedBy: Nullable,
    submittedBy: Nullable,
    signedBy: Nullable,
    digest: Nullable,
    entry: Nullable,
  }),
  problems: [assessmentProblems['no-such-assessment'].type],
  async run(actor, { id }, tx) {
    const row = await findAssessment(tx, id);
    if (!row || !looksInto(actor, row.owner)) return refuse(assessmentProblems['no-such-assessment']());
    const people = [row.drafted_by, row.submitted_by, row.signed_by].filter((one) => one !== null);
    const persons = await personNames(tx, people);
    const named = (one: string | null) => (one === null ? null : (persons.get(one) ?? one));
    const answers = row.answers as unknown as Answer[];
    const form = assessmentForms[row.kind];
    return ok({
      ...shown(row, await organisationNames(tx, [row.owner]), tx.now),
      receiver: row.receiver,
      statutoryBasis: row.statutory_basis,
      rule: form.rule,
      clause: { document: form.clause.document, article: form.clause.article },
      points: form.points.map(({ code, title }) => {
        const answer = answers.find(({ point }) => point === code);
        return {
          code,
          title,
          judgement: answer?.judgement ?? null,
          judgementTitle: answer ? judgementTitles[answer.judgement] : null,
          finding: answer?.finding ?? '',
        };
      }),
      opinion: row.opinion,
      draftedBy: named(row.drafted_by),
      submittedBy: named(row.submitted_by),
      signedBy: named(row.signed_by),
      digest: row.digest,
      entry: row.entry_id,
    });
  },
});
