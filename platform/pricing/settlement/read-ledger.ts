import { sql } from 'kysely';
import { Type } from 'typebox';
import {
  dateAt,
  defineFileRead,
  defineRead,
  formatMoney,
  ok,
  PageOf,
  packCursor,
  pageInput,
  TextSchema,
  text,
  unpackOffset,
} from '#foundation';
import { organisationNames } from '#platform/identity';
import { type Account, accounts } from '../model/settlement/accounts.ts';
import { amongBooks, booksOf } from '../sides.ts';
import { trialBalance } from '../store/ledger.ts';
import { settlementTables } from '../store/settlement-tables.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const titleOf = (account: string) => accounts[account as Account].title;
const codeOf = (account: string) => accounts[account as Account].code;

/** The trial balance: each account of each book with its sums; debits and credits are the same. */
export const trialBalanceRead = defineRead({
  name: 'pricing.trial-balance',
  title: text('试算平衡', 'Trial balance'),
  path: '/api/v1/ledger/trial-balance',
  audience: 'signed-in',
  input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({
    items: Type.Array(
      Type.Object({
        book: Type.String(),
        code: Type.String(),
        account: Type.String(),
        accountTitle: TextSchema,
        party: Nullable,
        debit: Type.String(),
        credit: Type.String(),
        balance: Type.String(),
      }),
    ),
    debit: Type.String(),
    credit: Type.String(),
  }),
  async run(actor, _input, tx) {
    const rows = await trialBalance(tx, await booksOf(tx, actor));
    const names = await organisationNames(
      tx,
      rows.flatMap(({ book, party }) => [book, ...(party ? [party] : [])]),
    );
    const sum = (of: 'debit' | 'credit') => formatMoney(rows.reduce((total, row) => total + row[of], 0n));
    return ok({
      items: rows
        .map((row) => ({
          book: names.get(row.book) ?? row.book,
          code: codeOf(row.account),
          account: row.account,
          accountTitle: titleOf(row.account),
          party: row.party && (names.get(row.party) ?? row.party),
          debit: formatMoney(row.debit),
          credit: formatMoney(row.credit),
          balance: formatMoney(row.debit - row.credit),
        }))
        .toSorted((one, other) => one.code.localeCompare(other.code)),
      debit: sum('debit'),
      credit: sum('credit'),
    });
  },
});

const journalSheet = {
  postedAt: text('记账时间', 'Posted'),
  book: text('账簿', 'Book'),
  title: text('摘要', 'Summary'),
  code: text('科目编码', 'Account code'),
  accountTitle: text('科目', 'Account'),
  party: text('往来单位', 'Party'),
  debit: text('借方（元）', 'Debit, yuan'),
  credit: text('贷方（元）', 'Credit, yuan'),
  document: text('凭证', 'Document'),
};

const journalOf = async (
  tx: Parameters<typeof trialBalance>[0],
  books: readonly string[] | null,
  limit: number,
  offset: number,
) => {
  const { rows } = await sql<{
    book: string;
    title: string;
    posted_at: Temporal.Instant;
    kind: string;
    document: string;
    posting: string;
    line: number;
    account: string;
    party: string | null;
    debit: bigint;
    credit: bigint;
  }>`
    SELECT posting.book, posting.title, posting.posted_at, posting.document_kind AS kind, posting.document_id AS document,
           posting.id AS posting, entry.line, entry.account, entry.party, entry.debit_fen AS debit, entry.credit_fen AS credit
    FROM pricing.posting AS posting JOIN pricing.entry AS entry ON entry.posting_id = posting.id
    WHERE ${amongBooks(books, ['posting.book'])}
    ORDER BY posting.posted_at DESC, posting.id DESC, entry.line LIMIT ${limit} OFFSET ${offset}`.execute(
    settlementTables(tx),
  );
  const names = await organisationNames(
    tx,
    rows.flatMap(({ book, party }) => [book, ...(party ? [party] : [])]),
  );
  return rows.map((row) => ({
    id: `${row.posting}/${row.line}`,
    postedAt: row.posted_at.toString(),
    book: names.get(row.book) ?? row.book,
    title: row.title,
    kind: row.kind,
    document: row.document,
    code: codeOf(row.account),
    accountTitle: titleOf(row.account),
    party: row.party && (names.get(row.party) ?? row.party),
    debit: row.debit > 0n ? formatMoney(row.debit) : '',
    credit: row.credit > 0n ? formatMoney(row.credit) : '',
  }));
};

/** Entries of the ledger, the newest first. */
export const journalRead = defineRead({
  name: 'pricing.journal',
  title: text('日记账', 'Journal'),
  path: '/api/v1/ledger/journal',
  audience: 'signed-in',
  input: Type.Object(pageInput, { additionalProperties: false }),
  output: PageOf(
    Type.Object({
      id: Type.String(),
      postedAt: Type.String(),
      book: Type.String(),
      title: Type.String(),
      kind: Type.String(),
      document: Type.String(),
      code: Type.String(),
      accountTitle: TextSchema,
      party: Nullable,
      debit: Type.String(),
      credit: Type.String(),
    }),
  ),
  sheet: journalSheet,
  async run(actor, input, tx) {
    const books = await booksOf(tx, actor);
    const limit = input.limit ?? 50;
    const offset = unpackOffset(input.cursor);
    const rows = await journalOf(tx, books, limit + 1, offset);
    const { total } = await settlementTables(tx)
      .selectFrom('pricing.posting as posting')
      .innerJoin('pricing.entry as entry', 'entry.posting_id', 'posting.id')
      .where(amongBooks(books, ['posting.book']))
      .select(sql<number>`count(*)::int`.as('total'))
      .executeTakeFirstOrThrow();
    return ok({
      items: rows.slice(0, limit),
      next: rows.length > limit ? packCursor(offset + limit) : null,
      total,
    });
  },
});

/** A field of the journal; what a spreadsheet would take for a formula begins with an apostrophe. */
const field = (value: string): string => {
  const safe =
    /^[=+@\t\r]/.test(value) || (value.startsWith('-') && !/^-[0-9.]+$/.test(value)) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
};
/** More than a finance office books in one file. */
const mostEntries = 100_000;

/** The journal as CSV with a byte order mark, as accounting software takes it in; oldest first. */
export const journalFile = defineFileRead({
  name: 'pricing.journal-file',
  title: text('日记账（CSV）', 'Journal (CSV)'),
  path: '/api/v1/ledger/journal.csv',
  audience: 'signed-in',
  input: Type.Object({}, { additionalProperties: false }),
  async run(actor, _input, tx) {
    const rows = (await journalOf(tx, await booksOf(tx, actor), mostEntries, 0)).toReversed();
    const heads = Object.values(journalSheet).map(({ zh }) => zh);
    const lines = rows.map((row) => [
      row.postedAt,
      row.book,
      row.title,
      row.code,
      row.accountTitle.zh,
      row.party ?? '',
      row.debit,
      row.credit,
      `${row.kind}/${row.document}`,
    ]);
    return ok({
      contentType: 'text/csv; charset=utf-8',
      body: `\ufeff${[heads, ...lines].map((line) => line.map(field).join(',')).join('\r\n')}\r\n`,
      fileName: `journal-${dateAt(tx.now)}.csv`,
      cache: 'no-store',
    });
  },
});
