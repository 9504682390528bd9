import { type Static, Type } from 'typebox';
import { defineRead, ok, organisationOf, refuse, TextSchema, type Tx, text } from '#foundation';
import { cataloguedResource, cataloguedRevision } from '#platform/catalog';
import { organisationNames, personNames } from '#platform/identity';
import { looksInto, oversees } from '../desk.ts';
import { gradingProblems } from '../grading/problems.ts';
import { gradingLifecycle } from '../model/grading/lifecycle.ts';
import { type GradingProfile, gradingProfiles, toLocal } from '../model/grading/profiles.ts';
import { type Level, levels, levelTitles } from '../model/level.ts';
import {
  type GradeRow,
  type GradingRow,
  gradesOf,
  gradingTables,
  linesOf,
  standingGradings,
} from '../store/grades.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const Reason = Type.Object({
  level: Type.String(),
  object: Nullable,
  degree: Nullable,
  source: Type.String(),
  text: TextSchema,
});
const Line = Type.Object({
  itemId: Type.String(),
  name: Type.String(),
  columnName: Type.String(),
  proposed: Type.String(),
  level: Type.String(),
  /** What is in force for the item now. */
  inForce: Nullable,
  overridden: Type.Boolean(),
  reason: Nullable,
  reasons: Type.Array(Reason),
});
export const GradingSchema = Type.Object({
  id: Type.String(),
  state: Type.String(),
  stateTitle: TextSchema,
  revision: Type.Union([Type.Object({ id: Type.String(), number: Type.Integer() }), Type.Null()]),
  proposed: Type.String(),
  level: Type.String(),
  overridden: Type.Boolean(),
  reason: Nullable,
  reasons: Type.Array(Reason),
  evidence: Type.Union([Type.Object({ kind: Type.String(), id: Type.String() }), Type.Null()]),
  proposedAt: Type.String({ format: 'date-time' }),
  confirmedBy: Nullable,
  confirmedAt: Nullable,
  agreedBy: Nullable,
  opinion: Nullable,
  /** Entry of the log, once it is in force. */
  entry: Nullable,
  items: Type.Array(Line),
});

/** Grades with their reasons are for the department and those who oversee; to others the resource’s page shows levels alone. */
export const gradingRead = defineRead({
  name: 'privacy.grading',
  title: text('数据资源的分级', 'Grading of a resource'),
  path: '/api/v1/privacy/gradings/{resourceId}',
  audience: 'signed-in',
  input: Type.Object({ resourceId: Type.String({ maxLength: 60 }) }),
  output: Type.Object({
    resource: Type.Object({ id: Type.String(), title: Type.String(), department: Type.String() }),
    /** How it stands for whoever asks: decided, but where a newer proposal is higher, that one. */
    stands: Type.Union([
      Type.Object({ level: Type.String(), title: TextSchema, state: Type.String() }),
      Type.Null(),
    ]),
    inForce: Type.Union([GradingSchema, Type.Null()]),
    open: Type.Union([GradingSchema, Type.Null()]),
    /** The same level in local schemes. */
    local: Type.Array(
      Type.Object({
        profile: Type.String(),
        title: TextSchema,
        verified: Type.Boolean(),
        code: Type.String(),
        level: TextSchema,
        meaning: TextSchema,
      }),
    ),
  }),
  problems: [gradingProblems['no-such-grading'].type],
  async run(actor, { resourceId }, tx) {
    const resource = await cataloguedResource(tx, resourceId);
    if (!resource || !looksInto(actor, resource.sourceOrganisation))
      return refuse(gradingProblems['no-such-grading']());
    const { inForce, open } = await standingGradings(tx, resourceId);
    const { table } = await gradesOf(tx, resourceId);
    const decided = inForce ? await linesOf(tx, inForce.id) : [];
    const held = new Map(decided.map(({ item_id, level }) => [item_id, level]));
    const names = await organisationNames(tx, [resource.sourceOrganisation]);
    return ok({
      resource: {
        id: resource.id,
        title: resource.title,
        department: names.get(resource.sourceOrganisation) ?? '',
      },
      stands: table && { ...table, title: levelTitles[table.level] },
      inForce: inForce && (await shown(tx, inForce, decided, held)),
      open: open && (await shown(tx, open, await linesOf(tx, open.id), held)),
      local: table ? gradingProfiles.map((profile) => localOf(profile, table.level)) : [],
    });
  },
});

const localOf = (profile: GradingProfile, level: Level) => {
  const { code, title, meaning } = toLocal(profile, level);
  return {
    profile: profile.code,
    title: profile.title,
    verified: profile.verified,
    code,
    level: title,
    meaning,
  };
};

type StoredReason = {
  readonly level: string;
  readonly impact: { readonly object: string; readonly degree: string } | null;
  readonly source: string;
  readonly text: Static<typeof TextSchema>;
};
const reasonsOf = (stored: unknown) =>
  (stored as readonly StoredReason[]).map(({ level, impact, source, text: said }) => ({
    level,
    object: impact?.object ?? null,
    degree: impact?.degree ?? null,
    source,
    text: said,
  }));

async function shown(
  tx: Tx,
  row: GradingRow,
  lines: readonly GradeRow[],
  held: ReadonlyMap<string, Level>,
): Promise<Static<typeof GradingSchema>> {
  const people = [row.confirmed_by, row.agreed_by].filter((id) => id !== null);
  const names = await personNames(tx, people);
  const named = (id: string | null) => (id === null ? null : (names.get(id) ?? id));
  const revision = row.revision_id ? await cataloguedRevision(tx, row.revision_id) : null;
  return {
    id: row.id,
    state: row.state,
    stateTitle: gradingLifecycle.states[row.state].title,
    revision: revision && { id: revision.id, number: revision.number },
    proposed: row.proposed,
    level: row.level,
    overridden: row.overridden,
    reason: row.reason,
    reasons: reasonsOf(row.reasons),
    evidence: row.evidence as { kind: string; id: string } | null,
    proposedAt: row.proposed_at.toString(),
    confirmedBy: named(row.confirmed_by),
    confirmedAt: row.confirmed_at?.toString() ?? null,
    agreedBy: named(row.agreed_by),
    opinion: row.opinion,
    entry: row.entry_id,
    items: lines.map((line) => ({
      itemId: line.item_id,
      name: line.name,
      columnName: line.column_name,
      proposed: line.proposed,
      level: line.level,
      inForce: held.get(line.item_id) ?? null,
      overridden: line.overridden,
      reason: line.reason,
      reasons: reasonsOf(line.reasons),
    })),
  };
}

/** Gradings that wait for somebody, and those in force: of one's own organisation, or of all for those who oversee. */
export const gradingsRead = defineRead({
  name: 'privacy.gradings',
  title: text('数据分级一览', 'Gradings'),
  path: '/api/v1/privacy/gradings',
  audience: 'signed-in',
  input: Type.Object(
    { state: Type.Optional(Type.Enum(['proposed', 'awaiting', 'in-force'])) },
    { additionalProperties: false },
  ),
  output: Type.Object({
    items: Type.Array(
      Type.Object({
        resource: Type.Object({ id: Type.String(), title: Type.String() }),
        state: Type.String(),
        stateTitle: TextSchema,
        proposed: Type.String(),
        level: Type.String(),
        at: Type.String({ format: 'date-time' }),
      }),
    ),
    next: Type.Null(),
    total: Type.Integer(),
  }),
  async run(actor, { state }, tx) {
    const wanted = state ? [state] : (['proposed', 'awaiting', 'in-force'] as const);
    let select = gradingTables(tx).selectFrom('privacy.grading').selectAll().where('state', 'in', wanted);
    if (!oversees(actor)) select = select.where('owner', '=', organisationOf(actor) ?? '');
    const rows = await select.orderBy('proposed_at', 'desc').orderBy('id').limit(500).execute();
    // The highest first: what is core or important is looked at before the rest.
    rows.sort((one, other) => levels.indexOf(one.level) - levels.indexOf(other.level));
    const titles = new Map<string, string>();
    for (const { resource_id } of rows)
      if (!titles.has(resource_id))
        titles.set(resource_id, (await cataloguedResource(tx, resource_id))?.title ?? resource_id);
    return ok({
      items: rows.map((row) => ({
        resource: { id: row.resource_id, title: titles.get(row.resource_id) ?? '' },
        state: row.state,
        stateTitle: gradingLifecycle.states[row.state].title,
        proposed: row.proposed,
        level: row.level,
        at: (row.confirmed_at ?? row.proposed_at).toString(),
      })),
      next: null,
      total: rows.length,
    });
  },
});

/** Local schemes and how they stand to the standard's levels; for everybody who reads a level. */
export const gradeProfilesRead = defineRead({
  name: 'privacy.grade-profiles',
  title: text('地方分级方案', 'Local schemes of levels'),
  path: '/api/v1/privacy/grade-profiles',
  audience: 'public',
  input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({
    items: Type.Array(
      Type.Object({
        code: Type.String(),
        title: TextSchema,
        document: Type.String(),
        jurisdiction: Type.String(),
        verified: Type.Boolean(),
        levels: Type.Array(
          Type.Object({
            code: Type.String(),
            title: TextSchema,
            stands: Type.Array(Type.String()),
            opening: Type.String(),
            sharing: Type.String(),
            meaning: TextSchema,
          }),
        ),
      }),
    ),
    next: Type.Null(),
    total: Type.Integer(),
  }),
  async run() {
    return ok({
      items: gradingProfiles.map(({ clause, levels: local, ...profile }) => ({
        ...profile,
        document: clause.document,
        levels: local.map((level) => ({ ...level, stands: [...level.stands] })),
      })),
      next: null,
      total: gradingProfiles.length,
    });
  },
});
