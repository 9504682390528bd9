import { type RawBuilder, sql } from 'kysely';
import { Type } from 'typebox';
import {
  countedUpTo,
  cutToPage,
  defineRead,
  idPattern,
  ok,
  PageOf,
  packCursor,
  pageInput,
  refuse,
  TextSchema,
  type Tx,
  text,
  totalOf,
  unpackCursor,
  unpackPlaceInTime,
} from '#foundation';
import { problems } from '../problems.ts';
import { defaultLimit, nullable, said } from '../reads/schemas.ts';
import { headOf } from './head.ts';
import { importLifecycle, type RowState, rowStates } from './lifecycle.ts';
import { type ImportPorts, importsFor, listOf } from './lists.ts';
import { mostRows } from './read-rows.ts';
import { reasonOf } from './reason.ts';
import { countRows, type ImportRecord, type ImportRow, ownImport } from './store.ts';

const id = Type.String({ pattern: idPattern('imp') });
const states = ['filed', 'tried', 'carrying-out', 'finished', 'discarded'] as const;

/** The lists that the reader can bring in, and how each is filled in. */
export const importListsRead = (ports: ImportPorts) =>
  defineRead({
    name: 'casework.import-lists',
    title: text('可以导入的清单', 'Lists that can be brought in'),
    path: '/api/v1/import-lists',
    audience: 'signed-in',
    input: Type.Object({}, { additionalProperties: false }),
    output: Type.Object({
      mostRows: Type.Integer(),
      items: Type.Array(
        Type.Object({
          name: Type.String(),
          title: TextSchema,
          act: TextSchema,
          page: nullable(Type.String()),
          columns: Type.Array(
            Type.Object({
              name: Type.String(),
              head: TextSchema,
              kind: Type.String(),
              required: Type.Boolean(),
              options: Type.Array(TextSchema),
              note: nullable(TextSchema),
              example: Type.String(),
            }),
          ),
        }),
      ),
    }),
    async run(actor) {
      return ok({
        mostRows,
        items: importsFor(ports, actor).map(({ name, title, act, page, columns }) => ({
          name,
          title: said(title),
          act: said(act.title),
          page: page ?? null,
          columns: Object.entries(columns).map(([column, one]) => ({
            name: column,
            head: { zh: headOf(one, 'zh'), en: headOf(one, 'en') },
            kind: one.kind,
            required: one.required ?? false,
            options: Object.values(one.options ?? {}).map(said),
            note: one.note ? said(one.note) : null,
            example: one.example,
          })),
        })),
      });
    },
  });

const line = {
  id: Type.String(),
  list: Type.String(),
  title: TextSchema,
  fileName: Type.String(),
  state: Type.Enum(states),
  stateTitle: TextSchema,
  rows: Type.Integer(),
  counts: Type.Object({
    read: Type.Integer(),
    ready: Type.Integer(),
    unchanged: Type.Integer(),
    wrong: Type.Integer(),
    done: Type.Integer(),
  }),
  filedAt: Type.String(),
  endedAt: nullable(Type.String()),
};

async function linesOf(ports: ImportPorts, tx: Tx, records: readonly ImportRecord[]) {
  const counts = await countRows(
    tx,
    records.map((record) => record.id),
  );
  return records.map((record) => ({
    id: record.id,
    list: record.list,
    title: said(listOf(ports.registry, record.list)?.title ?? text(record.list, record.list)),
    fileName: record.file_name,
    state: record.state,
    stateTitle: said(importLifecycle.states[record.state].title),
    rows: record.rows,
    counts: counts.get(record.id)!,
    filedAt: record.filed_at.toString(),
    endedAt: record.ended_at?.toString() ?? null,
  }));
}

/** Sheets that the reader brought in, the latest first. */
export const importsRead = (ports: ImportPorts) =>
  defineRead({
    name: 'casework.imports',
    title: text('表格导入', 'Spreadsheets brought in'),
    path: '/api/v1/imports',
    audience: 'signed-in',
    input: Type.Object(pageInput, { additionalProperties: false }),
    output: PageOf(Type.Object(line)),
    sheet: {
      title: text('清单', 'List'),
      fileName: text('文件', 'File'),
      stateTitle: text('状态', 'State'),
      rows: text('行数', 'Rows'),
      'counts.done': text('已办理', 'Done'),
      'counts.wrong': text('不能办理', 'Refused'),
      'counts.unchanged': text('没有变化', 'No change'),
      filedAt: text('导入时间', 'Brought in'),
      endedAt: text('结束时间', 'Ended'),
    },
    async run(actor, input, tx) {
      const limit = input.limit ?? defaultLimit;
      const person = actor.kind === 'person' ? actor.personId : null;
      const after = unpackPlaceInTime(input.cursor);
      const { rows } = await sql<ImportRecord>`
        SELECT * FROM casework.import AS import WHERE filed_person = ${person}::text
          AND (${!after} OR (filed_at, id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::text))
        ORDER BY filed_at DESC, id DESC LIMIT ${limit + 1}`.execute(tx.tables());
      const { rows: totals } = await sql<{ total: number }>`
        SELECT count(*)::int AS total FROM (SELECT FROM casework.import WHERE filed_person = ${person}::text
          LIMIT ${countedUpTo + 1}) AS found`.execute(tx.tables());
      const { shown, next } = cutToPage(rows, limit, (last) => [last.filed_at.toString(), last.id]);
      return ok({ items: await linesOf(ports, tx, shown), next, ...totalOf(totals[0]?.total ?? 0) });
    },
  });

/** One of them: how far it is, and which of its columns were not looked at. */
export const importRead = (ports: ImportPorts) =>
  defineRead({
    name: 'casework.import',
    title: text('一次表格导入', 'One spreadsheet brought in'),
    path: '/api/v1/imports/{id}',
    audience: 'signed-in',
    input: Type.Object({ id }, { additionalProperties: false }),
    output: Type.Object({
      ...line,
      act: TextSchema,
      page: nullable(Type.String()),
      sha256: Type.String(),
      ignored: Type.Array(Type.String()),
      attachments: Type.Array(Type.String()),
      columns: Type.Array(Type.Object({ name: Type.String(), title: TextSchema })),
      triedAt: nullable(Type.String()),
      confirmedAt: nullable(Type.String()),
    }),
    problems: [problems['not-found'].type],
    async run(actor, input, tx) {
      const record = await ownImport(tx, actor, input.id, 'look');
      if (!record) return refuse(problems['not-found']());
      const list = listOf(ports.registry, record.list);
      const [shown] = await linesOf(ports, tx, [record]);
      return ok({
        ...shown!,
        act: said(list?.act.title ?? text(record.list, record.list)),
        page: list?.page ?? null,
        sha256: record.sha256,
        ignored: [...record.ignored],
        attachments: record.attachments.map(({ name }) => name),
        columns: Object.entries(list?.columns ?? {}).map(([name, { title }]) => ({
          name,
          title: said(title),
        })),
        triedAt: record.tried_at?.toString() ?? null,
        confirmedAt: record.confirmed_at?.toString() ?? null,
      });
    },
  });

const rowStateNames = Object.keys(rowStates) as RowState[];

/** Its rows in the order of the file, with what became of each. */
export const importRowsRead = (ports: ImportPorts) =>
  defineRead({
    name: 'casework.import-rows',
    title: text('导入的各行', 'Rows of a spreadsheet brought in'),
    path: '/api/v1/imports/{id}/rows',
    audience: 'signed-in',
    input: Type.Object(
      { id, state: Type.Optional(Type.Enum(rowStateNames)), ...pageInput },
      { additionalProperties: false },
    ),
    output: PageOf(
      Type.Object({
        number: Type.Integer(),
        state: Type.Enum(rowStateNames),
        stateTitle: TextSchema,
        said: Type.Array(Type.String()),
        reason: nullable(TextSchema),
        /** The refusal's code, by which its page is found. */
        code: nullable(Type.String()),
      }),
    ),
    problems: [problems['not-found'].type],
    async run(actor, input, tx) {
      const record = await ownImport(tx, actor, input.id, 'look');
      if (!record) return refuse(problems['not-found']());
      const columns = listOf(ports.registry, record.list)?.columns ?? {};
      const limit = input.limit ?? defaultLimit;
      const place = unpackCursor(input.cursor);
      const after = typeof place === 'number' && Number.isSafeInteger(place) && place < 2 ** 31 ? place : 0;
      const where: RawBuilder<unknown> = sql`import_id = ${record.id}
        AND (${input.state ?? null}::text IS NULL OR state = ${input.state ?? null}::text)`;
      const { rows } = await sql<ImportRow>`
        SELECT * FROM casework.import_row WHERE ${where} AND number > ${after} ORDER BY number LIMIT ${limit + 1}`.execute(
        tx.tables(),
      );
      const { rows: totals } = await sql<{ total: number }>`
        SELECT count(*)::int AS total FROM casework.import_row WHERE ${where}`.execute(tx.tables());
      const shown = rows.slice(0, limit);
      return ok({
        items: shown.map((row) => ({
          number: row.number,
          state: row.state,
          stateTitle: said(rowStates[row.state]),
          said: Object.keys(columns).map((name) => row.said[name] ?? ''),
          reason: row.problem ? said(reasonOf(row.problem, columns)) : null,
          code: row.problem?.code ?? null,
        })),
        next: rows.length > limit ? packCursor(shown.at(-1)!.number) : null,
        total: totals[0]?.total ?? 0,
      });
    },
  });
