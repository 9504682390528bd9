import { sql } from 'kysely';
import { type Static, Type } from 'typebox';
import {
  countedUpTo,
  cutToPage,
  defineRead,
  ok,
  PageOf,
  pageInput,
  refuse,
  TextSchema,
  type Tx,
  text,
  totalOf,
  unpackPlaceInTime,
} from '#foundation';
import { organisationNames, post } from '#platform/identity';
import { agentNamesOf } from '../agents.ts';
import type { Application } from '../desk.ts';
import { partsOf } from '../joint.ts';
import { comparedWords, type Difference, typeTitles } from '../model/following.ts';
import { applicationLifecycle } from '../model/lifecycle.ts';
import { objectionLifecycle } from '../model/objection.ts';
import { registrationProblems } from '../problems.ts';
import { R9 } from '../rules.ts';
import { objectionsOf } from '../store/objections.ts';
import { registrationTables } from '../store/tables.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);

/** The four fields of 登记办法 Art 12 first. */
export const PublicNotice = Type.Object({
  id: Type.String(),
  registrant: Type.String(),
  /** Who registers together with which part, the lead first; empty where one registers alone. */
  jointRegistrants: Type.Array(Type.Object({ name: Type.String(), share: Type.String() })),
  /** Who filed in its name; null where it filed itself. */
  agent: Nullable,
  registrationType: TextSchema,
  dataName: Type.String(),
  summary: Type.String(),
  kind: Type.String(),
  registrar: Type.String(),
  from: Type.String(),
  until: Type.String(),
  state: Type.String(),
  stateTitle: TextSchema,
  queryCode: Nullable,
  rule: Type.String(),
  clause: Type.Object({ document: Type.String(), article: Type.String() }),
  objectionChannel: TextSchema,
  /** Whether it stands still now, since when. */
  pausedAt: Nullable,
});

/** Where and how to object. */
const objectionChannel = (registrar: string) =>
  text(
    `公示期内，利害关系人可在本页登录后实名向登记机构“${registrar}”提出异议并提供证据，也可书面提出；复核期间公示中止，不予赋码。`,
    `While the notice runs, anyone affected may object to the registrar, ${registrar}, here after signing in or in writing, under their real name and with evidence. Until it is rechecked the notice stands still and no code is given.`,
  );

type Parts = Awaited<ReturnType<typeof partsOf>>;

/** The names of all who register, as one reads them in a list. */
const registrantIn = (application: Application, names: ReadonlyMap<string, string>, parts: Parts): string =>
  parts
    .get(application.id)
    ?.map(({ name }) => name)
    .join('、') ??
  names.get(application.registrant) ??
  '';

const noticeOf = (
  application: Application,
  names: ReadonlyMap<string, string>,
  parts: Parts,
  agents: ReadonlyMap<string, string>,
) => ({
  id: application.id,
  registrant: registrantIn(application, names, parts),
  jointRegistrants: [...(parts.get(application.id) ?? [])],
  agent: agents.get(application.id) ?? null,
  registrationType: typeTitles[application.type],
  dataName: application.title,
  summary: application.content_summary,
  kind: application.thing_kind,
  registrar: names.get(application.registrar) ?? '',
  from: application.notice_from?.toString() ?? '',
  until: application.notice_until?.toString() ?? '',
  state: application.state,
  stateTitle: applicationLifecycle.states[application.state].title,
  queryCode: application.query_code,
  rule: R9.id,
  clause: R9.clause,
  pausedAt: application.notice_paused_at?.toString() ?? null,
  objectionChannel: objectionChannel(names.get(application.registrar) ?? ''),
});

/** Public notices of these applications, each with its names. */
async function noticesOf(tx: Tx, rows: readonly Application[]) {
  const names = await organisationNames(
    tx,
    rows.flatMap((row) => [row.registrant, row.registrar]),
  );
  const parts = await partsOf(tx, rows);
  const agents = await agentNamesOf(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => noticeOf(row, names, parts, agents));
}

export const publicNoticesRead = defineRead({
  name: 'registration.public-notices',
  title: text('登记公示', 'Public notices of registration'),
  path: '/api/v1/public-notices',
  audience: 'public',
  input: Type.Object({ ...pageInput, running: Type.Optional(Type.Boolean()) }),
  output: PageOf(PublicNotice),
  sheet: {
    registrant: text('登记主体名称', 'Registrant'),
    registrationType: text('登记类型', 'Type'),
    dataName: text('登记数据名称', 'Data name'),
    summary: text('数据内容简介', 'Summary'),
    registrar: text('登记机构', 'Registrar'),
    from: text('公示开始', 'From'),
    until: text('公示结束', 'Until'),
    stateTitle: text('状态', 'State'),
    queryCode: text('登记结果查询码', 'Query code'),
  },
  async run(_actor, input, tx) {
    const limit = input.limit ?? 50;
    const after = unpackPlaceInTime(input.cursor);
    let query = registrationTables(tx)
      .selectFrom('registration.application')
      .where('notice_from', 'is not', null);
    if (input.running) query = query.where('state', 'in', ['public-notice', 'objected']);
    const rows = await query
      .selectAll()
      .$if(after !== null, (list) =>
        list.where(sql<boolean>`(notice_from, id) < (${after?.at}, ${after?.id})`),
      )
      .orderBy('notice_from', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
    const { counted } = await registrationTables(tx)
      .selectFrom(
        query
          .select('id')
          .limit(countedUpTo + 1)
          .as('found'),
      )
      .select((count) => count.fn.countAll<bigint>().as('counted'))
      .executeTakeFirstOrThrow();
    const { shown, next } = cutToPage(rows, limit, (last) => [last.notice_from?.toString() ?? '', last.id]);
    return ok({
      items: await noticesOf(tx, shown),
      next,
      ...totalOf(Number(counted)),
    });
  },
});

/** The newest public notices, for the home page. */
export async function newestNotices(tx: Tx, limit: number): Promise<Static<typeof PublicNotice>[]> {
  const rows = await registrationTables(tx)
    .selectFrom('registration.application')
    .selectAll()
    .where('notice_from', 'is not', null)
    .orderBy('notice_from', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return noticesOf(tx, rows);
}

export const publicNoticeRead = defineRead({
  name: 'registration.public-notice',
  title: text('一条登记公示', 'One public notice'),
  path: '/api/v1/public-notices/{id}',
  audience: 'public',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }),
  output: Type.Object({
    ...PublicNotice.properties,
    /** What was objected and what became of it: never who, nor what was said. */
    objections: Type.Array(
      Type.Object({
        raisedAt: Type.String(),
        state: Type.String(),
        stateTitle: TextSchema,
        decidedAt: Nullable,
      }),
    ),
  }),
  problems: [registrationProblems['no-such-registration'].type],
  async run(_actor, input, tx) {
    const row = await registrationTables(tx)
      .selectFrom('registration.application')
      .selectAll()
      .where('id', '=', input.id)
      .where('notice_from', 'is not', null)
      .executeTakeFirst();
    if (!row) return refuse(registrationProblems['no-such-registration']());
    const objections = await objectionsOf(tx, row.id);
    const [notice] = await noticesOf(tx, [row]);
    return ok({
      ...notice!,
      objections: objections.map(({ raised_at, state, decided_at }) => ({
        raisedAt: raised_at.toString(),
        state,
        stateTitle: objectionLifecycle.states[state].title,
        decidedAt: decided_at?.toString() ?? null,
      })),
    });
  },
});

/** What was recorded in a registration since, the oldest first. */
async function followedBy(tx: Tx, registrationId: string) {
  const rows = await registrationTables(tx)
    .selectFrom('registration.application')
    .select(['type', 'recorded_at'])
    .where('registration_id', '=', registrationId)
    .where('state', '=', 'recorded')
    .orderBy('recorded_at')
    .execute();
  return rows.map(({ type, recorded_at }) => ({ type, on: recorded_at?.toString() ?? '' }));
}

/** What the query code answers publicly (regulations §1.6): registrant, type, name, summary, status, validity. */
export const registrationRead = defineRead({
  name: 'registration.by-query-code',
  title: text('登记结果查询', 'Look up a registration'),
  path: '/api/v1/registrations/{queryCode}',
  audience: 'public',
  input: Type.Object({ queryCode: Type.String({ maxLength: 60 }) }),
  output: Type.Object({
    registrant: Type.String(),
    /** Who registered together with which part, the lead first; empty where one registered alone. */
    jointRegistrants: Type.Array(Type.Object({ name: Type.String(), share: Type.String() })),
    /** Who filed the first registration in its name; null where it filed itself. */
    agent: Nullable,
    registrar: Type.String(),
    applicationId: Type.String(),
    registrationType: TextSchema,
    /** How often its content was recorded, and by what. */
    version: Type.Integer(),
    history: Type.Array(Type.Object({ type: TextSchema, on: Type.String() })),
    endedAt: Nullable,
    endReason: Nullable,
    /** In what the thing served now differs from what was registered; which values they are is not told here. */
    differs: Type.Array(TextSchema),
    kind: Type.String(),
    thingId: Type.String(),
    dataName: Type.String(),
    summary: Type.String(),
    registrationCode: Type.String(),
    queryCode: Type.String(),
    status: Type.String(),
    statusTitle: TextSchema,
    registeredAt: Type.String(),
    /** The post of the registrar that had the code assigned; null where that was not kept. */
    codedBy: Type.Union([TextSchema, Type.Null()]),
    validUntil: Nullable,
    resultDocument: Nullable,
    noProofOfOwnership: TextSchema,
  }),
  problems: [registrationProblems['no-such-registration'].type],
  async run(_actor, input, tx) {
    const row = await registrationTables(tx)
      .selectFrom('registration.application')
      .selectAll()
      .where('query_code', '=', input.queryCode.trim())
      .executeTakeFirst();
    if (!row?.registered_at) return refuse(registrationProblems['no-such-registration']());
    const names = await organisationNames(tx, [row.registrant, row.registrar]);
    const followed = await followedBy(tx, row.id);
    const drift = await registrationTables(tx)
      .selectFrom('registration.drift')
      .select('differences')
      .where('registration_id', '=', row.id)
      .executeTakeFirst();
    const differences = (drift?.differences ?? []) as unknown as Difference[];
    const parts = await partsOf(tx, [row]);
    return ok({
      registrant: registrantIn(row, names, parts),
      jointRegistrants: [...(parts.get(row.id) ?? [])],
      agent: (await agentNamesOf(tx, [row.id])).get(row.id) ?? null,
      registrar: names.get(row.registrar) ?? '',
      applicationId: row.id,
      registrationType: typeTitles[(followed.at(-1) ?? row).type],
      version: row.version,
      history: [
        { type: typeTitles.first, on: row.registered_at.toString() },
        ...followed.map(({ type, on }) => ({ type: typeTitles[type], on })),
      ],
      endedAt: row.ended_at?.toString() ?? null,
      endReason: row.end_reason,
      differs: differences.map(({ what }) => comparedWords[what] ?? text(what, what)),
      kind: row.thing_kind,
      thingId: row.thing_id,
      dataName: row.title,
      summary: row.content_summary,
      registrationCode: row.registration_code ?? '',
      queryCode: row.query_code ?? '',
      status: row.state,
      statusTitle: applicationLifecycle.states[row.state].title,
      registeredAt: row.registered_at.toString(),
      codedBy: (row.coded_post ? await post(tx, row.coded_post) : null)?.title ?? null,
      validUntil: row.valid_until?.toString() ?? null,
      resultDocument: row.result_document,
      noProofOfOwnership: text(
        '登记结果不是数据权属的证明。',
        'A registration result is no proof of ownership of the data.',
      ),
    });
  },
});
