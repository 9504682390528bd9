import { type Actor, actorReference, type Json, type Subject, type Tx } from '#foundation';
import { appendEntry } from '#platform/evidence';
import { type Post, postsWithRole, type RoleCode, sittersOf } from '#platform/identity';
import { contentDigest } from '../digest.ts';
import { answering } from '../sides.ts';
import { findHonestError, type HonestErrorRow } from '../store/honest-errors.ts';

export const honestErrorRef = ({ id }: Pick<HonestErrorRow, 'id'>) => ({ kind: 'honest-error', id });
export const matterOf = (row: Pick<HonestErrorRow, 'id' | 'title'>) => ({
  ...honestErrorRef(row),
  title: row.title,
});

/** Who filed it owns it, another body handles it. Neither who filed nor who took part in its ground assesses or decides, nor does who proposed decide. */
export async function honestErrorSubject(tx: Tx, id: string): Promise<Subject | null> {
  const row = await findHonestError(tx, id);
  return row
    ? {
        kind: 'honest-error',
        id,
        owner: row.organisation,
        handler: row.assessor,
        parties: [row.organisation, row.assessor],
        authors: [
          ...new Set([
            row.filed_by,
            ...row.apart,
            ...(row.proposed_by && row.state === 'proposed' ? [row.proposed_by] : []),
          ]),
        ],
        state: row.state,
      }
    : null;
}

/** Roles in which a body assesses what another one tried, the nearest first. */
export const assessingRoles = ['data-authority', 'authorising-body'] as const satisfies readonly RoleCode[];

/** A body apart from this one with two persons who had no part in it; null: there is none. */
export async function assessorFor(
  tx: Tx,
  organisation: string,
  apart: readonly string[],
): Promise<{ readonly organisationId: string; readonly role: string } | null> {
  const own = await answering(tx, organisation);
  for (const role of assessingRoles) {
    const bodies = Map.groupBy(await postsWithRole(tx, role), (post) => post.organisationId as string);
    for (const [organisationId, posts] of bodies) {
      if (organisationId === organisation || organisationId === own) continue;
      const people = new Set(await sitting(tx, posts, apart));
      if (people.size >= 2) return { organisationId, role };
    }
  }
  return null;
}

/** Whether the assessing body, as it is called now, has a person apart from these. */
export async function otherAssessor(
  tx: Tx,
  row: Pick<HonestErrorRow, 'assessor' | 'assessor_role'>,
  apart: readonly string[],
): Promise<boolean> {
  const now = await answering(tx, row.assessor);
  const posts = (await postsWithRole(tx, row.assessor_role as RoleCode)).filter(
    ({ organisationId }) => organisationId === now,
  );
  return (await sitting(tx, posts, apart)).length > 0;
}

/** Persons at some posts apart from these. */
async function sitting(tx: Tx, posts: readonly Post[], apart: readonly string[]): Promise<readonly string[]> {
  const sitters = await sittersOf(
    tx,
    posts.map(({ id }) => id),
  );
  return [...sitters.values()].flat().filter((person) => !apart.includes(person));
}

/** Over everything that was decided on, so that the entry in the log fixes it. */
export const decisionDigest = (row: HonestErrorRow): string =>
  contentDigest({
    id: row.id,
    organisation: row.organisation,
    area: row.area,
    title: row.title,
    tried: row.tried,
    wentWrong: row.went_wrong,
    limitsKept: row.limits_kept,
    remedy: row.remedy,
    from: row.tried_from.toString(),
    until: row.tried_until.toString(),
    decision: row.decision_id,
    scenario: row.scenario_id,
    agreement: row.agreement_id,
    assessor: row.assessor,
    limits: row.limits_found.map(({ code, verdict, said }) => [code, verdict, said.zh]),
    outcome: row.outcome,
    excluded: row.excluded,
    reasons: row.reasons,
    answer: row.answer,
    opinion: row.opinion,
  });

export const enter = (
  tx: Tx,
  row: Pick<HonestErrorRow, 'id'>,
  step: string,
  actor: Actor,
  more: { readonly [field: string]: Json } = {},
): Promise<unknown> =>
  appendEntry(tx, {
    kind: 'supervision.honest-error-step',
    fields: { record: row.id, step, by: actorReference(actor), ...more, at: tx.now.toString() },
  });
