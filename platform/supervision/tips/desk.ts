import { createHash } from 'node:crypto';
import { type Actor, actorReference, fewRandomBytes, type Subject, type Text, type Tx } from '#foundation';
import { handOn, type NextTask } from '#platform/casework';
import { appendEntry } from '#platform/evidence';
import { organisationName, postsWithRole } from '#platform/identity';
import type { Desk } from '../model/alerts/words.ts';
import { TP1 } from '../model/tips/rules.ts';
import type { TipKind } from '../model/tips/words.ts';
import { dataAuthority } from '../objections/desk.ts';
import { findTip, type TipRow } from '../store/tips.ts';

/** What policies and tasks call it: of reports about its own people the authority has none, the audit administrator has them. */
export const tipSubjectKind = (desk: Desk): 'tip' | 'audit-finding' =>
  desk === 'audit' ? 'audit-finding' : 'tip';
export const tipRef = ({ id, desk }: Pick<TipRow, 'id' | 'desk'>) => ({ kind: tipSubjectKind(desk), id });
/** Never with what was written: titles stand in lists of tasks. */
export const tipTitle = ({ number }: Pick<TipRow, 'number'>): string => `第 ${number} 号`;

export async function tipSubject(tx: Tx, id: string): Promise<Subject | null> {
  const row = await findTip(tx, id);
  return row
    ? {
        kind: tipSubjectKind(row.desk),
        id,
        owner: row.handler,
        handler: row.handler,
        // At the audit desk there may be one person only.
        authors: row.desk === 'authority' && row.accepted_by ? [row.accepted_by] : [],
        state: row.state,
      }
    : null;
}

/** Whether somebody means this organisation: by its name, by more than that, or by a part of it, as people write names. */
const names = (organisation: string) => (written: string) => {
  const [name, said] = [organisation, written].map((one) => one.replace(/\s/gu, '')) as [string, string];
  return name !== '' && said.length >= 2 && (said.includes(name) || name.includes(said));
};

/** Who receives it: the data authority, unless it or an official is reported; then the audit administrator. Null: nobody could. */
export async function receiver(
  tx: Tx,
  { about, thing, body }: { readonly about: TipKind; readonly thing: string; readonly body: string | null },
): Promise<{ readonly desk: Desk; readonly organisationId: string; readonly role: string } | null> {
  const authority = await dataAuthority(tx);
  const named = authority === null ? '' : await organisationName(tx, authority);
  const toAudit = about === 'conduct' || about === 'authority' || [thing, body ?? ''].some(names(named));
  if (authority !== null && !toAudit)
    return { desk: 'authority', organisationId: authority, role: 'data-authority' };
  const [audit] = await postsWithRole(tx, 'audit-admin');
  return audit ? { desk: 'audit', organisationId: audit.organisationId, role: 'audit-admin' } : null;
}

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 130 bits in letters that are not taken for each other, in groups of five: nobody guesses one, and a person can write it down. */
export function newCode(): string {
  const code = [...fewRandomBytes(26)].map((byte) => letters[byte & 31]!).join('');
  return code.match(/.{1,5}/g)!.join('-');
}
/** What is kept of a code, as somebody may have typed it. */
export const codeDigest = (code: string): string =>
  sha256(`gongshu follow-up code ${code.toUpperCase().replace(/[^0-9A-Z]/g, '')}`);
export const sha256 = (said: string): string => createHash('sha256').update(said).digest('hex');

/** A step of a report: history, log and the next task. The entry in the log says that something moved, and nothing of what. */
export async function tipStep(
  tx: Tx,
  actor: Actor,
  row: TipRow,
  what: string,
  said: Text,
  next?: Pick<NextTask, 'title' | 'acts'> & {
    readonly within: 'accept' | 'conclude';
    readonly role: string;
    readonly apartFrom?: readonly string[];
  },
): Promise<void> {
  await handOn(
    tx,
    actor,
    { ...tipRef(row), title: tipTitle(row) },
    said,
    next && {
      kind: `supervision.tip-${next.within}`,
      title: next.title,
      acts: next.acts,
      organisationId: row.handler,
      role: next.role,
      ...(next.apartFrom ? { apartFrom: next.apartFrom } : {}),
      clock: TP1.judge({ step: next.within, at: tx.now }),
    },
  );
  await appendEntry(tx, {
    kind: 'supervision.tip-step',
    fields: { tip: row.id, step: what, by: actorReference(actor), at: tx.now.toString() },
  });
}

export const handlerRole = ({ desk }: Pick<TipRow, 'desk'>): string =>
  desk === 'audit' ? 'audit-admin' : 'data-authority';
