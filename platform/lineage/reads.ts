import { sql } from 'kysely';
import { Type } from 'typebox';
import { type Actor, defineRead, ok, organisationOf, refuse, type Tx, text } from '#foundation';
import type { Status } from './model/reasons.ts';
import { type Relation, relationNames } from './model/relations.ts';
import { publicKinds, type ThingRef } from './model/thing.ts';
import { problems } from './problems.ts';
import { edgesAmong } from './store/graph.ts';
import { standingOf } from './store/standing.ts';

/** Roles that look after the whole and therefore see every thing of the lineage. */
const overseers = ['data-authority', 'auditor', 'system'];
const nodeLimit = 400;

const textSchema = Type.Object({ zh: Type.String(), en: Type.String() });

const lineageRead = defineRead({
  name: 'lineage.thing',
  title: text('来源与去向', 'Where it comes from and where it goes'),
  path: '/api/v1/lineage/{kind}/{id}',
  audience: 'public',
  input: Type.Object(
    {
      kind: Type.String({ pattern: '^[a-z][a-z0-9-]{0,40}$' }),
      id: Type.String({ minLength: 1, maxLength: 100 }),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({
    nodes: Type.Array(
      Type.Object({
        id: Type.String(),
        kind: Type.String(),
        title: Type.Union([textSchema, Type.Null()]),
        standing: Type.Object({
          status: Type.Union([
            Type.Literal('clear'),
            Type.Literal('marked'),
            Type.Literal('frozen'),
            Type.Literal('ended'),
          ]),
          reasons: Type.Array(Type.Object({ code: Type.String(), text: textSchema, since: Type.String() })),
        }),
      }),
    ),
    edges: Type.Array(
      Type.Object({
        from: Type.String(),
        to: Type.String(),
        relation: Type.Unsafe<Relation>({ type: 'string', enum: relationNames }),
        columns: Type.Array(Type.Object({ fromColumn: Type.String(), toColumn: Type.String() })),
        since: Type.String(),
      }),
    ),
    truncated: Type.Boolean({ description: 'More things hang on it than are shown.' }),
  }),
  problems: [problems.unknown.type],
  async run(actor, input, tx) {
    const shown = await visibleAround(tx, actor, input);
    if (shown.length === 0) return refuse(problems.unknown());
    const truncated = shown.length > nodeLimit;
    const things = shown.slice(0, nodeLimit);
    const standings = await standingOf(tx, things);
    const titles = new Map(things.map((thing) => [`${thing.kind}/${thing.id}`, thing]));
    const edges = await edgesAmong(tx, things);
    return ok({
      nodes: standings.map((standing) => {
        const thing = titles.get(`${standing.kind}/${standing.id}`);
        const title = thing?.title_zh && thing.title_en ? { zh: thing.title_zh, en: thing.title_en } : null;
        return {
          id: standing.id,
          kind: standing.kind,
          title,
          standing: {
            status: standing.status,
            reasons: standing.reasons.map((reason) => ({
              code: reason.code,
              text: { zh: reason.text.zh, en: reason.text.en },
              since: reason.since.toString(),
            })),
          },
        };
      }),
      edges: edges.map((edge) => ({
        from: edge.from.id,
        to: edge.to.id,
        relation: edge.relation,
        columns: (edge.columns ?? []).map(({ fromColumn, toColumn }) => ({ fromColumn, toColumn })),
        since: edge.since.toString(),
      })),
      truncated,
    });
  },
});

interface ShownThing extends ThingRef {
  readonly status: Status;
  readonly title_zh: string | null;
  readonly title_en: string | null;
}

/**
 * The thing and everything visible above and below it, nearest first, one more than is shown. What the actor may not see is not
 * walked through either: a path behind a hidden thing would tell that it is there.
 */
async function visibleAround(tx: Tx, actor: Actor, root: ThingRef): Promise<readonly ShownThing[]> {
  const organisation = organisationOf(actor) ?? null;
  const oversees = actor.roles.some((role) => overseers.includes(role));
  const { rows } = await sql<ShownThing>`
    WITH RECURSIVE visible AS (
      SELECT kind, id, status, title_zh, title_en FROM lineage.standing
      WHERE ${oversees}
         OR (visibility = 'public' AND kind = ANY (${publicKinds}::text[]))
         OR (visibility = 'signed-in' AND ${actor.kind !== 'public'})
         OR (owner = ${organisation}::text)
    ), above (kind, id, distance) AS (
      SELECT kind, id, 0 FROM visible WHERE kind = ${root.kind} AND id = ${root.id}
      UNION
      SELECT visible.kind, visible.id, above.distance + 1 FROM above
      JOIN lineage.edge ON edge.to_kind = above.kind AND edge.to_id = above.id AND edge.until IS NULL
      JOIN visible ON visible.kind = edge.from_kind AND visible.id = edge.from_id
      WHERE above.distance < 16
    ), below (kind, id, distance) AS (
      SELECT kind, id, 0 FROM visible WHERE kind = ${root.kind} AND id = ${root.id}
      UNION
      SELECT visible.kind, visible.id, below.distance + 1 FROM below
      JOIN lineage.edge ON edge.from_kind = below.kind AND edge.from_id = below.id AND edge.until IS NULL
      JOIN visible ON visible.kind = edge.to_kind AND visible.id = edge.to_id
      WHERE below.distance < 16
    ), around AS (
      SELECT kind, id, min(distance) AS distance FROM (SELECT * FROM above UNION ALL SELECT * FROM below) AS walked
      GROUP BY kind, id
    )
    SELECT visible.* FROM around JOIN visible USING (kind, id)
    ORDER BY around.distance, kind, id LIMIT ${nodeLimit + 1}`.execute(tx.tables());
  return rows;
}

export const reads = [lineageRead];
