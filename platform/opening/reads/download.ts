import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { Type } from 'typebox';
import { defineFileRead, type FileAnswer, type Json, ok, refuse, text } from '#foundation';
import { csvLine, jsonCell } from '../model/cells.ts';
import type { OpeningPorts } from '../ports.ts';
import { problems } from '../problems.ts';
import { type Serving, servingOf } from '../serving.ts';
import { type Format, formats } from '../store/downloads.ts';

const contentTypes: { readonly [F in Format]: string } = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  parquet: 'application/vnd.apache.parquet',
};
/** Rows and columns of a sheet, the head not counted. */
const sheet = { rows: 1_048_575, columns: 16_384 };
/** Files that are written at the same time. */
const atOnce = 24;

/** The revision in service as a file, written as it is taken: memory does not grow with the table. */
export const downloadRead = (ports: OpeningPorts) => {
  let under = 0;
  /** The pieces, as long as the resource may be given out: what is frozen meanwhile breaks off, and what was taken is incomplete. */
  async function* watched<Piece>(serving: Serving, pieces: AsyncIterable<Piece>): AsyncGenerator<Piece> {
    under++;
    try {
      const names = serving.columns.map(({ name }) => name);
      const stillServes = ports.watch(serving.resource.id, serving.revision.id, names);
      for await (const piece of pieces) {
        if (!(await stillServes()))
          throw new Error('the resource was stopped while a file of it was written');
        yield piece;
      }
    } finally {
      under--;
    }
  }
  return defineFileRead({
    name: 'opening.download',
    title: text('下载开放数据', 'Download an open resource'),
    path: '/api/v1/open-data/{id}/files/{format}',
    audience: 'public',
    input: Type.Object(
      {
        id: Type.String({ maxLength: 60 }),
        format: Type.Unsafe<Format>({ type: 'string', enum: [...formats] }),
        /** CSV begins with the mark by which some programs know UTF-8. */
        bom: Type.Optional(Type.Boolean()),
      },
      { additionalProperties: false },
    ),
    problems: [
      problems['not-on-list'].type,
      problems.withdrawn.type,
      problems['not-unconditional'].type,
      problems['no-data'].type,
      problems.stopped.type,
      problems['too-large-for-sheet'].type,
      problems.busy.type,
    ],
    async run(_actor, { id, format, bom = false }, tx) {
      const found = await servingOf(tx, id);
      if (!found.ok) return found;
      const serving = found.value;
      const { revision, columns, leftOut } = serving;
      if (format === 'xlsx' && (revision.rows > sheet.rows || columns.length > sheet.columns))
        return refuse(problems['too-large-for-sheet']());
      if (under >= atOnce) return refuse(problems.busy());
      const marked = format === 'csv' && bom;
      const answer = {
        contentType: contentTypes[format],
        fileName: `${serving.entry.title.replace(/[\\/:*?"<>|\s]+/g, '_').slice(0, 80)}_第${revision.number}版.${format}`,
        download: true,
        etag: [
          revision.parquetSha256.slice(0, 32),
          format,
          ...(marked ? ['bom'] : []),
          ...leftOut.map(hex),
        ].join('-'),
        taken: () => ports.countDownload(id, format),
      } as const;
      if (format === 'parquet') return ok({ ...answer, ...(await parquet(serving)) });
      const head = columns.map(({ name }) => name);
      const table = { sha256: revision.parquetSha256, columns };
      const rows = () => watched(serving, ports.tables.scan(table));
      const asNumbers = (cells: readonly Json[]) => cells.map((cell, at) => jsonCell(cell, columns[at]!));
      const body = () =>
        format === 'xlsx'
          ? ports.workbook({ name: serving.entry.title, head, rows: mapped(rows(), asNumbers) })
          : Readable.from(
              format === 'csv'
                ? csvPieces(head, rows(), marked)
                : jsonPieces(head, mapped(rows(), asNumbers)),
              { objectMode: false, highWaterMark: 1 << 16 },
            );
      return ok({ ...answer, body });
    },
  });

  async function parquet(serving: Serving): Promise<Pick<FileAnswer, 'body' | 'ranges'>> {
    const { revision, columns, leftOut } = serving;
    if (leftOut.length > 0) {
      const narrowed = () =>
        Readable.from(
          watched(
            serving,
            (async function* () {
              const file = await ports.tables.narrowed({ sha256: revision.parquetSha256, columns });
              try {
                yield* createReadStream(file);
              } finally {
                await rm(file, { force: true });
              }
            })(),
          ),
          { objectMode: false },
        );
      return { body: narrowed };
    }
    const path = ports.tables.path(revision.parquetSha256);
    const { size } = await stat(path);
    const open = (start: number, end: number) =>
      Readable.from(watched(serving, createReadStream(path, { start, end })), { objectMode: false });
    return { body: () => open(0, size - 1), ranges: { bytes: size, open } };
  }
};

const hex = (name: string): string => Buffer.from(name).toString('hex').slice(0, 40);

async function* mapped<From, To>(
  pieces: AsyncIterable<readonly From[]>,
  change: (one: From) => To,
): AsyncGenerator<readonly To[]> {
  for await (const piece of pieces) yield piece.map(change);
}

async function* csvPieces(
  head: readonly string[],
  rows: AsyncIterable<readonly (readonly Json[])[]>,
  marked: boolean,
): AsyncGenerator<string> {
  yield `${marked ? '\ufeff' : ''}${csvLine(head)}`;
  for await (const some of rows) yield some.map(csvLine).join('');
}

async function* jsonPieces(
  head: readonly string[],
  rows: AsyncIterable<readonly (readonly Json[])[]>,
): AsyncGenerator<string> {
  const names = head.map((name) => JSON.stringify(name));
  const line = (cells: readonly Json[]) =>
    `{${cells.map((cell, at) => `${names[at]}:${JSON.stringify(cell)}`).join(',')}}`;
  yield '[';
  let first = true;
  for await (const some of rows) {
    if (some.length === 0) continue;
    yield `${first ? '\n' : ',\n'}${some.map(line).join(',\n')}`;
    first = false;
  }
  yield '\n]\n';
}
