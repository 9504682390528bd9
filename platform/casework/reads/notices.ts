import { type RawBuilder, sql } from 'kysely';
import { Type } from 'typebox';
import {
  countedUpTo,
  cutToPage,
  defineRead,
  ok,
  PageOf,
  pageInput,
  TextSchema,
  text,
  totalOf,
} from '#foundation';
import { inboxesOf } from '../store/notices.ts';
import type { CaseworkTables } from '../store/tables.ts';
import { placeIn } from './place.ts';
import { defaultLimit, nullable } from './schemas.ts';

/** Notices to the actor's organisation, post and person, newest first. */
export const noticesRead = defineRead({
  name: 'casework.notices',
  title: text('通知', 'Notices'),
  path: '/api/v1/notices',
  audience: 'signed-in',
  input: Type.Object(
    { unread: Type.Optional(Type.Boolean()), ...pageInput },
    { additionalProperties: false },
  ),
  output: Type.Object({
    ...PageOf(
      Type.Object({
        id: Type.String(),
        kind: Type.String(),
        to: Type.Union([Type.Literal('organisation'), Type.Literal('post'), Type.Literal('person')]),
        subject: Type.Object({ kind: Type.String(), id: Type.String() }),
        text: TextSchema,
        documentId: nullable(Type.String()),
        sentAt: Type.String(),
        servedAt: nullable(Type.String()),
        readAt: nullable(Type.String()),
      }),
    ).properties,
    unread: Type.Integer(),
    /** Present and true when more are unread than were counted. */
    unreadIsAtLeast: Type.Optional(Type.Boolean()),
  }),
  sheet: {
    text: text('内容', 'Notice'),
    sentAt: text('发出', 'Sent'),
    servedAt: text('送达', 'Served'),
    readAt: text('首次阅读', 'First read'),
  },
  async run(actor, input, tx) {
    const limit = input.limit ?? defaultLimit;
    const after = placeIn(input.cursor);
    const boxes = await inboxesOf(tx, actor);
    const unread = sql`AND notice.read_at IS NULL`;
    const place =
      after && after.key !== 'infinity'
        ? sql`AND (notice.sent_at, notice.id) < (${after.key}::timestamptz, ${after.id}::text)`
        : sql``;
    // One inbox at a time, so that each comes in the order of its index.
    const lines = boxes.map(
      (box) => sql`(
        SELECT notice.* FROM casework.notice AS notice WHERE ${box} ${input.unread ? unread : sql``} ${place}
        ORDER BY notice.sent_at DESC, notice.id DESC LIMIT ${limit + 1})`,
    );
    const { rows } = await sql<CaseworkTables['casework.notice']>`
      SELECT * FROM (${sql.join(lines, sql` UNION ALL `)}) AS line
      ORDER BY sent_at DESC, id DESC LIMIT ${limit + 1}`.execute(tx.tables());
    const count = (further: RawBuilder<unknown>) => {
      const each = boxes.map(
        (box) =>
          sql`(SELECT FROM casework.notice AS notice WHERE ${box} ${further} LIMIT ${countedUpTo + 1})`,
      );
      return sql`(SELECT count(*)::int FROM (SELECT FROM (${sql.join(each, sql` UNION ALL `)}) AS found LIMIT ${countedUpTo + 1}) AS counted)`;
    };
    const counts = await sql<{ all: number; unread: number }>`
      SELECT ${count(sql``)} AS all, ${count(unread)} AS unread`.execute(tx.tables());
    const counted = counts.rows[0] ?? { all: 0, unread: 0 };
    const [all, notRead] = [totalOf(counted.all), totalOf(counted.unread)];
    const { shown, next } = cutToPage(rows, limit, (last) => [last.sent_at.toString(), last.id]);
    return ok({
      items: shown.map((row) => ({
        id: row.id,
        kind: row.kind,
        to: inboxKind(row),
        subject: { kind: row.subject_kind, id: row.subject_id },
        text: { zh: row.text_zh, en: row.text_en },
        documentId: row.document_id,
        sentAt: row.sent_at.toString(),
        servedAt: row.served_at?.toString() ?? null,
        readAt: row.read_at?.toString() ?? null,
      })),
      next,
      ...(input.unread ? notRead : all),
      unread: notRead.total,
      ...(notRead.totalIsAtLeast ? { unreadIsAtLeast: true } : {}),
    });
  },
});

const inboxKind = (row: { readonly organisation_id: string | null; readonly post_id: string | null }) =>
  row.organisation_id ? ('organisation' as const) : row.post_id ? ('post' as const) : ('person' as const);
