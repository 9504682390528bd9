import type { Tx } from '#foundation';
import { jsonCell } from '../model/cells.ts';
import { fitsColumn } from '../model/question.ts';
import type { ColumnFilter, ColumnOrder, OpenColumn, OpenTables } from '../ports.ts';
import { servingOf } from '../serving.ts';
import { notAllowed, notFound, notRight, notSearchable } from './errors.ts';
import { flag, list, text, whole } from './parameters.ts';

const ckanTypes: { readonly [Type in OpenColumn['type']]: string } = {
  text: 'text',
  integer: 'int8',
  decimal: 'numeric',
  date: 'date',
  timestamp: 'timestamp',
  boolean: 'bool',
};
/** Rows of one answer, as CKAN bounds it by default. */
const most = 32_000;

/** `datastore_search`: rows with `_id` (place in the file, from 1), filters, words, fields, order, and a total that may be said to be an estimate. */
export async function datastoreSearch(
  tx: Tx,
  tables: OpenTables,
  given: { readonly [name: string]: unknown },
): Promise<object> {
  const asked = text(given, 'resource_id') ?? text(given, 'id');
  if (!asked) throw notRight('resource_id', 'Missing value');
  const resourceId = asked.replace(/\.(csv|json|xlsx|parquet)$/, '');
  const serving = await servingOf(tx, resourceId);
  if (!serving.ok) {
    if (serving.problem.status === 403) throw notAllowed(serving.problem.title.en);
    throw notFound(`Resource "${asked}" was not found: ${serving.problem.title.en}`);
  }
  const { revision, columns: known } = serving.value;
  const find = (field: string, name: string): OpenColumn => {
    const column = known.find((one) => one.name === name);
    if (!column) throw notRight(field, `field "${name}" not in table`);
    return column;
  };
  const names = list(given, 'fields');
  const columns = names ? names.filter((name) => name !== '_id').map((name) => find('fields', name)) : known;
  const { filters, ids } = filtersOf(given['filters'], known);
  const order = orderOf(text(given, 'sort'), find);
  const words = wordsOf(given['q']);
  const limit = Math.min(whole(given, 'limit') ?? 100, most);
  const offset = whole(given, 'offset') ?? 0;
  const table = { sha256: revision.parquetSha256, columns: columns.length > 0 ? columns : known };
  const question = {
    filters,
    ...(order ? { order } : {}),
    ...(words ? { words } : {}),
    ...(ids ? { rows: ids } : {}),
  };
  const plain = filters.length === 0 && !words && !ids;
  const page = await tables.page(table, { ...question, offset, limit });
  const wanted = flag(given, 'include_total', true);
  const upTo = whole(given, 'total_estimation_threshold');
  const total = !wanted
    ? undefined
    : plain
      ? revision.rows
      : await tables.count(
          { ...table, columns: known },
          question,
          upTo && upTo > 0 ? upTo + 1 : revision.rows,
        );
  if (page === null || total === null)
    throw notSearchable('it took too long: ask for less, or take the file');
  const withId = !names || names.includes('_id');
  const shown = columns.length > 0 ? columns : names ? [] : known;
  const form = text(given, 'records_format') ?? 'objects';
  if (form !== 'objects' && form !== 'lists') throw notRight('records_format', 'objects or lists');
  const estimated = upTo !== undefined && upTo > 0 && total !== undefined && total > upTo && !plain;
  return {
    include_total: wanted,
    limit,
    offset,
    records_format: form,
    resource_id: asked,
    fields: [
      ...(withId ? [{ id: '_id', type: 'int' }] : []),
      ...shown.map(({ name, type }) => ({ id: name, type: ckanTypes[type] })),
    ],
    records: page.rows.map(({ place, cells }) => {
      const row = [
        ...(withId ? ([['_id', place.row + 1]] as const) : []),
        ...shown.map(({ name }, at) => [name, jsonCell(cells[at] ?? null, shown[at]!)] as const),
      ];
      return form === 'lists' ? row.map(([, cell]) => cell) : Object.fromEntries(row);
    }),
    ...(total === undefined ? {} : { total: estimated ? upTo : total, total_was_estimated: estimated }),
  };
}

function filtersOf(
  given: unknown,
  known: readonly OpenColumn[],
): { readonly filters: readonly ColumnFilter[]; readonly ids?: readonly number[] } {
  const read = typeof given === 'string' && given !== '' ? parsed(given) : given;
  if (read === undefined || read === null || read === '') return { filters: [] };
  if (typeof read !== 'object' || Array.isArray(read)) throw notRight('filters', 'Not a dictionary');
  let ids: readonly number[] | undefined;
  const filters = Object.entries(read).flatMap(([name, value]): ColumnFilter[] => {
    const values = (Array.isArray(value) ? value : [value]).map((one) => String(one));
    if (name === '_id') {
      ids = values
        .map(Number)
        .filter((one) => Number.isSafeInteger(one) && one > 0)
        .map((one) => one - 1);
      return [];
    }
    const column = known.find((one) => one.name === name);
    if (!column) throw notRight('filters', `field "${name}" not in table`);
    if (values.length > 200) throw notRight('filters', 'At most 200 values');
    const odd = values.find((one) => !fitsColumn(column, one));
    if (odd !== undefined) throw notRight('filters', `"${odd}" is no value of "${name}"`);
    return [{ column, way: 'in', values }];
  });
  return { filters, ...(ids ? { ids } : {}) };
}

function parsed(given: string): unknown {
  try {
    return JSON.parse(given);
  } catch {
    throw notRight('filters', 'Cannot parse JSON');
  }
}

function orderOf(
  sort: string | undefined,
  find: (field: string, name: string) => OpenColumn,
): ColumnOrder | undefined {
  if (!sort) return undefined;
  const [, quoted, bare, way = 'asc'] =
    /^\s*(?:"([^"]+)"|(.+?))(?:\s+(asc|desc))?(?:\s+nulls last)?\s*$/i.exec(sort) ?? [];
  const name = quoted ?? bare ?? sort;
  if (name === '_id') {
    if (way.toLowerCase() === 'desc') throw notRight('sort', '"_id" is sorted upwards only');
    return undefined;
  }
  return { column: find('sort', name), descending: way.toLowerCase() === 'desc' };
}

function wordsOf(q: unknown): string | undefined {
  if (q === undefined || q === null || q === '') return undefined;
  if (typeof q !== 'string')
    throw notRight('q', 'words are looked for in all columns of text together: give a string');
  return q.slice(0, 100).toWellFormed().replaceAll('\0', '').trim() || undefined;
}
