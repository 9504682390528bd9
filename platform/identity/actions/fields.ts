import { Type } from 'typebox';
import {
  type Actor,
  dateAt,
  idPattern,
  ok,
  organisationOf,
  type Result,
  refuse,
  type Subject,
  type Text,
  type Tx,
} from '#foundation';
import { problems } from '../problems.ts';

const named = (title: Text) => ({ title: title.zh, titleEn: title.en });

/** A field that holds the id of one kind of thing. */
export const idField = (prefix: string, zh: string, en: string) =>
  Type.String({ pattern: idPattern(prefix), ...named({ zh, en }) });

/** A field with one of a closed list of codes; `titles` are what a form calls them. */
export const codeField = <Code extends string>(
  codes: readonly Code[],
  zh: string,
  en: string,
  titles: { readonly [code in Code]: Text },
) =>
  Type.Unsafe<Code>({
    type: 'string',
    enum: codes,
    enumTitles: Object.fromEntries(codes.map((code) => [code, titles[code]])),
    ...named({ zh, en }),
  });

export const textField = (
  zh: string,
  en: string,
  length: { readonly minLength: number; readonly maxLength: number },
) => Type.String({ ...length, ...named({ zh, en }) });

export const instantField = (zh: string, en: string) =>
  Type.String({ format: 'date-time', maxLength: 40, ...named({ zh, en }) });

export const effectiveAt = Type.Optional(instantField('生效时间（不填为立即）', 'Effective at (empty: now)'));

export const reason = textField('事由', 'Reason', { minLength: 2, maxLength: 500 });

/** The decision that an act carries out: taken off the system, entered with number, date and the digest of its scan. */
export const decisionFields = {
  documentNumber: textField('决定文件文号', 'Number of the decision', { minLength: 2, maxLength: 100 }),
  documentDate: Type.String({
    format: 'date',
    maxLength: 10,
    ...named({ zh: '文件日期', en: 'Date of the decision' }),
  }),
  documentSha256: Type.Optional(
    Type.String({
      pattern: '^[0-9a-f]{64}$',
      ...named({ zh: '扫描件摘要（SHA-256）', en: 'SHA-256 of the scan' }),
    }),
  ),
  reason,
};

export interface Decision {
  readonly documentNumber: string;
  readonly documentDate: string;
}

/** The instant an act takes effect: now when none is given; never the past. */
export function readEffective(tx: Tx, given: string | undefined): Result<Temporal.Instant> {
  if (given === undefined) return ok(tx.now);
  const at = Temporal.Instant.from(given);
  return Temporal.Instant.compare(at, tx.now) < 0 ? refuse(problems.retroactive()) : ok(at);
}

/** The date of a decision, which has been taken by now. */
export function readDecisionDate(tx: Tx, decision: Decision): Result<Temporal.PlainDate> {
  const date = Temporal.PlainDate.from(decision.documentDate);
  return Temporal.PlainDate.compare(date, dateAt(tx.now)) > 0
    ? refuse(problems['decision-in-future']())
    : ok(date);
}

const administrators = ['system-admin', 'security-admin', 'audit-admin', 'organisation-admin', 'auditor'];

/**
 * The subject of an act of administration. Administrators take part in every such matter wherever they sit, so they are told which
 * policy stops them; anybody else learns nothing.
 */
export function administered(
  actor: Actor,
  subject: Pick<Subject, 'kind' | 'id'> & Partial<Subject>,
): Subject {
  const organisation = organisationOf(actor);
  const takesPart = organisation && actor.roles.some((role) => administrators.includes(role));
  return takesPart ? { ...subject, parties: [...(subject.parties ?? []), organisation] } : subject;
}

/** The person who acts; for columns that name who did it. Policies let only persons through to these acts. */
export function personOf(actor: Actor): string {
  if (actor.kind !== 'person') throw new Error(`an act of a person was done by ${actor.kind}`);
  return actor.personId;
}
