import { type Check, type Text, text } from '#foundation';
import { auditedEntries, factsOfNothing } from '#platform/evidence';
import { queryTables } from '../store/tables.ts';

/** Every destroyed key has its public fact, and every such fact its row. */
export const endsCheck: Check = {
  name: 'query.key-ends',
  title: text('销毁密钥的登记与公开日志相符', 'Destroyed keys are what the public log says'),
  async run(tx) {
    const ends = await queryTables(tx)
      .selectFrom('query.key_end')
      .select(['key_id', 'agreement_id', 'resource_id', 'entry_id'])
      .where('entry_id', 'is not', null)
      .orderBy('key_id')
      .execute();
    const entries = await auditedEntries(
      tx,
      ends.map(({ entry_id }) => entry_id!),
    );
    const faults: Text[] = [];
    for (const { key_id, agreement_id, resource_id, entry_id } of ends) {
      const entry = entries.get(entry_id!);
      const said = entry?.fact as { readonly resource?: string } | null | undefined;
      if (
        entry?.kind !== 'projection.destroyed' ||
        entry.subject !== agreement_id ||
        (said?.resource ?? null) !== resource_id
      )
        faults.push(
          text(`${key_id} 的销毁与日志所载不符`, `${key_id}: the log does not say that it was destroyed`),
        );
    }
    const ended = new Set(ends.map(({ agreement_id }) => agreement_id));
    faults.push(...(await factsOfNothing(tx, ['projection.destroyed'], async () => ended)));
    return { looked: ends.length, faults };
  },
};
