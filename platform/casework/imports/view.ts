import { type SubjectView, text } from '#foundation';
import type { Registry } from '../registry.ts';
import { importLifecycle } from './lifecycle.ts';
import { listOf } from './lists.ts';
import { countRows, type ImportTables } from './store.ts';

/** What the pages of acts show of a sheet that was brought in. */
export const importView =
  (registry: () => Pick<Registry, 'imports'>): SubjectView =>
  async (tx, id) => {
    const record = await tx
      .tables<ImportTables>()
      .selectFrom('casework.import')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst();
    if (!record) return null;
    const { ready, unchanged, wrong, done } = (await countRows(tx, [id])).get(id)!;
    const title = listOf(registry, record.list)?.title ?? text(record.list, record.list);
    const prefill = { importId: id };
    return {
      title: text(`导入“${title.zh}”`, `Import of “${title.en}”`),
      lifecycle: { id: importLifecycle.id, state: record.state },
      facts: [
        { label: text('行数', 'Rows'), value: String(record.rows) },
        { label: text('可以办理', 'Can be done'), value: String(ready) },
        { label: text('没有变化', 'No change'), value: String(unchanged) },
        { label: text('不能办理', 'Refused'), value: String(wrong) },
        { label: text('已办理', 'Done'), value: String(done) },
      ],
      prefill: {
        'casework.confirm-import': prefill,
        'casework.try-import-again': prefill,
        'casework.discard-import': prefill,
      },
      page: `/work/imports/${id}`,
    };
  };
