import { Type } from 'typebox';
import {
  countedUpTo,
  defineRead,
  type Json,
  ok,
  packCursor,
  refuse,
  text,
  totalOf,
  unpackCursor,
} from '#foundation';
import { jsonCell } from '../model/cells.ts';
import { askedRows } from '../model/question.ts';
import type { OpeningPorts, Place } from '../ports.ts';
import { problems } from '../problems.ts';
import { servingOf } from '../serving.ts';
import { Nullable } from './lines.ts';

const Cell = Type.Unsafe<string | number | boolean | null>({ type: ['string', 'number', 'boolean', 'null'] });

interface Total {
  readonly total: number;
  readonly totalIsAtLeast?: true;
}
/** Where the last page ended, of which revision, in which order, and the total that was counted for the first. */
interface Cursor {
  readonly revision: string;
  readonly sort: string;
  readonly place: Place;
  readonly total: Total;
}

/** Rows of an open resource: fields, filters, order, and a cursor that costs the same on every page. */
export const openRowsRead = ({ tables }: Pick<OpeningPorts, 'tables'>) =>
  defineRead({
    name: 'opening.rows',
    title: text('开放数据接口', 'Rows of an open resource'),
    path: '/api/v1/open-data/{id}/rows',
    audience: 'public',
    input: Type.Object(
      {
        id: Type.String({ maxLength: 60 }),
        fields: Type.Optional(Type.String({ maxLength: 4000 })),
        filter: Type.Optional(Type.String({ maxLength: 4000 })),
        sort: Type.Optional(Type.String({ maxLength: 200 })),
        q: Type.Optional(Type.String({ maxLength: 100 })),
        cursor: Type.Optional(Type.String({ maxLength: 2000 })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({
      revision: Type.Object({ id: Type.String(), number: Type.Integer() }),
      fields: Type.Array(Type.Object({ name: Type.String(), type: Type.String() })),
      /** Columns that may not be used now and are left out. */
      leftOut: Type.Array(Type.String()),
      rows: Type.Array(Type.Array(Cell)),
      next: Nullable,
      total: Type.Integer(),
      /** Present and true when there are more than `total`: it was counted no further. */
      totalIsAtLeast: Type.Optional(Type.Boolean()),
    }),
    problems: [
      problems['not-on-list'].type,
      problems.withdrawn.type,
      problems['not-unconditional'].type,
      problems['no-data'].type,
      problems.stopped.type,
      problems['question-not-right'].type,
      problems['cursor-over'].type,
      problems['too-slow'].type,
    ],
    async run(_actor, { id, cursor, limit = 100, q, sort = '', ...asked }, tx) {
      const serving = await servingOf(tx, id);
      if (!serving.ok) return serving;
      const { revision, columns: known, leftOut } = serving.value;
      const read = askedRows(known, { ...asked, ...(sort === '' ? {} : { sort }) });
      if ('defects' in read) return refuse(problems['question-not-right']({ defects: read.defects }));
      const { columns, ...question } = read.asked;
      const from = cursorOf(cursor);
      if (cursor !== undefined && (from === null || from.revision !== revision.id || from.sort !== sort))
        return refuse(problems['cursor-over']());
      const words = q?.trim().toWellFormed().replaceAll('\0', '');
      const wanted = { ...question, ...(words ? { words } : {}) };
      const table = { sha256: revision.parquetSha256, columns };
      const page = await tables.page(table, { ...wanted, after: from?.place ?? null, limit: limit + 1 });
      const counted: Total | number | null =
        from?.total ??
        (question.filters.length === 0 && !words
          ? { total: revision.rows }
          : await tables.count({ ...table, columns: known }, wanted, countedUpTo + 1));
      const total = typeof counted === 'number' ? totalOf(counted) : counted;
      if (page === null || total === null) return refuse(problems['too-slow']());
      const shown = page.rows.slice(0, limit);
      const last = page.rows.length > limit ? shown.at(-1) : undefined;
      return ok({
        revision: { id: revision.id, number: revision.number },
        fields: columns.map(({ name, type }) => ({ name, type })),
        leftOut: [...leftOut],
        rows: shown.map(({ cells }) => cells.map((cell, at) => jsonCell(cell, columns[at]!))),
        next: last
          ? packCursor([
              revision.id,
              sort,
              last.place.value,
              last.place.row,
              total.total,
              total.totalIsAtLeast ?? false,
            ])
          : null,
        ...total,
      });
    },
  });

function cursorOf(packed: string | undefined): Cursor | null {
  const place = unpackCursor(packed);
  if (!Array.isArray(place)) return null;
  const [revision, sort, value, row, total, atLeast] = place as readonly Json[];
  const whole = (one: Json | undefined): one is number => Number.isSafeInteger(one) && Number(one) >= 0;
  if (typeof revision !== 'string' || typeof sort !== 'string' || !whole(row) || !whole(total)) return null;
  if (value !== null && typeof value !== 'string') return null;
  return {
    revision,
    sort,
    place: { value: value ?? null, row },
    total: { total, ...(atLeast === true ? { totalIsAtLeast: true as const } : {}) },
  };
}
