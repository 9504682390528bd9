import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { sql } from 'kysely';
import { type Actor, actorReference, dateAt, newId, type Text, type Tx, text } from '#foundation';
import { commonWord, formatNumber } from '../model/document-number.ts';
import type { SubjectRef } from '../model/subject.ts';
import { type DocumentTemplate, type DocumentValues, fillTemplate } from '../model/template.ts';
import { type Addressee, sendNotice } from './notices.ts';
import { organisationName, organisationsBehind } from './posts.ts';
import { askForSeal } from './seals.ts';
import { askToServe, serviceOf } from './service.ts';
import type { CaseworkTables } from './tables.ts';

export interface NewDocument {
  readonly template: DocumentTemplate;
  /** The organisation in whose name it is issued, and who issues it for it. */
  readonly issuedBy: string;
  readonly actor: Actor;
  readonly subject: SubjectRef;
  readonly values: DocumentValues;
  /** 主送: the name it is addressed to. */
  readonly addressee?: string;
  /** Whom it is served on: each gets a notice with it, whose times are the proof of service. */
  readonly serveTo: readonly Addressee[];
  /** What those notices say; by default that the paper was served. */
  readonly told?: { readonly kind: string; readonly text: Text };
}

export interface IssuedDocument {
  readonly id: string;
  /** 文号, e.g. 公数登受〔2026〕3号. */
  readonly number: string;
  readonly digest: string;
}

/**
 * Issue a formal paper: number, text and digest are fixed for good, and it is served in the same transaction. Numbers of one
 * organisation, kind and year have no gaps: a transaction that rolls back gives its number back, and two that issue at once wait
 * for each other.
 */
export async function issueDocument(tx: Tx, document: NewDocument): Promise<IssuedDocument> {
  const paragraphs = fillTemplate(document.template, document.values);
  const issuer = await organisationName(tx, document.issuedBy);
  const place = await takeNumber(tx, document.issuedBy, document.template.series);
  const number = formatNumber(place);
  // As exactly as the database keeps it, so that the digest can be computed again from the record.
  const issuedAt = tx.now.round({ smallestUnit: 'microsecond', roundingMode: 'floor' });
  const digest = digestOf({
    number,
    title: document.template.title.zh,
    issuer,
    addressee: document.addressee ?? null,
    paragraphs,
    issuedAt: issuedAt.toString(),
  });
  const id = newId('doc');
  await tx
    .tables<CaseworkTables>()
    .insertInto('casework.document')
    .values({
      id,
      template: document.template.id,
      organisation_id: document.issuedBy,
      issuer,
      ...place,
      number,
      title_zh: document.template.title.zh,
      title_en: document.template.title.en,
      addressee: document.addressee ?? null,
      paragraphs: JSON.stringify(paragraphs) as unknown as readonly string[],
      values: JSON.stringify(document.values),
      subject_kind: document.subject.kind,
      subject_id: document.subject.id,
      issued_by: actorReference(document.actor),
      issued_at: issuedAt,
      digest,
    })
    .execute();
  await askForSeal(tx, id);
  for (const to of document.serveTo) {
    await sendNotice(tx, {
      to,
      kind: document.told?.kind ?? 'casework.document-served',
      subject: document.subject,
      text:
        document.told?.text ??
        text(
          `《${document.template.title.zh}》（${number}）已送达。`,
          `“${document.template.title.en}” (${number}) has been served.`,
        ),
      documentId: id,
    });
  }
  await askToServe(tx, document.actor, { id, number, title: document.template.title.zh });
  await tx.emit({
    kind: 'casework.document-issued',
    subject: id,
    payload: { number, template: document.template.id, digest, organisationId: document.issuedBy },
  });
  return { id, number, digest };
}

/** The row of the sequence is held until the commit; that is what keeps it without gaps. */
async function takeNumber(tx: Tx, organisationId: string, series: string) {
  const tables = tx.tables<CaseworkTables>();
  const registered = await tables
    .selectFrom('casework.document_word')
    .select('word')
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  const mark = (registered?.word ?? commonWord) + series;
  const year = dateAt(tx.now).year;
  const { last } = await tables
    .insertInto('casework.document_sequence')
    .values({ organisation_id: organisationId, mark, year, last: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'mark', 'year'])
        .doUpdateSet({ last: sql<number>`casework.document_sequence.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return { mark, year, sequence: last };
}

/** The digest that a kept paper gives now. */
export const documentDigest = (
  row: Pick<
    CaseworkTables['casework.document'],
    'number' | 'title_zh' | 'issuer' | 'addressee' | 'paragraphs' | 'issued_at'
  >,
): string =>
  digestOf({
    number: row.number,
    title: row.title_zh,
    issuer: row.issuer,
    addressee: row.addressee,
    paragraphs: row.paragraphs,
    issuedAt: row.issued_at.toString(),
  });

const digestOf = (content: { readonly [name: string]: unknown }): string =>
  createHash('sha256').update(canonicalize(content)!).digest('hex');

/** Register the letters (机关代字) with which an organisation's numbers begin. Two organisations cannot have the same. */
export async function setDocumentWord(tx: Tx, organisationId: string, word: string): Promise<void> {
  if (!/^\p{Script=Han}{1,6}$/u.test(word)) throw new Error(`not a word for document numbers: ${word}`);
  await tx
    .tables<CaseworkTables>()
    .insertInto('casework.document_word')
    .values({ organisation_id: organisationId, word })
    .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet({ word }))
    .execute();
}

export interface DocumentRecord extends IssuedDocument {
  readonly template: string;
  readonly title: Text;
  readonly subject: SubjectRef;
  readonly organisationId: string;
  readonly issuer: string;
  readonly addressee?: string;
  readonly paragraphs: readonly string[];
  readonly issuedAt: Temporal.Instant;
}

export async function findDocument(tx: Tx, id: string): Promise<DocumentRecord | null> {
  const row = await tx
    .tables<CaseworkTables>()
    .selectFrom('casework.document')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? asDocument(row) : null;
}

/** The papers of a thing, oldest first. */
export async function documentsOf(tx: Tx, subject: SubjectRef): Promise<readonly DocumentRecord[]> {
  const rows = await tx
    .tables<CaseworkTables>()
    .selectFrom('casework.document')
    .selectAll()
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .orderBy('issued_at')
    .orderBy('id')
    .execute();
  return rows.map(asDocument);
}

/** The issuer and those it was served on may read a paper. */
export async function isParty(tx: Tx, document: DocumentRecord, actor: Actor): Promise<boolean> {
  const organisations = await organisationsBehind(tx, actor);
  if (organisations.includes(document.organisationId)) return true;
  const served = await serviceOf(tx, document.id);
  return served.some(({ to }) => {
    if ('organisationId' in to) return organisations.includes(to.organisationId);
    if (actor.kind !== 'person') return false;
    return 'postId' in to ? to.postId === actor.postId : to.personId === actor.personId;
  });
}

const asDocument = (row: CaseworkTables['casework.document']): DocumentRecord => ({
  id: row.id,
  number: row.number,
  digest: row.digest,
  template: row.template,
  title: { zh: row.title_zh, en: row.title_en },
  subject: { kind: row.subject_kind, id: row.subject_id },
  organisationId: row.organisation_id,
  issuer: row.issuer,
  ...(row.addressee ? { addressee: row.addressee } : {}),
  paragraphs: row.paragraphs,
  issuedAt: row.issued_at,
});
