import { sql } from 'kysely';
import { newId, type Tx } from '#foundation';
import { balanced, type Side } from '../model/settlement/accounts.ts';
import { settlementTables } from './settlement-tables.ts';

export interface NewPosting {
  /** Organisation whose book it is. */
  readonly book: string;
  readonly document: { readonly kind: string; readonly id: string };
  readonly agreementId: string;
  readonly title: string;
  readonly sides: readonly Side[];
}

/** Post a document, in the transaction that makes it. A document is posted once: a second time throws, and so does what does not balance. */
export async function post(tx: Tx, { book, document, agreementId, title, sides }: NewPosting): Promise<void> {
  const id = newId('pos');
  const said = balanced(sides);
  const tables = settlementTables(tx);
  await tables
    .insertInto('pricing.posting')
    .values({
      id,
      book,
      document_kind: document.kind,
      document_id: document.id,
      agreement_id: agreementId,
      title,
      posted_at: tx.now,
    })
    .execute();
  await tables
    .insertInto('pricing.entry')
    .values(
      said.map(({ account, party, fen }, place) => ({
        posting_id: id,
        line: place + 1,
        account,
        party: party ?? null,
        debit_fen: fen > 0n ? fen : 0n,
        credit_fen: fen < 0n ? -fen : 0n,
      })),
    )
    .execute();
}

/** One account of a book, of one party where it is kept by party. */
export interface AccountBalance {
  readonly book: string;
  readonly account: string;
  readonly party: string | null;
  readonly debit: bigint;
  readonly credit: bigint;
}

/** The trial balance of some books. */
export async function trialBalance(
  tx: Tx,
  books: readonly string[] | null,
): Promise<readonly AccountBalance[]> {
  const { rows } = await sql<AccountBalance>`
    SELECT posting.book, entry.account, entry.party, sum(entry.debit_fen)::bigint AS debit, sum(entry.credit_fen)::bigint AS credit
    FROM pricing.entry AS entry JOIN pricing.posting AS posting ON posting.id = entry.posting_id
    WHERE ${books === null ? sql`true` : sql`posting.book = ANY (${[...books]}::text[])`}
    GROUP BY 1, 2, 3 ORDER BY 1, 2, 3 NULLS FIRST`.execute(settlementTables(tx));
  return rows;
}
