import { type SqlBool, sql } from 'kysely';
import { Type } from 'typebox';
import {
  type Actor,
  defineFileRead,
  defineRead,
  ok,
  PageOf,
  packCursor,
  pageInput,
  refuse,
  TextSchema,
  type Tx,
  text,
  type Uploads,
  unpackOffset,
} from '#foundation';
import { stepsOf } from '#platform/casework';
import { organisationName, organisationNames } from '#platform/identity';
import { grounds } from '../model/objections/grounds.ts';
import { freezeLifecycle, objectionLifecycle } from '../model/objections/lifecycle.ts';
import { objectionProblems as problems } from '../objections/problems.ts';
import { answering, answeringEach, sidesOf } from '../sides.ts';
import {
  evidenceOf,
  findObjection,
  freezesOf,
  markedThings,
  marksOf,
  objectionsStandingOn,
} from '../store/objections.ts';
import { type ObjectionRow, objectionTables } from '../store/tables.ts';
import { countedInput, countedWhere } from './counted.ts';
import { oversees } from './named-items.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);

type Sees = 'all' | 'without-the-person';

/**
 * Who raised it, who handles it, the data authority and those who oversee see all of it. Whoever holds the thing and does not examine it itself sees what was
 * objected to and found, never by whom or in which words: it may be whom somebody had to speak up against. Of a person's record it sees nothing.
 */
function sees(actor: Actor, sides: ReadonlySet<string>, row: ObjectionRow): Sees | null {
  if (actor.kind !== 'person') return null;
  if (oversees(actor) || sides.has(row.raised_org) || sides.has(row.handler)) return 'all';
  if (row.about === 'subject') return null;
  return sides.has(row.authority) ? 'all' : sides.has(row.department) ? 'without-the-person' : null;
}
const withheld = '—';

const Line = {
  id: Type.String(),
  number: Type.Integer(),
  title: Type.String(),
  ground: TextSchema,
  state: Type.String(),
  stateTitle: TextSchema,
  raisedBy: Type.String(),
  handler: Type.String(),
  raisedAt: Type.String(),
  frozen: Type.Boolean(),
};

/** Objections one takes part in, or all of them for those who oversee; the newest first. */
export const objectionsRead = defineRead({
  name: 'supervision.objections',
  title: text('数据异议', 'Data objections'),
  path: '/api/v1/objections',
  audience: 'signed-in',
  input: Type.Object({
    which: Type.Optional(Type.Enum(['raised', 'closed', 'open'])),
    ...countedInput,
    ...pageInput,
  }),
  output: PageOf(Type.Object(Line)),
  sheet: {
    number: text('编号', 'Number'),
    title: text('对象', 'About'),
    ground: text('理由', 'Ground'),
    stateTitle: text('状态', 'State'),
    raisedBy: text('提出单位', 'Raised by'),
    handler: text('办理单位', 'Handled by'),
    raisedAt: text('提出时间', 'Raised'),
    frozen: text('冻结', 'Frozen'),
  },
  async run(actor, input, tx) {
    const sides = await sidesOf(tx, actor);
    const own = ['', ...sides];
    const from = unpackOffset(input.cursor);
    const limit = input.limit ?? 50;
    let query = objectionTables(tx).selectFrom('supervision.objection');
    if (!oversees(actor))
      query = query.where((where) =>
        where.or([
          where('raised_org', 'in', own),
          where('handler', 'in', own),
          where.and([
            where('about', '<>', 'subject'),
            where.or([where('department', 'in', own), where('authority', 'in', own)]),
          ]),
        ]),
      );
    query = query.where(
      await countedWhere(tx, actor, input, {
        organisation: 'department',
        happened: { raised: 'raised_at', closed: 'closed_at' },
        stands: { open: sql<SqlBool>`closed_at IS NULL` },
      }),
    );
    const rows = await query
      .selectAll()
      .orderBy('raised_at', 'desc')
      .orderBy('id', 'desc')
      .offset(from)
      .limit(limit + 1)
      .execute();
    const { total } = await query
      .select(({ fn, cast }) => cast<number>(fn.countAll(), 'integer').as('total'))
      .executeTakeFirstOrThrow();
    const now = await answeringEach(
      tx,
      rows.map(({ handler }) => handler),
    );
    const names = await organisationNames(tx, [...rows.map(({ raised_org }) => raised_org), ...now.values()]);
    const items = [];
    for (const row of rows.slice(0, limit))
      items.push({
        ...line(row, await isFrozen(tx, row)),
        raisedBy: sees(actor, sides, row) === 'all' ? (names.get(row.raised_org) ?? '') : withheld,
        handler: names.get(now.get(row.handler) ?? row.handler) ?? '',
      });
    return ok({ items, next: rows.length > limit ? packCursor(from + limit) : null, total });
  },
});

const line = (row: ObjectionRow, frozen: boolean) => ({
  id: row.id,
  number: Number(row.number),
  title: row.title,
  ground: grounds[row.ground],
  state: row.state as string,
  stateTitle: objectionLifecycle.states[row.state].title,
  raisedAt: row.raised_at.toString(),
  frozen,
});

/** Something frozen stands for it now: at once, or by a decision. */
const isFrozen = async (tx: Tx, row: ObjectionRow): Promise<boolean> =>
  (await marksOf(tx, row.id)).some(({ cleared_at, code }) => cleared_at === null && code !== 'complaint');

/** One objection with what it marked, its evidence, freezes and history. */
export const objectionRead = defineRead({
  name: 'supervision.objection',
  title: text('一件数据异议', 'One data objection'),
  path: '/api/v1/objections/{id}',
  audience: 'signed-in',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }),
  output: Type.Object({
    ...Line,
    about: Type.String(),
    resourceId: Nullable,
    productId: Nullable,
    statement: Type.String(),
    department: Type.String(),
    authority: Type.String(),
    finding: Nullable,
    correction: Nullable,
    closing: Nullable,
    evidence: Type.Array(
      Type.Object({
        place: Type.Integer(),
        name: Type.String(),
        bytes: Type.Integer(),
        sha256: Type.String(),
      }),
    ),
    marked: Type.Array(
      Type.Object({
        kind: Type.String(),
        id: Nullable,
        title: Nullable,
        effect: Type.String(),
        columns: Type.Array(Type.String()),
        at: Type.String(),
      }),
    ),
    freezes: Type.Array(
      Type.Object({
        id: Type.String(),
        state: Type.String(),
        stateTitle: TextSchema,
        grounds: Type.String(),
        reviewBy: Nullable,
        document: Nullable,
      }),
    ),
    steps: Type.Array(Type.Object({ title: TextSchema, at: Type.String(), by: Nullable })),
  }),
  problems: [problems['no-such-objection'].type],
  looked: ({ id }) => `objection/${id}`,
  async run(actor, input, tx) {
    const row = await findObjection(tx, input.id);
    const seen = row && sees(actor, await sidesOf(tx, actor), row);
    if (!row || !seen) return refuse(problems['no-such-objection']());
    const all = seen === 'all';
    const nowCalled = async (id: string) => organisationName(tx, await answering(tx, id));
    const raisers = [row.raised_org, await answering(tx, row.raised_org)];
    const things = await markedThings(tx, row.id);
    const steps = await stepsOf(tx, { kind: 'objection', id: row.id });
    const freezes = await freezesOf(tx, row.id);
    const names = await organisationNames(
      tx,
      steps.flatMap(({ organisationId }) => organisationId ?? []),
    );
    return ok({
      ...line(row, await isFrozen(tx, row)),
      raisedBy: all ? await organisationName(tx, row.raised_org) : withheld,
      handler: await nowCalled(row.handler),
      about: row.about,
      resourceId: row.resource_id,
      productId: row.product_id,
      statement: all ? row.statement : withheld,
      department: await nowCalled(row.department),
      authority: await nowCalled(row.authority),
      finding: row.finding,
      correction: row.correction,
      closing: row.closing,
      evidence: (all ? await evidenceOf(tx, row.id) : []).map(({ place, name, bytes, sha256 }) => ({
        place,
        name,
        bytes: Number(bytes),
        sha256,
      })),
      // With whom somebody does business, and a person's digest, are not for all who take part.
      marked: things.map(({ kind, id, title, effect, columns, at }) => ({
        kind,
        id: ['subject', 'order', 'projection'].includes(kind) ? null : id,
        title: kind === 'order' && !oversees(actor) ? null : title,
        effect,
        columns,
        at: at.toString(),
      })),
      freezes: freezes.map((freeze) => ({
        id: freeze.id,
        state: freeze.state,
        stateTitle: freezeLifecycle.states[freeze.state].title,
        grounds: freeze.grounds,
        reviewBy: freeze.review_by?.toString() ?? null,
        document: freeze.document,
      })),
      steps: steps.map(({ title, at, organisationId }) => ({
        title,
        at: at.toString(),
        by:
          organisationId && (all || !raisers.includes(organisationId))
            ? (names.get(organisationId) ?? null)
            : null,
      })),
    });
  },
});

/** Marks that stand on a resource or product now, for everybody: what is objected to, since when, and whether it is frozen. Never by whom. */
export const marksRead = defineRead({
  name: 'supervision.marks',
  title: text('异议标注', 'Marks of objections'),
  path: '/api/v1/marks/{kind}/{id}',
  audience: 'public',
  input: Type.Object({
    kind: Type.Enum(['resource', 'product']),
    id: Type.String({ maxLength: 80 }),
  }),
  output: Type.Object({
    items: Type.Array(
      Type.Object({
        number: Type.Integer(),
        title: Type.String(),
        ground: TextSchema,
        stateTitle: TextSchema,
        since: Type.String(),
        frozen: Type.Boolean(),
      }),
    ),
  }),
  async run(_actor, input, tx) {
    const items = [];
    for (const row of await objectionsStandingOn(tx, input.kind as 'resource' | 'product', input.id)) {
      if (row.about === 'subject') continue;
      items.push({
        number: Number(row.number),
        title: row.title,
        ground: grounds[row.ground],
        stateTitle: objectionLifecycle.states[row.state].title,
        since: (row.accepted_at ?? row.raised_at).toString(),
        frozen: await isFrozen(tx, row),
      });
    }
    return ok({ items });
  },
});

/** One file of the evidence, for those who may see the objection. */
export const objectionEvidenceRead = (uploads: () => Uploads) =>
  defineFileRead({
    name: 'supervision.objection-evidence',
    title: text('异议证据文件', 'Evidence of an objection'),
    path: '/api/v1/objections/{id}/evidence/{place}',
    audience: 'signed-in',
    input: Type.Object({ id: Type.String({ maxLength: 60 }), place: Type.Integer({ minimum: 1 }) }),
    problems: [problems['no-such-objection'].type],
    looked: ({ id }) => `objection/${id}`,
    async run(actor, input, tx) {
      const row = await findObjection(tx, input.id);
      const file = row && (await evidenceOf(tx, row.id)).find(({ place }) => place === input.place);
      if (!row || !file || sees(actor, await sidesOf(tx, actor), row) !== 'all')
        return refuse(problems['no-such-objection']());
      return ok({
        contentType: 'application/octet-stream',
        body: Buffer.from(await uploads().read(file)),
        fileName: file.name,
        cache: 'no-store',
      });
    },
  });
