import { type Static, Type } from 'typebox';
import {
  type AnyRead,
  cutToPage,
  defineFileRead,
  ok,
  refuse,
  type Tx,
  text,
  unpackPlaceInTime,
} from '#foundation';
import { cataloguedResource } from '#platform/catalog';
import { type DescribedResource, describedCatalogue } from '../model/dcat.ts';
import { type NodeFormat, nodeFormats, nodeTypes } from '../model/rdf.ts';
import type { AboutNode } from '../ports.ts';
import { problems } from '../problems.ts';
import { servingOf } from '../serving.ts';
import { type EntryRow, lastListed } from '../store/entries.ts';
import { countOpenList, openList } from '../store/open-list.ts';
import { tombstone } from '../tombstone.ts';
import { linesOf } from './lines.ts';

/** Datasets of a page of the catalogue, unless fewer are asked for. */
const pageSize = 200;
const PageInput = Type.Object(
  {
    cursor: Type.Optional(Type.String({ maxLength: 400 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  },
  { additionalProperties: false },
);

/** The open list as DCAT 3 / DCAT-AP 3 in three notations, a page at a time, and each resource by itself. */
export const dcatReads = (about: AboutNode): readonly AnyRead[] => [
  ...(Object.keys(nodeFormats) as NodeFormat[]).map((format) =>
    defineFileRead({
      name: `opening.catalog-${format}`,
      title: text(`开放目录（DCAT，${format}）`, `The open list as DCAT (${format})`),
      path: `/catalog.${format}`,
      audience: 'public',
      input: PageInput,
      async run(_actor, input: Static<typeof PageInput>, tx) {
        const limit = input.limit ?? pageSize;
        const rows = await openList(tx, { after: unpackPlaceInTime(input.cursor), limit: limit + 1 });
        const { shown, next } = cutToPage(rows, limit, (last) => [last.listed_at!.toString(), last.id]);
        const here = (cursor: string | null | undefined) =>
          `${about.address}/catalog.${format}?${new URLSearchParams({ limit: String(limit), ...(cursor ? { cursor } : {}) })}`;
        const nodes = describedCatalogue({
          address: about.address,
          title: about.name,
          publisher: about.operator,
          resources: await described(tx, shown),
          page: {
            self: here(input.cursor),
            next: next === null ? null : here(next),
            total: await countOpenList(tx, {}),
          },
        });
        return ok({ contentType: nodeTypes[format], body: nodeFormats[format](nodes) });
      },
    }),
  ),
  defineFileRead({
    name: 'opening.dataset',
    title: text('开放资源（DCAT）', 'An open resource as DCAT'),
    path: '/catalog/{id}/{format}',
    audience: 'public',
    input: Type.Object(
      {
        id: Type.String({ maxLength: 60 }),
        format: Type.Unsafe<NodeFormat>({ type: 'string', enum: Object.keys(nodeFormats) }),
      },
      { additionalProperties: false },
    ),
    problems: [problems['not-on-list'].type, problems.withdrawn.type],
    async run(_actor, { id, format }, tx) {
      const row = await lastListed(tx, id);
      if (!row) return refuse(problems['not-on-list']());
      if (row.state === 'withdrawn') return refuse(await tombstone(tx, row));
      const nodes = describedCatalogue({
        address: about.address,
        title: about.name,
        publisher: about.operator,
        resources: await described(tx, [row]),
      });
      return ok({ contentType: nodeTypes[format], body: nodeFormats[format](nodes) });
    },
  }),
];

/** What DCAT tells of these entries as things stand. */
async function described(tx: Tx, rows: readonly EntryRow[]): Promise<readonly DescribedResource[]> {
  const lines = await linesOf(tx, rows);
  const found: DescribedResource[] = [];
  for (const [at, row] of rows.entries()) {
    const resource = await cataloguedResource(tx, row.resource_id);
    if (!resource) continue;
    const serving = row.class === 'unconditional' ? await servingOf(tx, row.resource_id) : null;
    found.push({
      id: row.resource_id,
      title: row.title,
      summary: resource.summary,
      theme: resource.theme,
      class: row.class,
      conditions: row.conditions,
      cycle: row.update_cycle,
      contact: row.contact,
      department: lines[at]!.department,
      listedAt: row.listed_at!.toString(),
      serves: serving?.ok
        ? {
            number: serving.value.revision.number,
            sha256: serving.value.revision.parquetSha256,
            modified: row.updated_at?.toString() ?? null,
          }
        : null,
    });
  }
  return found;
}
