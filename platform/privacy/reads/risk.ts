import { type Static, Type } from 'typebox';
import { defineRead, ok, refuse, TextSchema, type Tx, text } from '#foundation';
import {
  type CataloguedRevision,
  cataloguedResource,
  cataloguedRevision,
  newestRevisionsOf,
} from '#platform/catalog';
import { organisationName, personNames } from '#platform/identity';
import { releaseForms, releaseFormTitles } from '../model/release-form.ts';
import type { RiskChoice } from '../model/risk/choice.ts';
import { riskReportLifecycle } from '../model/risk/lifecycle.ts';
import type { RiskMeasures } from '../model/risk/measures.ts';
import { columnRoleTitles, proposeColumns } from '../model/risk/propose.ts';
import { R64, thresholdsOf } from '../model/risk/rules.ts';
import { problems } from '../problems.ts';
import { readsRiskOf } from '../risk/overseers.ts';
import { findRiskReport, type RiskReportRow, riskReportsOn } from '../store/risk-reports.ts';
import { Measures } from './risk-measures.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const NullableInteger = Type.Union([Type.Integer(), Type.Null()]);
const Named = Type.Object({ id: Type.String(), name: Type.String() });
const Thresholds = Type.Object({ k: Type.Integer(), l: Type.Integer(), t: Type.Number() });
const Form = Type.Object({ form: Type.String(), title: TextSchema, wanted: Thresholds });

const Line = Type.Object({
  id: Type.String(),
  revisionId: Type.String(),
  form: Type.String(),
  formTitle: TextSchema,
  quasi: Type.Array(Type.String()),
  k: Type.Integer(),
  uniques: Type.Integer(),
  passes: Type.Boolean(),
  state: Type.String(),
  stateTitle: TextSchema,
  at: Type.String({ format: 'date-time' }),
});

const lineOf = (row: RiskReportRow): Static<typeof Line> => ({
  id: row.id,
  revisionId: row.revision_id,
  form: row.form,
  formTitle: releaseFormTitles[row.form],
  quasi: row.quasi,
  k: (row.measures as unknown as RiskMeasures).k,
  uniques: (row.measures as unknown as RiskMeasures).uniques,
  passes: row.passes,
  state: row.state,
  stateTitle: riskReportLifecycle.states[row.state].title,
  at: row.assessed_at.toString(),
});

const formOf = (form: (typeof releaseForms)[number]) => ({
  form,
  title: releaseFormTitles[form],
  wanted: thresholdsOf(form),
});

/** Most columns whose roles a page can show; of a table with more the proposed ones come first. */
const widest = 500;

/** What can be chosen to assess a revision: its columns with a proposed role each, the forms and what they ask for, and the reports made so far. */
export const riskChoicesRead = defineRead({
  name: 'privacy.risk-choices',
  title: text('重识别风险：可选的列', 'Re-identification risk: columns to choose from'),
  path: '/api/v1/privacy/risk/revisions/{id}',
  audience: 'signed-in',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
  output: Type.Object({
    revision: Type.Object({ id: Type.String(), number: Type.Integer(), rows: Type.Integer() }),
    resource: Type.Object({ id: Type.String(), title: Type.String() }),
    department: Named,
    /** By role, then as in the file. */
    columns: Type.Array(
      Type.Object({
        column: Type.String(),
        type: Type.String(),
        distinct: Type.Integer(),
        filled: Type.Integer(),
        role: Type.String(),
        roleTitle: TextSchema,
        why: TextSchema,
      }),
    ),
    moreColumns: Type.Integer(),
    populations: Type.Array(
      Type.Object({
        revisionId: Type.String(),
        title: Type.String(),
        number: Type.Integer(),
        rows: Type.Integer(),
        columns: Type.Array(Type.String()),
      }),
      {
        description:
          'Tables of the same department that may be the population, each with the listed columns that it has by the same name and type.',
      },
    ),
    forms: Type.Array(Form),
    verified: Type.Boolean({ description: 'The thresholds were checked against the text in force.' }),
    reports: Type.Array(Line),
  }),
  problems: [problems['no-such-risk-report'].type],
  async run(actor, { id }, tx) {
    const revision = await cataloguedRevision(tx, id);
    const owner = revision?.resource.sourceOrganisation ?? '';
    if (!revision || !(await readsRiskOf(tx, actor, owner))) return refuse(problems['no-such-risk-report']());
    const order = ['quasi', 'sensitive', 'direct', 'other'];
    const columns = proposeColumns(revision)
      .map((column) => ({ ...column, roleTitle: columnRoleTitles[column.role] }))
      .sort((one, other) => order.indexOf(one.role) - order.indexOf(other.role));
    const reports = await riskReportsOn(tx, revision.resource.id);
    return ok({
      revision: { id, number: revision.number, rows: revision.rows },
      resource: { id: revision.resource.id, title: revision.resource.title },
      department: { id: owner, name: await organisationName(tx, owner) },
      columns: columns.slice(0, widest),
      moreColumns: Math.max(0, columns.length - widest),
      populations: await populationsFor(tx, revision, columns.slice(0, widest)),
      forms: releaseForms.map(formOf),
      verified: R64.verified,
      reports: reports.filter((report) => report.revision_id === id).map(lineOf),
    });
  },
});

/** Most tables offered as the population. */
const mostPopulations = 50;

/** Only the department's own: how many of whom stand in another's table is not for this one to learn. */
async function populationsFor(
  tx: Tx,
  revision: CataloguedRevision,
  columns: readonly { readonly column: string; readonly type: string }[],
) {
  const found = await newestRevisionsOf(tx, revision.resource.sourceOrganisation, mostPopulations);
  return found
    .filter(({ id }) => id !== revision.id)
    .map(({ id, title, number, rows, columns: theirs }) => {
      const types = new Map(theirs.map(({ name, type }) => [name, type as string]));
      const shared = columns.filter(({ column, type }) => types.get(column) === type);
      return { revisionId: id, title, number, rows, columns: shared.map(({ column }) => column) };
    })
    .filter((one) => one.columns.length > 0);
}

/** The reports on a resource, for its page. */
export const riskReportsRead = defineRead({
  name: 'privacy.risk-reports',
  title: text('数据资源的重识别风险报告', 'Risk reports on a resource'),
  path: '/api/v1/privacy/risk/resources/{id}',
  audience: 'signed-in',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
  output: Type.Object({ items: Type.Array(Line), next: Type.Null(), total: Type.Integer() }),
  problems: [problems['no-such-risk-report'].type],
  async run(actor, { id }, tx) {
    const owner = await ownerOf(tx, id);
    if (owner === null || !(await readsRiskOf(tx, actor, owner)))
      return refuse(problems['no-such-risk-report']());
    const items = (await riskReportsOn(tx, id)).map(lineOf);
    return ok({ items, next: null, total: items.length });
  },
});

/** One report, to be read, printed and signed. */
export const riskReportRead = defineRead({
  name: 'privacy.risk-report',
  title: text('重识别风险报告', 'Report on re-identification risk'),
  path: '/api/v1/privacy/risk/reports/{id}',
  audience: 'signed-in',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
  output: Type.Object({
    id: Type.String(),
    revision: Type.Object({ id: Type.String(), number: NullableInteger }),
    resource: Type.Object({ id: Type.String(), title: Type.String() }),
    department: Named,
    form: Form,
    quasi: Type.Array(Type.String()),
    sensitive: Type.Array(Type.String()),
    population: Type.Union([
      Type.Object({ revisionId: Type.String(), title: Type.String(), number: Type.Integer() }),
      Type.Null(),
    ]),
    choice: Type.Object({
      missing: Type.String(),
      populationSize: NullableInteger,
      populationRevisionId: Nullable,
      leftOut: Type.Array(Type.String()),
      reason: Nullable,
      direct: Type.Array(Type.String()),
    }),
    measures: Measures,
    passes: Type.Boolean(),
    reasons: Type.Array(TextSchema),
    verified: Type.Boolean(),
    clause: Type.Object({ document: Type.String(), article: Type.String() }),
    digest: Type.String(),
    state: Type.String(),
    stateTitle: TextSchema,
    assessedBy: Type.String(),
    at: Type.String({ format: 'date-time' }),
    signedBy: Nullable,
    signedAt: Nullable,
    entryId: Nullable,
  }),
  problems: [problems['no-such-risk-report'].type],
  looked: ({ id }) => `risk-report/${id}`,
  async run(actor, { id }, tx) {
    const row = await findRiskReport(tx, id);
    if (!row || !(await readsRiskOf(tx, actor, row.owner))) return refuse(problems['no-such-risk-report']());
    const revision = await cataloguedRevision(tx, row.revision_id);
    const { populationRevisionId } = row.choice as unknown as RiskChoice;
    const population = populationRevisionId ? await cataloguedRevision(tx, populationRevisionId) : null;
    const names = await personNames(tx, [row.assessed_by, ...(row.signed_by ? [row.signed_by] : [])]);
    return ok({
      id,
      revision: { id: row.revision_id, number: revision?.number ?? null },
      resource: { id: row.resource_id, title: revision?.resource.title ?? '' },
      department: { id: row.owner, name: await organisationName(tx, row.owner) },
      form: formOf(row.form),
      quasi: row.quasi,
      sensitive: row.sensitive,
      population: population && {
        revisionId: population.id,
        title: population.resource.title,
        number: population.number,
      },
      choice: row.choice as unknown as Mutable<RiskChoice>,
      measures: row.measures as unknown as Static<typeof Measures>,
      passes: row.passes,
      reasons: row.reasons as unknown as Static<typeof TextSchema>[],
      verified: R64.verified,
      clause: R64.clause,
      digest: row.digest,
      state: row.state,
      stateTitle: riskReportLifecycle.states[row.state].title,
      assessedBy: names.get(row.assessed_by) ?? row.assessed_by,
      at: row.assessed_at.toString(),
      signedBy: row.signed_by && (names.get(row.signed_by) ?? row.signed_by),
      signedAt: row.signed_at?.toString() ?? null,
      entryId: row.entry_id,
    });
  },
});

type Mutable<Value> = {
  -readonly [Key in keyof Value]: Value[Key] extends readonly (infer One)[] ? One[] : Value[Key];
};

async function ownerOf(tx: Tx, resourceId: string): Promise<string | null> {
  return (await cataloguedResource(tx, resourceId))?.sourceOrganisation ?? null;
}
