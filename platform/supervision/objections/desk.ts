import {
  type Actor,
  actorReference,
  type Json,
  organisationOf,
  type Subject,
  type Text,
  type Tx,
} from '#foundation';
import {
  type DocumentTemplate,
  type DocumentValues,
  handOn,
  type IssuedDocument,
  issueDocument,
  type NextTask,
} from '#platform/casework';
import { appendEntry } from '#platform/evidence';
import { postsWithRole } from '#platform/identity';
import { grounds } from '../model/objections/grounds.ts';
import { OB1, type ObjectionStep } from '../model/objections/rules.ts';
import { answering } from '../sides.ts';
import { findFreeze, findObjection, openFreeze } from '../store/objections.ts';
import type { ObjectionRow } from '../store/tables.ts';

export const personOf = (actor: Actor): string =>
  actor.kind === 'person' ? actor.personId : actorReference(actor);

/** What an objection is called in tasks and histories: of a person's record only the resource is named. */
export const objectionTitle = ({ title, number }: Pick<ObjectionRow, 'title' | 'number'>): string =>
  `${title}（第 ${number} 号）`;

const participants = (row: ObjectionRow): string[] => [
  ...new Set([row.raised_org, row.handler, row.department, row.authority]),
];

/**
 * An objection as policies see it. Who raised it decides nothing about it, and while it freezes, neither does alone who froze: lifting is another
 * person's, also than who corrected.
 */
export async function objectionSubject(tx: Tx, id: string): Promise<Subject | null> {
  const row = await findObjection(tx, id);
  if (!row) return null;
  const freeze = await openFreeze(tx, id);
  return {
    kind: 'objection',
    id,
    owner: row.raised_org,
    handler: row.handler,
    parties: participants(row),
    authors: [
      row.raised_person,
      ...(row.frozen_at_once && row.accepted_by ? [row.accepted_by] : []),
      ...(freeze?.state === 'in-force' ? [freeze.proposed_by] : []),
      // Whether a correction settles it is not for who made it to say.
      ...(row.state === 'corrected' && row.corrected_by ? [row.corrected_by] : []),
    ],
    state: row.state,
  };
}

/** The same for the step of the department that holds the data, or of the operator of a product. */
export async function correctionSubject(tx: Tx, id: string): Promise<Subject | null> {
  const row = await findObjection(tx, id);
  return row
    ? { kind: 'objection', id, owner: row.department, handler: row.department, state: row.state }
    : null;
}

/** The objection for who raised it: nobody else takes it back. */
export async function ownObjectionSubject(tx: Tx, id: string, actor: Actor): Promise<Subject | null> {
  const row = await findObjection(tx, id);
  return row && row.raised_person === personOf(actor)
    ? { kind: 'objection', id, owner: row.raised_org, state: row.state }
    : null;
}

/** A freeze: the data authority's to decide on; who proposed it and who raised the objection decide neither on it nor on its end. */
export async function freezeSubject(tx: Tx, id: string): Promise<Subject | null> {
  const freeze = await findFreeze(tx, id);
  const row = freeze && (await findObjection(tx, freeze.objection_id));
  return freeze && row
    ? {
        kind: 'freeze',
        id,
        owner: row.authority,
        handler: row.authority,
        parties: participants(row),
        authors: [freeze.proposed_by, row.raised_person],
        state: freeze.state,
      }
    : null;
}

/** The data authority that handles objections on this node: the one whose post was opened first. */
export async function dataAuthority(tx: Tx): Promise<string | null> {
  const [post] = await postsWithRole(tx, 'data-authority');
  return post?.organisationId ?? null;
}

export const isDepartments = (row: Pick<ObjectionRow, 'handler' | 'department' | 'about'>): boolean =>
  row.about !== 'product' && row.handler === row.department;

/** Who examines: the department for what its records show, otherwise the data authority. */
export const examiner = (row: ObjectionRow): Pick<NextTask, 'organisationId' | 'role'> => ({
  organisationId: row.handler,
  role: isDepartments(row) ? 'source-department' : 'data-authority',
});

/** Who corrects: the department, or the operator of the product. */
export const corrector = (row: ObjectionRow): Pick<NextTask, 'organisationId' | 'role'> => ({
  organisationId: row.department,
  role: row.about === 'product' ? 'operator' : 'source-department',
});

/** One step of an objection: the history has it, the open tasks are done, and the next one lies on its post with its clock. */
export async function step(
  tx: Tx,
  actor: Actor,
  row: ObjectionRow,
  said: Text,
  next?: Omit<NextTask, 'clock' | 'title'> & { readonly title: Text; readonly within?: ObjectionStep },
): Promise<void> {
  const { within, ...task } = next ?? {};
  await handOn(
    tx,
    actor,
    { kind: 'objection', id: row.id, title: objectionTitle(row) },
    said,
    next
      ? {
          ...(task as Omit<NextTask, 'clock'>),
          responsibility: 'supervision',
          ...(within ? { clock: OB1.judge({ step: within, at: tx.now }) } : {}),
        }
      : undefined,
  );
}

/** Each step stands in the log as a commitment: what was said and by whom stays with the parties. */
export const enter = (
  tx: Tx,
  row: Pick<ObjectionRow, 'id' | 'about' | 'ground'>,
  what: string,
  actor: Actor,
  more: { readonly [field: string]: Json } = {},
): Promise<unknown> =>
  appendEntry(tx, {
    kind: 'supervision.objection-step',
    fields: {
      objection: row.id,
      step: what,
      about: row.about,
      ground: row.ground,
      by: actorReference(actor),
      organisation: organisationOf(actor) ?? null,
      ...more,
      at: tx.now.toString(),
    },
  });

export const objectionRef = ({ id }: Pick<ObjectionRow, 'id'>) => ({ kind: 'objection', id });

/** A paper of who handles an objection, served on the organisation that objected. It says no more of the objection than its number, matter and ground. */
export const issuePaper = async (
  tx: Tx,
  actor: Actor,
  row: ObjectionRow,
  paper: { readonly template: DocumentTemplate; readonly values: DocumentValues; readonly told: Text },
): Promise<IssuedDocument> =>
  issueDocument(tx, {
    template: paper.template,
    actor,
    issuedBy: await answering(tx, row.handler),
    subject: objectionRef(row),
    values: {
      thing: row.title,
      number: String(row.number),
      ground: grounds[row.ground].zh,
      ...paper.values,
    },
    serveTo: [{ organisationId: await answering(tx, row.raised_org) }],
    told: { kind: 'supervision.objection', text: paper.told },
  });
