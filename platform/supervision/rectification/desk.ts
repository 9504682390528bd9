import { type Actor, actorReference, dateInWords, type Json, type Subject, type Tx } from '#foundation';
import { agreementsUsableBy } from '#platform/authorisation';
import {
  type DocumentTemplate,
  type DocumentValues,
  type IssuedDocument,
  issueDocument,
} from '#platform/casework';
import { appendEntry } from '#platform/evidence';
import { organisationName, rolesOfOrganisation, sidesIn } from '#platform/identity';
import { answering } from '../sides.ts';
import { findRectification, type RectificationRow } from '../store/rectifications.ts';

export const rectificationRef = ({ id }: Pick<RectificationRow, 'id'>) => ({ kind: 'rectification', id });
export const matterOf = (row: Pick<RectificationRow, 'id' | 'title'>) => ({
  ...rectificationRef(row),
  title: row.title,
});

/** Who ordered it handles it; who puts it right owns it. Neither who ordered nor who answered finds it done. */
export async function rectificationSubject(tx: Tx, id: string): Promise<Subject | null> {
  const row = await findRectification(tx, id);
  return row
    ? {
        kind: 'rectification',
        id,
        owner: row.organisation,
        handler: row.ordered_org,
        parties: [row.organisation, row.ordered_org],
        authors: [row.ordered_by, ...(row.answered_by ? [row.answered_by] : [])],
        state: row.state,
      }
    : null;
}

/** May this organisation be ordered: by the data authority any, by an implementing body those who work under its agreements. */
export async function mayOrder(
  tx: Tx,
  actor: Actor & { kind: 'person' },
  organisation: string,
): Promise<boolean> {
  if (organisation === actor.organisationId) return false;
  if (actor.roles.some((role) => role === 'data-authority')) return true;
  const sides = await sidesIn(tx, actor, 'authorisation');
  return (await agreementsUsableBy(tx, organisation)).some(({ implementingBody }) =>
    sides.has(implementingBody),
  );
}

/** Whose desk an answer lies on, the first there is. */
const desks = [
  'implementing-body',
  'operator',
  'source-department',
  'developer',
  'buyer',
  'registrar-acceptor',
];
export async function answeringRole(tx: Tx, organisation: string): Promise<string | null> {
  const there = await rolesOfOrganisation(tx, organisation);
  return desks.find((role) => there.some((one) => one === role)) ?? null;
}

export const enter = (
  tx: Tx,
  row: Pick<RectificationRow, 'id' | 'round'>,
  step: string,
  actor: Actor,
  more: { readonly [field: string]: Json } = {},
): Promise<unknown> =>
  appendEntry(tx, {
    kind: 'supervision.rectification',
    fields: {
      rectification: row.id,
      step,
      round: row.round,
      by: actorReference(actor),
      ...more,
      at: tx.now.toString(),
    },
  });

export async function issuePaper(
  tx: Tx,
  actor: Actor,
  row: Pick<RectificationRow, 'id' | 'title' | 'ordered_org' | 'organisation'>,
  template: DocumentTemplate,
  values: DocumentValues,
): Promise<IssuedDocument> {
  const organisation = await answering(tx, row.organisation);
  return issueDocument(tx, {
    template,
    actor,
    issuedBy: await answering(tx, row.ordered_org),
    subject: rectificationRef(row),
    addressee: await organisationName(tx, organisation),
    values: { matter: row.title, ...values },
    serveTo: [{ organisationId: organisation }],
  });
}

export const untilInWords = (row: Pick<RectificationRow, 'due_on'>): string => dateInWords(row.due_on);
