import { sql } from 'kysely';
import { Type } from 'typebox';
import { defineRead, ok, packCursor, pageInput, TextSchema, text } from '#foundation';
import { inboxOf } from '../store/notices.ts';
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
    items: Type.Array(
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
    ),
    next: nullable(Type.String()),
    total: Type.Integer(),
    unread: Type.Integer(),
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
    const mine = tx
      .tables<CaseworkTables>()
      .selectFrom('casework.notice')
      .where(await inboxOf(tx, actor));
    let query = mine.selectAll();
    if (input.unread) query = query.where('read_at', 'is', null);
    if (after && after.key !== 'infinity')
      query = query.where(sql<boolean>`(sent_at, id) < (${after.key}::timestamptz, ${after.id}::text)`);
    const rows = await query
      .orderBy('sent_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
    const counted = await mine
      .select([
        sql<number>`count(*)::int`.as('all'),
        sql<number>`(count(*) FILTER (WHERE read_at IS NULL))::int`.as('unread'),
      ])
      .executeTakeFirstOrThrow();
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
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
      next: last ? packCursor([last.sent_at.toString(), last.id]) : null,
      total: input.unread ? counted.unread : counted.all,
      unread: counted.unread,
    });
  },
});

const inboxKind = (row: { readonly organisation_id: string | null; readonly post_id: string | null }) =>
  row.organisation_id ? ('organisation' as const) : row.post_id ? ('post' as const) : ('person' as const);
