import { Type } from 'typebox';
import { type Actor, actorReference, organisationOf, type Subject, type Tx } from '#foundation';
import {
  type DocumentTemplate,
  type DocumentValues,
  type IssuedDocument,
  issueDocument,
  type NextTask,
} from '#platform/casework';
import { cataloguedResource } from '#platform/catalog';
import { currentOrganisation, organisationName, sidesIn } from '#platform/identity';
import { type EntryRow, findEntry } from './store/entries.ts';

export const byEntry = {
  entryId: Type.String({ maxLength: 60, title: '开放目录条目', titleEn: 'Entry of the open list' }),
};
export const EntryAnswer = Type.Object({ openEntryId: Type.String(), state: Type.String() });
export const opinion = Type.String({
  minLength: 4,
  maxLength: 1000,
  format: 'text',
  title: '意见',
  titleEn: 'Opinion',
});

export const personOf = (actor: Actor): string =>
  actor.kind === 'person' ? actor.personId : actorReference(actor);

/** Who answers now for the opening of what a department opened. */
export const departmentNow = async (tx: Tx, id: string): Promise<string> =>
  (await currentOrganisation(tx, id, tx.now, 'opening')) ?? id;

export const entryRef = ({ id }: Pick<EntryRow, 'id'>) => ({ kind: 'open-entry', id });
export const matterOf = (row: Pick<EntryRow, 'id' | 'title'>) => ({ ...entryRef(row), title: row.title });

/** A catalogued resource as policies see it when its opening is proposed: its department's. */
export async function openResourceSubject(tx: Tx, resourceId: string): Promise<Subject | null> {
  const resource = await cataloguedResource(tx, resourceId);
  return resource ? { kind: 'open-resource', id: resource.id, owner: resource.sourceOrganisation } : null;
}

/** An entry as policies see it: its department's, and the data authority's turn. Who did the step before is kept apart from the next. */
export async function entrySubject(tx: Tx, id: string): Promise<Subject | null> {
  const row = await findEntry(tx, id);
  if (!row) return null;
  return {
    kind: 'open-entry',
    id,
    owner: row.department,
    handler: row.authority,
    parties: [row.department, row.authority],
    authors: row.state === 'withdrawing' && row.withdrawal_by ? [row.withdrawal_by] : [row.proposed_by],
    state: row.state,
  };
}

export const decideTask = (row: EntryRow, by: Actor): NextTask => ({
  kind: row.state === 'withdrawing' ? 'opening.decide-withdrawal' : 'opening.decide-entry',
  title:
    row.state === 'withdrawing'
      ? { zh: '审定撤出开放目录', en: 'Decide on a withdrawal from the open list' }
      : { zh: '审定开放目录条目', en: 'Decide on an entry of the open list' },
  organisationId: row.authority,
  role: 'data-authority',
  acts:
    row.state === 'withdrawing'
      ? ['opening.approve-withdrawal', 'opening.decline-withdrawal']
      : ['opening.approve-entry', 'opening.return-entry'],
  apartFrom: [personOf(by)],
});

/** A paper of the data authority about an entry, served on its department. */
export async function issuePaper(
  tx: Tx,
  actor: Actor,
  row: EntryRow,
  template: DocumentTemplate,
  values: DocumentValues,
): Promise<IssuedDocument> {
  const department = await departmentNow(tx, row.department);
  return issueDocument(tx, {
    template,
    actor,
    issuedBy: organisationOf(actor) ?? row.authority,
    subject: entryRef(row),
    addressee: await organisationName(tx, department),
    values: { title: row.title, department: await organisationName(tx, department), ...values },
    serveTo: [{ organisationId: department }],
  });
}

const overseers: readonly string[] = ['auditor', 'audit-admin', 'data-authority'];

export const overseesOpening = ({ roles }: Actor): boolean => roles.some((role) => overseers.includes(role));

/** What is under way is for the department, the authority that decides, and those who oversee. */
export async function maySee(tx: Tx, actor: Actor, row: EntryRow): Promise<boolean> {
  if (overseesOpening(actor)) return true;
  const sides = await sidesIn(tx, actor, 'opening');
  return sides.has(row.department) || sides.has(row.authority);
}
