import { Type } from 'typebox';
import {
  cutToPage,
  defineRead,
  ok,
  PageOf,
  pageInput,
  refuse,
  TextSchema,
  text,
  totalOf,
  unpackPlaceInTime,
} from '#foundation';
import { cataloguedResource } from '#platform/catalog';
import { answersFor } from '#platform/identity';
import { openClassTitles } from '#platform/privacy';
import { entryLifecycle } from '../model/lifecycle.ts';
import type { OpenClass } from '../model/open-class.ts';
import { problems } from '../problems.ts';
import { servingOf } from '../serving.ts';
import { downloadsOf } from '../store/downloads.ts';
import { entriesOf, lastListed } from '../store/entries.ts';
import { countOpenList, openList } from '../store/open-list.ts';
import { tombstone } from '../tombstone.ts';
import { EntryLine, linesOf, Nullable } from './lines.ts';

/** The open list (开放目录) as everybody sees it, with what is overdue. */
export const openListRead = defineRead({
  name: 'opening.list',
  title: text('开放目录', 'The open list'),
  path: '/api/v1/open-data',
  audience: 'public',
  input: Type.Object(
    {
      ...pageInput,
      q: Type.Optional(Type.String({ maxLength: 100 })),
      class: Type.Optional(Type.Unsafe<OpenClass>({ type: 'string', enum: Object.keys(openClassTitles) })),
      department: Type.Optional(Type.String({ maxLength: 60 })),
      priority: Type.Optional(Type.Boolean()),
      overdue: Type.Optional(Type.Boolean()),
    },
    { additionalProperties: false },
  ),
  output: PageOf(EntryLine),
  sheet: {
    title: text('名称', 'Title'),
    classTitle: text('开放属性', 'Class of opening'),
    'department.name': text('数源部门', 'Department'),
    priority: text('重点开放', 'Priority'),
    updateCycle: text('更新周期', 'Renewed'),
    updatedAt: text('最近更新', 'Last renewed'),
    dueOn: text('应更新至', 'Due'),
    overdue: text('逾期', 'Overdue'),
    version: text('版本', 'Version'),
    listedAt: text('列入时间', 'Listed'),
  },
  async run(_actor, { cursor, limit = 50, department, ...asked }, tx) {
    const question = {
      ...asked,
      ...(department ? { departments: await answersFor(tx, department, tx.now, 'opening') } : {}),
    };
    const rows = await openList(tx, { ...question, after: unpackPlaceInTime(cursor), limit: limit + 1 });
    const { shown, next } = cutToPage(rows, limit, (last) => [last.listed_at!.toString(), last.id]);
    return ok({
      items: [...(await linesOf(tx, shown))],
      next,
      ...totalOf(await countOpenList(tx, question)),
    });
  },
});

const Version = Type.Object({
  version: Type.Integer(),
  stateTitle: TextSchema,
  classTitle: TextSchema,
  listedAt: Type.String(),
  endedAt: Nullable,
  logEntry: Type.String(),
});

/** One opened resource as everybody sees it; of what was withdrawn, when and why (410). */
export const openResourceRead = defineRead({
  name: 'opening.resource',
  title: text('开放资源', 'An open resource'),
  path: '/api/v1/open-data/{id}',
  audience: 'public',
  input: Type.Object({ id: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
  output: Type.Object({
    ...EntryLine.properties,
    summary: Type.String(),
    theme: Nullable,
    reasons: Type.String(),
    legalBasis: Type.String(),
    conditions: Nullable,
    contact: Type.String(),
    items: Type.Array(
      Type.Object({
        name: Type.String(),
        columnName: Type.String(),
        type: Type.String(),
        codeTable: Nullable,
      }),
    ),
    /** What is served now; null where nothing may be, and why. */
    serves: Type.Union([
      Type.Object({
        revisionId: Type.String(),
        number: Type.Integer(),
        rows: Type.Integer(),
        sha256: Type.String(),
        columns: Type.Array(Type.Object({ name: Type.String(), type: Type.String() })),
        /** Columns that may not be used now (an objection, a stop): left out of everything that is served. */
        leftOut: Type.Array(Type.String()),
      }),
      Type.Null(),
    ]),
    whyNot: Type.Union([TextSchema, Type.Null()]),
    downloads: Type.Integer(),
    versions: Type.Array(Version),
  }),
  problems: [problems['not-on-list'].type, problems.withdrawn.type],
  async run(_actor, { id }, tx) {
    const row = await lastListed(tx, id);
    if (!row) return refuse(problems['not-on-list']());
    if (row.state === 'withdrawn') return refuse(await tombstone(tx, row));
    const resource = (await cataloguedResource(tx, id))!;
    const [line] = await linesOf(tx, [row]);
    const serving = await servingOf(tx, id);
    return ok({
      ...line!,
      summary: resource.summary,
      theme: resource.theme,
      reasons: row.reasons,
      legalBasis: row.legal_basis,
      conditions: row.conditions,
      contact: row.contact,
      items: resource.items.map(({ name, columnName, type, codeTable }) => ({
        name,
        columnName,
        type,
        codeTable,
      })),
      serves: serving.ok
        ? {
            revisionId: serving.value.revision.id,
            number: serving.value.revision.number,
            rows: serving.value.revision.rows,
            sha256: serving.value.revision.parquetSha256,
            columns: serving.value.columns.map(({ name, type }) => ({ name, type })),
            leftOut: [...serving.value.leftOut],
          }
        : null,
      downloads: await downloadsOf(tx, id),
      whyNot: serving.ok ? null : (serving.problem.detail ?? serving.problem.title),
      versions: (await entriesOf(tx, id)).flatMap((one) =>
        one.listed_at === null
          ? []
          : [
              {
                version: one.version,
                stateTitle: entryLifecycle.states[one.state].title,
                classTitle: openClassTitles[one.class],
                listedAt: one.listed_at.toString(),
                endedAt: one.ended_at?.toString() ?? null,
                logEntry: one.log_entry!,
              },
            ],
      ),
    });
  },
});
