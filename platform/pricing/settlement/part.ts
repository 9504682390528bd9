import { type KeptFile, type Module, problemTypes, type Tx, type Uploads } from '#foundation';
import {
  approveCreditNote,
  declineCreditNote,
  proposeCreditNote,
} from '../actions/settlement/credit-notes.ts';
import { issueBill } from '../actions/settlement/issue-bill.ts';
import { recordPayment, recordRefund, writeOffBill } from '../actions/settlement/payments.ts';
import {
  confirmDelivery,
  declineDelivery,
  recordDelivery,
  recordPayout,
} from '../actions/settlement/payouts.ts';
import { approveSharing, proposeSharing, withdrawSharing } from '../actions/settlement/sharing.ts';
import {
  confirmStatement,
  decideDispute,
  disputeStatement,
  letStand,
} from '../actions/settlement/statements.ts';
import { creditNoteLifecycle, sharingLifecycle, statementLifecycle } from '../model/settlement/lifecycles.ts';
import { settlementRules } from '../model/settlement/rules.ts';
import { settlementTables } from '../store/settlement-tables.ts';
import { settlementChecks } from './checks.ts';
import { closeOnTime, closing } from './closing-clock.ts';
import { stands } from './desk.ts';
import { settlementPapers } from './papers.ts';
import { settlementProblems } from './problems.ts';
import { billRead, billsRead, slipRead } from './read-bills.ts';
import { journalFile, journalRead, trialBalanceRead } from './read-ledger.ts';
import { sharingRead, sharingsRead } from './read-sharings.ts';
import { statementRead, statementsRead } from './read-statements.ts';
import { billView, creditNoteView, deliveryView, sharingView, statementView } from './views.ts';

async function keptFiles(tx: Tx): Promise<readonly KeptFile[]> {
  const rows = await settlementTables(tx)
    .selectFrom('pricing.payment')
    .select(['id', 'slip_sha256'])
    .where('slip_sha256', 'is not', null)
    .execute();
  return rows.map(({ id, slip_sha256 }) => ({ of: id, sha256: slip_sha256!, bytes: null }));
}

/** 结算: what it adds to the module. */
export const settlement = {
  acts: (uploads: () => Uploads) => [
    confirmStatement,
    disputeStatement,
    decideDispute,
    issueBill,
    recordPayment(uploads),
    recordRefund,
    writeOffBill,
    proposeCreditNote,
    approveCreditNote,
    declineCreditNote,
    proposeSharing,
    approveSharing,
    withdrawSharing,
    recordPayout,
    recordDelivery,
    confirmDelivery,
    declineDelivery,
  ],
  reads: (uploads: () => Uploads) => [
    statementsRead,
    statementRead,
    billsRead,
    billRead,
    slipRead(uploads),
    trialBalanceRead,
    journalRead,
    journalFile,
    sharingsRead,
    sharingRead,
  ],
  checks: settlementChecks,
  keeps: keptFiles,
  problems: problemTypes(settlementProblems),
  rules: settlementRules,
  lifecycles: [statementLifecycle, creditNoteLifecycle, sharingLifecycle],
  papers: settlementPapers,
  clocks: { [closing]: closeOnTime, [stands]: letStand },
  subjects: {
    statement: statementView,
    bill: billView,
    'credit-note': creditNoteView,
    sharing: sharingView,
    delivery: deliveryView,
  },
} as const satisfies Omit<Partial<Module>, 'acts' | 'reads'> & {
  readonly acts: unknown;
  readonly reads: unknown;
};
