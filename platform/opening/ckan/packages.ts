import type { Tx } from '#foundation';
import { cataloguedResource } from '#platform/catalog';
import { openClassTitles } from '#platform/privacy';
import { updateCycles } from '../model/rules.ts';
import type { AboutNode } from '../ports.ts';
import { linesOf } from '../reads/lines.ts';
import { servingOf } from '../serving.ts';
import type { EntryRow } from '../store/entries.ts';
import { ckanFormats } from './search.ts';

const media: { readonly [Format in (typeof ckanFormats)[number]]: string } = {
  CSV: 'text/csv',
  JSON: 'application/json',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  PARQUET: 'application/vnd.apache.parquet',
};

/** Times as CKAN writes them: UTC without a zone, microseconds. */
export const ckanTime = (at: Temporal.Instant | string): string =>
  Temporal.Instant.from(String(at)).toString({ smallestUnit: 'microsecond' }).replace('Z', '');

export const organisationDict = ({ id, name }: { readonly id: string; readonly name: string }) => ({
  id,
  name: id,
  title: name,
  display_name: name,
  description: '',
  type: 'organization',
  is_organization: true,
  approval_status: 'approved',
  state: 'active',
  image_url: '',
});
export const tagDict = (name: string) => ({
  id: name,
  name,
  display_name: name,
  state: 'active',
  vocabulary_id: null,
});

export const resourceIdOf = (resourceId: string, format: string): string =>
  `${resourceId}.${format.toLowerCase()}`;

/** The files of what is served, as CKAN's resources; the first answers for the datastore. */
function resourceDicts(
  about: AboutNode,
  row: EntryRow,
  serves: { readonly number: number; readonly sha256: string } | null,
) {
  if (!serves) return [];
  return ckanFormats.map((format, position) => ({
    id: resourceIdOf(row.resource_id, format),
    package_id: row.resource_id,
    position,
    name: `${row.title}.${format.toLowerCase()}`,
    description: `第 ${serves.number} 版`,
    format,
    mimetype: media[format],
    url: `${about.address}/api/v1/open-data/${row.resource_id}/files/${format.toLowerCase()}`,
    url_type: format === 'CSV' ? 'datastore' : null,
    hash: format === 'PARQUET' ? `sha256:${serves.sha256}` : '',
    size: null,
    state: 'active',
    datastore_active: format === 'CSV',
    created: ckanTime(row.listed_at!),
    last_modified: ckanTime(row.updated_at ?? row.listed_at!),
    metadata_modified: ckanTime(row.updated_at ?? row.listed_at!),
  }));
}

/** Entries of the open list as CKAN's packages. */
export async function packageDicts(tx: Tx, about: AboutNode, rows: readonly EntryRow[]) {
  const lines = await linesOf(tx, rows);
  const packages = [];
  for (const [at, row] of rows.entries()) {
    const resource = await cataloguedResource(tx, row.resource_id);
    const serving = row.class === 'unconditional' ? await servingOf(tx, row.resource_id) : null;
    const resources = resourceDicts(
      about,
      row,
      serving?.ok
        ? { number: serving.value.revision.number, sha256: serving.value.revision.parquetSha256 }
        : null,
    );
    const { department } = lines[at]!;
    const tags = row.theme ? [tagDict(row.theme)] : [];
    packages.push({
      id: row.resource_id,
      name: row.resource_id,
      title: row.title,
      notes: resource?.summary ?? '',
      type: 'dataset',
      state: 'active',
      private: false,
      isopen: row.class === 'unconditional',
      license_id: 'notspecified',
      license_title: openClassTitles[row.class].zh,
      url: `${about.address}/open/${row.resource_id}`,
      version: String(row.version),
      author: department.name,
      author_email: null,
      maintainer: row.contact,
      maintainer_email: null,
      creator_user_id: null,
      owner_org: department.id,
      organization: organisationDict(department),
      metadata_created: ckanTime(row.listed_at!),
      metadata_modified: ckanTime(row.updated_at ?? row.listed_at!),
      num_resources: resources.length,
      num_tags: tags.length,
      resources,
      tags,
      groups: [],
      relationships_as_subject: [],
      relationships_as_object: [],
      extras: [
        { key: 'open_class', value: row.class },
        { key: 'legal_basis', value: row.legal_basis },
        { key: 'update_cycle', value: updateCycles[row.update_cycle].zh },
        ...(row.due_on ? [{ key: 'update_due', value: row.due_on.toString() }] : []),
        ...(row.conditions ? [{ key: 'conditions', value: row.conditions }] : []),
      ],
    });
  }
  return packages;
}
