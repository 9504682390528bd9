import { sql } from 'kysely';
import { Type } from 'typebox';
import {
  defineRead,
  ok,
  PageOf,
  packCursor,
  pageInput,
  TextSchema,
  type Tx,
  text,
  unpackOffset,
} from '#foundation';
import { organisationNames } from '#platform/identity';
import { queryWords } from '../model/search-text.ts';
import { catalogTables } from '../store/resources.ts';

const Department = Type.Object({ id: Type.String(), name: Type.String() });
const Facet = Type.Object({ value: Type.String(), title: Type.String(), count: Type.Integer() });

export const ResourceLine = Type.Object({
  id: Type.String(),
  title: Type.String(),
  department: Department,
  theme: Type.Union([Type.String(), Type.Null()]),
  summary: Type.String(),
  formats: Type.Array(Type.String()),
  archived: Type.Boolean(),
  updatedAt: Type.Union([Type.String(), Type.Null()]),
  revisions: Type.Integer(),
  releaseMode: Type.Union([Type.String(), Type.Null()]),
  defects: Type.Array(Type.Object({ code: Type.String(), message: TextSchema })),
});

/** Search of the catalogue: all words must be found; title before department and theme before summary; newest first without words. */
export const searchRead = defineRead({
  name: 'catalog.resources',
  title: text('检索数据目录', 'Search the catalogue'),
  path: '/api/v1/resources',
  audience: 'public',
  input: Type.Object({
    ...pageInput,
    q: Type.Optional(Type.String({ maxLength: 200 })),
    theme: Type.Optional(Type.String({ maxLength: 100 })),
    department: Type.Optional(Type.String({ maxLength: 60 })),
    withData: Type.Optional(Type.Boolean()),
    defect: Type.Optional(Type.String({ maxLength: 40 })),
  }),
  output: Type.Intersect([
    PageOf(ResourceLine),
    Type.Object({ facets: Type.Object({ themes: Type.Array(Facet), departments: Type.Array(Facet) }) }),
  ]),
  async run(_actor, input, tx) {
    const limit = input.limit ?? 50;
    const words = queryWords(input.q ?? '');
    const offset = unpackOffset(input.cursor);
    const matching = matches(tx, { ...input, words });
    const [rows, total, themes, departments] = [
      await lines(matching, words, offset, limit),
      await matching.select((count) => count.fn.countAll<bigint>().as('total')).executeTakeFirstOrThrow(),
      await facet(matches(tx, { ...input, words, theme: undefined }), 'theme'),
      await facet(matches(tx, { ...input, words, department: undefined }), 'source_organisation'),
    ];
    const names = await organisationNames(tx, [
      ...new Set([...rows.map((row) => row.source_organisation), ...departments.map((one) => one.value)]),
    ]);
    const defects = await defectsOf(
      tx,
      rows.map((row) => row.id),
    );
    return ok({
      items: rows.map((row) => ({
        id: row.id,
        title: row.title,
        department: { id: row.source_organisation, name: names.get(row.source_organisation) ?? '' },
        theme: row.theme,
        summary: row.summary.slice(0, 400),
        formats: row.formats,
        archived: row.archived,
        updatedAt: row.source_updated_at?.toString() ?? null,
        revisions: Number(row.revisions),
        releaseMode: row.release_mode,
        defects: defects.get(row.id) ?? [],
      })),
      next: offset + rows.length < Number(total.total) ? packCursor(offset + rows.length) : null,
      total: Number(total.total),
      facets: {
        themes: themes.map((one) => ({ ...one, title: one.value })),
        departments: departments.map((one) => ({ ...one, title: names.get(one.value) ?? one.value })),
      },
    });
  },
});

interface Filter {
  readonly words: readonly string[];
  readonly theme?: string | undefined;
  readonly department?: string | undefined;
  readonly withData?: boolean | undefined;
  readonly defect?: string | undefined;
}

function matches(tx: Tx, filter: Filter) {
  let query = catalogTables(tx).selectFrom('catalog.resource as resource');
  if (filter.words.length > 0)
    query = query.where(sql<boolean>`resource.search @@ ${wordsQuery(filter.words)}`);
  if (filter.theme) query = query.where('resource.theme', '=', filter.theme);
  if (filter.department) query = query.where('resource.source_organisation', '=', filter.department);
  if (filter.withData) {
    query = query.where((where) =>
      where.exists(
        where.selectFrom('catalog.revision').select('id').whereRef('resource_id', '=', 'resource.id'),
      ),
    );
  }
  if (filter.defect) {
    query = query.where((where) =>
      where.exists(
        where
          .selectFrom('catalog.defect')
          .select('code')
          .whereRef('resource_id', '=', 'resource.id')
          .where('code', '=', filter.defect ?? ''),
      ),
    );
  }
  return query;
}

/** Every word must be there; the last letters of a Latin word may be missing while somebody types. */
const wordsQuery = (words: readonly string[]) =>
  sql`to_tsquery('simple', ${words.map((word) => `'${word.replaceAll("'", '')}':*`).join(' & ')})`;

const lines = (query: ReturnType<typeof matches>, words: readonly string[], offset: number, limit: number) =>
  query
    .select([
      'resource.id',
      'resource.title',
      'resource.source_organisation',
      'resource.theme',
      'resource.summary',
      'resource.formats',
      'resource.archived',
      'resource.source_updated_at',
      'resource.release_mode',
    ])
    .select((select) =>
      select
        .selectFrom('catalog.revision')
        .select((count) => count.fn.countAll<bigint>().as('count'))
        .whereRef('resource_id', '=', 'resource.id')
        .as('revisions'),
    )
    .$if(words.length > 0, (ranked) =>
      ranked.orderBy(sql`ts_rank(resource.search, ${wordsQuery(words)})`, 'desc'),
    )
    .orderBy('resource.archived')
    .orderBy(sql`resource.source_updated_at DESC NULLS LAST`)
    .orderBy('resource.id')
    .offset(offset)
    .limit(limit)
    .execute();

async function facet(query: ReturnType<typeof matches>, column: 'theme' | 'source_organisation') {
  const rows = await query
    .select([`resource.${column} as value`, (select) => select.fn.countAll<bigint>().as('count')])
    .where(`resource.${column}`, 'is not', null)
    .groupBy(`resource.${column}`)
    .orderBy('count', 'desc')
    .orderBy('value')
    .limit(100)
    .execute();
  return rows.map((row) => ({ value: row.value ?? '', count: Number(row.count) }));
}

async function defectsOf(tx: Tx, ids: readonly string[]) {
  const found = new Map<string, { code: string; message: { zh: string; en: string } }[]>();
  if (ids.length === 0) return found;
  const rows = await catalogTables(tx)
    .selectFrom('catalog.defect')
    .selectAll()
    .where('resource_id', 'in', ids)
    .execute();
  for (const row of rows) {
    const { message } = row.detail as { message: { zh: string; en: string } };
    found.set(row.resource_id, [...(found.get(row.resource_id) ?? []), { code: row.code, message }]);
  }
  return found;
}
