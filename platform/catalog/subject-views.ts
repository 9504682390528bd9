import { type SubjectView, text } from '#foundation';
import { organisationName } from '#platform/identity';
import { cataloguedResource } from './doors.ts';
import { catalogTables } from './store/resources.ts';

/** A resource as the task page shows it, and what the acts on it start with. */
export const resourceView: SubjectView = async (tx, id) => {
  const resource = await cataloguedResource(tx, id);
  if (!resource) return null;
  const items = await catalogTables(tx)
    .selectFrom('catalog.item')
    .select([
      'name',
      'column_name',
      'type',
      'unit',
      'code_table',
      'level',
      'source_organisation',
      'legal_basis',
    ])
    .where('resource_id', '=', id)
    .orderBy('position')
    .execute();
  const checked = await catalogTables(tx)
    .selectFrom('catalog.revision')
    .select('id')
    .where('resource_id', '=', id)
    .where('state', '=', 'checked')
    .orderBy('number', 'desc')
    .executeTakeFirst();
  const prefill = { resourceId: id };
  return {
    title: text(`数据资源：${resource.title}`, `Resource: ${resource.title}`),
    facts: [
      {
        label: text('数源部门', 'Source department'),
        value: await organisationName(tx, resource.sourceOrganisation),
      },
      { label: text('摘要', 'Summary'), value: resource.summary },
      { label: text('信息项', 'Items'), value: items.map((item) => item.name).join('、') },
      {
        label: text('启用版本的行数', 'Rows of the revision in service'),
        value: resource.revision ? String(resource.revision.rows) : '',
      },
    ],
    prefill: {
      'catalog.load-revision': prefill,
      'catalog.record-derivation': prefill,
      'catalog.end-derivation': prefill,
      'catalog.describe-items': {
        ...prefill,
        items: items.map((item) => ({
          name: item.name,
          columnName: item.column_name,
          type: item.type,
          ...(item.unit === null ? {} : { unit: item.unit }),
          ...(item.code_table === null ? {} : { codeTable: item.code_table }),
          ...(item.level === null ? {} : { level: item.level }),
          sourceOrganisation: item.source_organisation,
          ...(item.legal_basis === null ? {} : { legalBasis: item.legal_basis }),
        })),
      },
      'catalog.set-release-mode': {
        ...prefill,
        ...(resource.releaseMode === null ? {} : { mode: resource.releaseMode }),
        ...(resource.protectedUnits.length === 0 ? {} : { units: resource.protectedUnits }),
      },
      ...(checked ? { 'catalog.put-in-service': { revisionId: checked.id } } : {}),
      'opening.propose-entry': prefill,
      // What is filed is the revision in service; without one there is nothing to file.
      ...(resource.revision ? { 'registration.draft-application': { kind: 'resource', thingId: id } } : {}),
    },
    page: `/resources/${id}`,
  };
};
