import { personIn, type Subject, type Tx } from '#foundation';
import { nowOf, operatorNow } from '../sides.ts';
import { findBill } from '../store/bills.ts';
import type { StatementRow } from '../store/settlement-tables.ts';
import { findSharing } from '../store/sharings.ts';
import { findStatement } from '../store/statements.ts';

/** Kind of the clock that lets a statement stand. */
export const stands = 'pricing.statement-stands';

/** A period as papers and titles name it; its last day is in it. */
export const periodInWords = (row: Pick<StatementRow, 'from_on' | 'until_on'>): string =>
  `${row.from_on} 至 ${row.until_on.subtract({ days: 1 })}`;

export const statementMatter = (
  row: Pick<StatementRow, 'id' | 'agreement_number' | 'from_on' | 'until_on'>,
) => ({ kind: 'statement', id: row.id, title: `${row.agreement_number} ${periodInWords(row)}` });

/** The buyer's; the turn is the implementing body's while it is disputed, else the operator's. */
export async function statementSubject(tx: Tx, id: string): Promise<Subject | null> {
  const row = await findStatement(tx, id);
  if (!row) return null;
  const owner = await nowOf(tx, row.buyer);
  const [operator, implementing] = [
    await operatorNow(tx, row.operator),
    await operatorNow(tx, row.implementing_body),
  ];
  return {
    kind: 'statement',
    id,
    owner,
    handler: row.state === 'disputed' ? implementing : operator,
    parties: [owner, operator, implementing],
    authors: row.disputed_by ? [row.disputed_by] : [],
    state: row.state,
  };
}

/** The operator's; who issued it, and who proposed what waits to be approved, are its authors. */
export async function billSubject(
  tx: Tx,
  id: string,
  authors: readonly string[] = [],
): Promise<Subject | null> {
  const row = await findBill(tx, id);
  if (!row) return null;
  const owner = await operatorNow(tx, row.operator);
  return {
    kind: 'bill',
    id,
    owner,
    handler: owner,
    parties: [owner, await nowOf(tx, row.buyer)],
    authors: [personIn(row.issued_by), ...authors],
    state: 'issued',
  };
}

/** The operator's; decided by the implementing body. */
export async function sharingSubject(tx: Tx, id: string): Promise<Subject | null> {
  const row = await findSharing(tx, id);
  if (!row) return null;
  const owner = await operatorNow(tx, row.operator);
  const handler = await operatorNow(tx, row.implementing_body);
  return {
    kind: 'sharing',
    id,
    owner,
    handler,
    parties: [owner, handler],
    authors: [row.proposed_by],
    state: row.state,
  };
}
