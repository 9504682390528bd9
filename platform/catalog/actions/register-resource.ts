import { Type } from 'typebox';
import { defineAction, newId, newOf, ok, organisationOf, text } from '#foundation';
import { organisationName } from '#platform/identity';
import { ensureStanding } from '#platform/lineage';
import { titleKey } from '../model/title.ts';
import { catalogTables, searchVector } from '../store/resources.ts';

/** A source department adds one resource of its own to the catalogue. */
export const registerResource = defineAction({
  name: 'catalog.register-resource',
  title: text('新增数据资源', 'Add a data resource'),
  description: text(
    '数源部门把本部门的一个数据资源编入目录。',
    'A source department enters a resource of its own in the catalogue.',
  ),
  input: Type.Object(
    {
      title: Type.String({ minLength: 2, maxLength: 200, title: '名称', titleEn: 'Title' }),
      summary: Type.String({ minLength: 10, maxLength: 4000, title: '摘要', titleEn: 'Summary' }),
      theme: Type.String({ minLength: 1, maxLength: 60, title: '主题', titleEn: 'Theme' }),
      updateCycle: Type.Optional(
        Type.Enum(['realtime', 'daily', 'weekly', 'monthly', 'quarterly', 'yearly', 'irregular'], {
          title: '更新周期',
          titleEn: 'Update cycle',
        }),
      ),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ resourceId: Type.String() }),
  problems: [],
  idempotent: true,
  subject: newOf('resource'),
  async run(actor, input, tx) {
    const organisation = organisationOf(actor) ?? '';
    const id = newId('res');
    await catalogTables(tx)
      .insertInto('catalog.resource')
      .values({
        id,
        list_number: null,
        title: input.title,
        title_key: titleKey(input.title),
        source_organisation: organisation,
        theme: input.theme,
        theme_as_given: input.theme,
        summary: input.summary,
        formats: [],
        update_cycle: input.updateCycle ?? null,
        level: null,
        release_mode: null,
        protected_units: '[]',
        archived: false,
        source_updated_at: tx.now,
        search: searchVector({ ...input, department: await organisationName(tx, organisation) }),
        created_at: tx.now,
        changed_at: tx.now,
      })
      .execute();
    await ensureStanding(
      tx,
      { kind: 'resource', id },
      { title: text(input.title, input.title), owner: organisation, visibility: 'public' },
    );
    return ok({ resourceId: id });
  },
});
