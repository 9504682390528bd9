import { type SubjectView, text } from '#foundation';
import { cataloguedResource } from '#platform/catalog';
import { organisationName } from '#platform/identity';
import { openClassTitles } from '#platform/privacy';
import { departmentNow } from './desk.ts';
import { updateCycles } from './model/rules.ts';
import { type EntryRow, entriesOf, findEntry, standingEntry } from './store/entries.ts';

/** What the next version starts with: what the last one said. */
const again = (row: EntryRow) => ({
  resourceId: row.resource_id,
  class: row.class,
  reasons: row.reasons,
  legalBasis: row.legal_basis,
  ...(row.conditions === null ? {} : { conditions: row.conditions }),
  priority: row.priority,
  updateCycle: row.update_cycle,
  contact: row.contact,
  authorityId: row.authority,
});

export const entryView: SubjectView = async (tx, id) => {
  const row = await findEntry(tx, id);
  if (!row) return null;
  const by = { entryId: id };
  const cycle = updateCycles[row.update_cycle];
  return {
    title: text(`开放目录条目：${row.title}`, `Entry of the open list: ${row.title}`),
    lifecycle: { id: 'opening.entry', state: row.state },
    facts: [
      {
        label: text('数源部门', 'Department'),
        value: await organisationName(tx, await departmentNow(tx, row.department)),
      },
      { label: text('开放属性', 'Class of opening'), value: openClassTitles[row.class].zh },
      { label: text('理由', 'Reasons'), value: row.reasons },
      { label: text('依据', 'Basis'), value: row.legal_basis },
      { label: text('开放条件', 'Conditions'), value: row.conditions ?? '' },
      { label: text('重点开放', 'Priority'), value: row.priority ? '是' : '否' },
      { label: text('更新周期', 'Renewed'), value: cycle.zh },
      { label: text('联系方式', 'Contact'), value: row.contact },
      { label: text('撤出理由', 'Reason of the withdrawal'), value: row.withdrawal_reason ?? '' },
    ],
    prefill: {
      'opening.approve-entry': by,
      'opening.return-entry': by,
      'opening.take-back-entry': by,
      'opening.propose-entry': again(row),
      'opening.propose-withdrawal': by,
      'opening.approve-withdrawal': by,
      'opening.decline-withdrawal': by,
      'catalog.load-revision': { resourceId: row.resource_id },
    },
    page: `/work/opening/${id}`,
  };
};

/** A resource seen from its opening: the next proposal, or the withdrawal of what stands. */
export const openResourceView: SubjectView = async (tx, id) => {
  const resource = await cataloguedResource(tx, id);
  if (!resource) return null;
  const newest = (await entriesOf(tx, id))[0];
  const standing = await standingEntry(tx, id);
  return {
    title: text(`开放：${resource.title}`, `Opening: ${resource.title}`),
    facts: [],
    prefill: {
      'opening.propose-entry': newest ? again(newest) : { resourceId: id },
      ...(standing ? { 'opening.propose-withdrawal': { entryId: standing.id } } : {}),
    },
    page: `/open/${id}`,
  };
};
