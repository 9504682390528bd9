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
import type { TaskState } from '../model/task.ts';
import type { Registry } from '../registry.ts';
import { placeIn } from './place.ts';
import { cited, clauseSchema, defaultLimit, nullable, said, subjectSchema } from './schemas.ts';
import { subjectTitles } from './subject-titles.ts';

interface TaskLine {
  readonly id: string;
  readonly kind: string;
  readonly title_zh: string;
  readonly title_en: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly state: TaskState;
  readonly opened_at: Temporal.Instant;
  readonly done_at: Temporal.Instant | null;
  readonly due_at: Temporal.Instant | null;
  readonly last_day: Temporal.PlainDate | null;
  readonly provisional: boolean | null;
  readonly rule: string | null;
  readonly clause_document: string | null;
  readonly clause_article: string | null;
  readonly paused: boolean | null;
  readonly sort_key: string;
}

/** 我的办件: the tasks of the actor's post, most urgent first; finished ones newest first. */
export const tasksRead = (registry: () => Registry) =>
  defineRead({
    name: 'casework.tasks',
    title: text('我的办件', 'My tasks'),
    path: '/api/v1/tasks',
    audience: 'signed-in',
    input: Type.Object(
      {
        state: Type.Optional(Type.Union([Type.Literal('open'), Type.Literal('done')])),
        ...pageInput,
      },
      { additionalProperties: false },
    ),
    output: PageOf(
      Type.Object({
        id: Type.String(),
        kind: Type.String(),
        title: TextSchema,
        subject: subjectSchema,
        openedAt: Type.String(),
        doneAt: nullable(Type.String()),
        dueAt: nullable(Type.String()),
        lastDay: nullable(Type.String()),
        provisional: Type.Boolean({ description: 'The working days ahead are not all announced yet.' }),
        paused: Type.Boolean(),
        rule: nullable(Type.String()),
        clause: nullable(clauseSchema),
        overdue: Type.Boolean(),
      }),
    ),
    sheet: {
      title: text('事项', 'Task'),
      'subject.title': text('对象', 'About'),
      openedAt: text('收到', 'Received'),
      lastDay: text('最后一天', 'Last day'),
      overdue: text('逾期', 'Overdue'),
      rule: text('规则', 'Rule'),
      'clause.document': text('依据', 'Document'),
      'clause.article': text('条', 'Article'),
      doneAt: text('办结', 'Finished'),
    },
    async run(actor, input, tx) {
      if (actor.kind !== 'person') return ok({ items: [], next: null, total: 0 });
      const open = (input.state ?? 'open') === 'open';
      const limit = input.limit ?? defaultLimit;
      const after = placeIn(input.cursor);
      const mine = sql`task.post_id = ${actor.postId} AND task.state ${open ? sql`= 'open'` : sql`<> 'open'`}`;
      // Each is read in the order of its index and cut to the page; only then the clock of each line is looked up.
      const [key, way, beyond] = open
        ? [sql`coalesce(task.due_at, 'infinity'::timestamptz)`, sql`ASC`, sql`>`]
        : [sql`task.done_at`, sql`DESC`, sql`<`];
      const place = after
        ? sql`AND (${key}, task.id) ${beyond} (${after.key}::timestamptz, ${after.id}::text)`
        : sql``;
      const { rows } = await sql<TaskLine>`
        ${columnsWith(key)} FROM (
          SELECT * FROM casework.task AS task WHERE ${mine} ${place}
          ORDER BY ${key} ${way}, task.id ${way} LIMIT ${limit + 1}
        ) AS task ${newestDuty}
        ORDER BY ${key} ${way}, task.id ${way}`.execute(tx.tables());
      const counted = await sql<{ total: number }>`
        SELECT count(*)::int AS total FROM (
          SELECT FROM casework.task AS task WHERE ${mine} LIMIT ${countedUpTo + 1}) AS found`.execute(
        tx.tables(),
      );
      const { shown, next } = cutToPage(rows, limit, (last) => [last.sort_key, last.id]);
      const titleOf = await subjectTitles(tx, registry(), shown);
      const items = [];
      for (const row of shown) {
        items.push({
          id: row.id,
          kind: row.kind,
          title: { zh: row.title_zh, en: row.title_en },
          subject: {
            kind: row.subject_kind,
            id: row.subject_id,
            title: said(titleOf(row.subject_kind, row.subject_id) ?? text(row.subject_id, row.subject_id)),
          },
          openedAt: row.opened_at.toString(),
          doneAt: row.done_at?.toString() ?? null,
          dueAt: row.due_at?.toString() ?? null,
          lastDay: row.last_day?.toString() ?? null,
          provisional: row.provisional ?? false,
          paused: row.paused ?? false,
          rule: row.rule,
          clause:
            row.clause_document && row.clause_article
              ? cited({ document: row.clause_document, article: row.clause_article })
              : null,
          overdue: isOverdue(row, tx.now),
        });
      }
      return ok({
        items,
        next,
        ...totalOf(counted.rows[0]?.total ?? 0),
      });
    },
  });

/** The duty of a task as it stands: its newest clock. */
const newestDuty = sql`
  LEFT JOIN LATERAL (
    SELECT * FROM casework.clock
    WHERE clock.task_id = task.id AND clock.nature = 'duty'
    ORDER BY started_at DESC, id LIMIT 1
  ) AS clock ON true`;

const columnsWith = (sortKey: RawBuilder<unknown>) => sql`
  SELECT task.id, task.kind, task.title_zh, task.title_en, task.subject_kind, task.subject_id, task.state,
         task.opened_at, task.done_at, clock.due_at, clock.last_day, clock.provisional, clock.rule,
         clock.clause_document, clock.clause_article, clock.state = 'paused' AS paused,
         CASE WHEN ${sortKey} = 'infinity' THEN 'infinity'
              ELSE to_char(${sortKey} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') END AS sort_key`;

const isOverdue = (row: TaskLine, now: Temporal.Instant): boolean =>
  row.due_at !== null && row.paused !== true && Temporal.Instant.compare(row.done_at ?? now, row.due_at) >= 0;
