import { type Check, type Text, text } from '#foundation';
import { findEntries } from '#platform/evidence';
import { openingTables } from './store/entries.ts';

/**
 * Each entry that was listed says what its public fact says, each withdrawal too; they were decided by another person and another organisation than
 * proposed them; and what is open without conditions passed the gate.
 */
const listCheck: Check = {
  name: 'opening.list',
  title: text('开放目录与公开事项相符', 'The open list is what was entered publicly'),
  async run(tx) {
    const rows = await openingTables(tx)
      .selectFrom('opening.entry')
      .selectAll()
      .where('listed_at', 'is not', null)
      .orderBy('id')
      .execute();
    const entries = await findEntries(
      tx,
      rows.flatMap((row) => [row.log_entry, row.withdrawal_entry].filter((one) => one !== null)),
    );
    const said = new Map(
      entries.map((one) => [
        one.id,
        {
          kind: one.kind,
          subject: one.subject,
          fact: (one.leaf as { readonly fact?: { readonly [name: string]: unknown } }).fact ?? {},
        },
      ]),
    );
    const faults: Text[] = [];
    for (const row of rows) {
      const listed = row.log_entry === null ? undefined : said.get(row.log_entry);
      if (
        listed?.kind !== 'opening.listed' ||
        listed.subject !== row.resource_id ||
        listed.fact['version'] !== row.version ||
        listed.fact['class'] !== row.class ||
        listed.fact['legalBasis'] !== row.legal_basis ||
        listed.fact['reasons'] !== row.reasons ||
        (listed.fact['conditions'] ?? null) !== row.conditions
      )
        faults.push(
          text(`${row.id} 与其公开事项不符`, `${row.id} is not what was entered publicly when it was listed`),
        );
      const withdrawn = row.withdrawal_entry === null ? undefined : said.get(row.withdrawal_entry);
      if (
        row.state === 'withdrawn' &&
        (withdrawn?.kind !== 'opening.withdrawn' || withdrawn.fact['reason'] !== row.withdrawal_reason)
      )
        faults.push(
          text(
            `${row.id} 的撤出与公开事项不符`,
            `${row.id}: its withdrawal is not what was entered publicly`,
          ),
        );
      if (row.department === row.authority)
        faults.push(
          text(`${row.id} 由申报单位自己审定`, `${row.id} was decided by the organisation that proposed it`),
        );
    }
    return { looked: rows.length, faults };
  },
};

export const checks: readonly Check[] = [listCheck];
