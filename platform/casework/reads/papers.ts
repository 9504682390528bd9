import { type Expression, type SqlBool, sql } from 'kysely';
import { Type } from 'typebox';
import {
  countedUpTo,
  cutToPage,
  dateAt,
  dateInWords,
  defineFileRead,
  defineRead,
  idPattern,
  momentInWords,
  ok,
  PageOf,
  pageInput,
  refuse,
  TextSchema,
  type Tx,
  text,
  totalOf,
} from '#foundation';
import { personName } from '#platform/identity';
import { serviceWays } from '../model/service.ts';
import type { DocumentRenderer } from '../ports.ts';
import { problems } from '../problems.ts';
import type { Registry } from '../registry.ts';
import type { SealChecking } from '../seal-check.ts';
import { type DocumentRecord, findDocument, isParty } from '../store/documents.ts';
import type { Addressee } from '../store/notices.ts';
import { findPostById, nameOf, organisationName, organisationsBehind } from '../store/posts.ts';
import { type Service, servedOn, serviceOf } from '../store/service.ts';
import { checkAddress } from './documents.ts';
import { placeIn } from './place.ts';
import { defaultLimit, nullable, said, subjectSchema } from './schemas.ts';
import { sealSchema, shownSeal } from './seal.ts';

const id = Type.String({ pattern: idPattern('doc') });

interface PaperLine {
  readonly id: string;
  readonly number: string;
  readonly title_zh: string;
  readonly title_en: string;
  readonly issuer: string;
  readonly addressee: string | null;
  readonly issued_at: Temporal.Instant;
  readonly place: Temporal.Instant;
  readonly place_id: string;
  readonly addressees: number;
  readonly served: number;
  readonly read: number;
}

/** Papers the reader's organisation issued, or that were served on it; the newest first. */
export const papersRead = defineRead({
  name: 'casework.papers',
  title: text('文书清单', 'Papers'),
  path: '/api/v1/papers',
  audience: 'signed-in',
  input: Type.Object(
    {
      box: Type.Optional(Type.Enum(['issued', 'received'])),
      /** How a number begins. */
      number: Type.Optional(Type.String({ maxLength: 60 })),
      ...pageInput,
    },
    { additionalProperties: false },
  ),
  output: PageOf(
    Type.Object({
      id: Type.String(),
      number: Type.String(),
      title: TextSchema,
      issuer: Type.String(),
      addressee: nullable(Type.String()),
      issuedAt: Type.String(),
      addressees: Type.Integer(),
      served: Type.Integer(),
      read: Type.Integer(),
    }),
  ),
  sheet: {
    number: text('文号', 'Number'),
    title: text('文书', 'Paper'),
    issuer: text('制发单位', 'Issued by'),
    addressee: text('主送', 'To'),
    issuedAt: text('制发时间', 'Issued'),
    addressees: text('受送达人数', 'Addressees'),
    served: text('已送达', 'Served'),
    read: text('已阅读', 'Read'),
  },
  async run(actor, input, tx) {
    const organisations = [...new Set(await organisationsBehind(tx, actor))];
    const limit = input.limit ?? defaultLimit;
    const after = placeIn(input.cursor);
    const issued = (input.box ?? 'issued') === 'issued';
    const begins = `${(input.number ?? '').replace(/[\\%_]/g, '\\$&')}%`;
    // One organisation at a time, so that each comes in the order of its index.
    const own: Expression<SqlBool> = issued
      ? sql`document.organisation_id = own.id`
      : sql`notice.organisation_id = own.id AND notice.document_id IS NOT NULL`;
    const [at, by] = issued
      ? [sql`document.issued_at`, sql`document.id`]
      : [sql`notice.sent_at`, sql`notice.id`];
    const from = issued
      ? sql`casework.document AS document`
      : sql`casework.notice AS notice JOIN casework.document AS document ON document.id = notice.document_id`;
    const where = sql`${own} AND (${input.number === undefined} OR document.number LIKE ${begins})`;
    // A notice's paper is there: it is only looked at where its number is asked for.
    const [countedFrom, countedWhere] =
      issued || input.number !== undefined ? [from, where] : [sql`casework.notice AS notice`, own];
    const owners = sql`unnest(${organisations}::text[]) AS own(id)`;
    // Whom else a paper was served on is its issuer's to know.
    const counted = issued ? sql`true` : sql`about.organisation_id = ANY (${organisations}::text[])`;
    const { rows } = await sql<PaperLine>`
      SELECT line.*, service.* FROM (
        SELECT each.* FROM ${owners} CROSS JOIN LATERAL (
          SELECT document.id, document.number, document.title_zh, document.title_en, document.issuer, document.addressee,
                 document.issued_at, ${at} AS place, ${by} AS place_id
          FROM ${from}
          WHERE ${where} AND (${after === null || after.key === 'infinity'} OR (${at}, ${by}) <
                (${after?.key === 'infinity' ? null : (after?.key ?? null)}::timestamptz, ${after?.id ?? null}::text))
          ORDER BY ${at} DESC, ${by} DESC LIMIT ${limit + 1}
        ) AS each ORDER BY each.place DESC, each.place_id DESC LIMIT ${limit + 1}
      ) AS line CROSS JOIN LATERAL (
        SELECT count(*)::int AS addressees,
               (count(*) FILTER (WHERE about.served_at IS NOT NULL OR EXISTS
                 (SELECT FROM casework.service WHERE notice_id = about.id)))::int AS served,
               (count(*) FILTER (WHERE about.read_at IS NOT NULL))::int AS read
        FROM casework.notice AS about WHERE about.document_id = line.id AND ${counted}
      ) AS service
      ORDER BY line.place DESC, line.place_id DESC`.execute(tx.tables());
    const { rows: totals } = await sql<{ total: number }>`
      SELECT count(*)::int AS total FROM (
        SELECT FROM ${owners} CROSS JOIN LATERAL (SELECT FROM ${countedFrom} WHERE ${countedWhere} LIMIT ${countedUpTo + 1}) AS each
        LIMIT ${countedUpTo + 1}) AS found`.execute(tx.tables());
    const { shown, next } = cutToPage(rows, limit, (last) => [last.place.toString(), last.place_id]);
    return ok({
      items: shown.map((row) => ({
        id: row.id,
        number: row.number,
        title: { zh: row.title_zh, en: row.title_en },
        issuer: row.issuer,
        addressee: row.addressee,
        issuedAt: row.issued_at.toString(),
        addressees: row.addressees,
        served: row.served,
        read: row.read,
      })),
      next,
      ...totalOf(totals[0]?.total ?? 0),
    });
  },
});

const serviceSchema = Type.Object({
  noticeId: Type.String(),
  to: TextSchema,
  sentAt: Type.String(),
  servedAt: nullable(Type.String()),
  readAt: nullable(Type.String()),
  servedOn: nullable(Type.String()),
  offSystem: Type.Array(
    Type.Object({
      way: TextSchema,
      servedOn: Type.String(),
      reference: Type.String(),
      scanSha256: Type.String(),
    }),
  ),
});

/** One paper with its proof of service: all of it for who issued it, their own part for those it was served on. */
export const paperRead = (registry: () => Registry, sealing: SealChecking) =>
  defineRead({
    name: 'casework.paper',
    title: text('文书', 'Paper'),
    path: '/api/v1/papers/{id}',
    audience: 'signed-in',
    input: Type.Object({ id }, { additionalProperties: false }),
    output: Type.Object({
      id: Type.String(),
      number: Type.String(),
      title: TextSchema,
      issuer: Type.String(),
      addressee: nullable(Type.String()),
      issuedAt: Type.String(),
      paragraphs: Type.Array(Type.String()),
      digest: Type.String(),
      issuedByReader: Type.Boolean(),
      subject: Type.Intersect([subjectSchema, Type.Object({ page: nullable(Type.String()) })]),
      seal: sealSchema,
      service: Type.Array(serviceSchema),
    }),
    problems: [problems['not-found'].type],
    async run(actor, input, tx) {
      const document = await findDocument(tx, input.id);
      if (!document || !(await isParty(tx, document, actor))) return refuse(problems['not-found']());
      const organisations = await organisationsBehind(tx, actor);
      const own = organisations.includes(document.organisationId);
      const about = await registry().subjects[document.subject.kind]?.(tx, document.subject.id);
      const service = (await serviceOf(tx, document.id)).filter(
        ({ to }) => own || isOwn(to, organisations, actor.kind === 'person' ? actor : null),
      );
      return ok({
        id: document.id,
        number: document.number,
        title: said(document.title),
        issuer: document.issuer,
        addressee: document.addressee ?? null,
        issuedAt: document.issuedAt.toString(),
        paragraphs: [...document.paragraphs],
        digest: document.digest,
        issuedByReader: own,
        seal: await shownSeal(tx, document.id, sealing),
        subject: {
          ...document.subject,
          title: said(about?.title ?? document.title),
          page: about?.page ?? null,
        },
        service: await Promise.all(service.map((one) => shownService(tx, one))),
      });
    },
  });

const isOwn = (
  to: Addressee,
  organisations: readonly string[],
  person: { readonly postId: string; readonly personId: string } | null,
): boolean =>
  'organisationId' in to
    ? organisations.includes(to.organisationId)
    : 'postId' in to
      ? to.postId === person?.postId
      : to.personId === person?.personId;

async function addresseeName(tx: Tx, to: Addressee) {
  if ('organisationId' in to) {
    const name = await organisationName(tx, to.organisationId);
    return text(name, name);
  }
  if ('personId' in to) {
    const name = (await personName(tx, to.personId)) ?? to.personId;
    return text(name, name);
  }
  const post = await findPostById(tx, to.postId);
  return nameOf(tx, { organisationId: post?.organisationId ?? null, postId: to.postId });
}

async function shownService(tx: Tx, service: Service) {
  return {
    noticeId: service.noticeId,
    to: said(await addresseeName(tx, service.to)),
    sentAt: service.sentAt.toString(),
    servedAt: service.servedAt?.toString() ?? null,
    readAt: service.readAt?.toString() ?? null,
    servedOn: servedOn(service)?.toString() ?? null,
    offSystem: service.offSystem.map((one) => ({
      way: said(serviceWays[one.way]),
      servedOn: one.servedOn.toString(),
      reference: one.reference,
      scanSha256: one.scanSha256,
    })),
  };
}

/** 送达回证: what the record says of the service of a paper now, for who issued it. */
export const proofOfServiceRead = (renderer: DocumentRenderer, publicAddress: string) =>
  defineFileRead({
    name: 'casework.proof-of-service',
    title: text('送达回证', 'Proof of service'),
    path: `/api/v1/papers/{id}/proof-of-service.${renderer.extension}`,
    audience: 'signed-in',
    input: Type.Object({ id }, { additionalProperties: false }),
    problems: [problems['not-found'].type],
    async run(actor, input, tx) {
      const document = await findDocument(tx, input.id);
      if (!document || !(await organisationsBehind(tx, actor)).includes(document.organisationId))
        return refuse(problems['not-found']());
      const title = '送达回证';
      const body = await renderer.render({
        number: document.number,
        title,
        issuer: document.issuer,
        paragraphs: await proofInWords(tx, document),
        issuedOn: dateAt(tx.now),
        checkAddress: checkAddress(publicAddress, document),
        digest: document.digest,
      });
      return ok({
        contentType: renderer.contentType,
        body,
        fileName: `${document.number} ${title}.${renderer.extension}`,
        cache: 'no-store',
      });
    },
  });

async function proofInWords(tx: Tx, document: DocumentRecord): Promise<readonly string[]> {
  const lines = [`送达文书：《${document.title.zh}》（${document.number}）`];
  for (const service of await serviceOf(tx, document.id)) {
    lines.push(`受送达人：${(await addresseeName(tx, service.to)).zh}`);
    if (service.servedAt) lines.push(`平台送达：${momentInWords(service.servedAt)}`);
    lines.push(service.readAt ? `首次阅读：${momentInWords(service.readAt)}` : '首次阅读：尚未阅读');
    for (const one of service.offSystem)
      lines.push(
        `${serviceWays[one.way].zh}：${dateInWords(one.servedOn)}，回执编号 ${one.reference}，扫描件 SHA-256 ${one.scanSha256}`,
      );
    if (servedOn(service) === null) lines.push('尚未送达');
  }
  return lines;
}
