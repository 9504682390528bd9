import { createHash } from 'node:crypto';
import { type Actor, type Json, newId, type Subject, type Tx } from '#foundation';
import { type CataloguedResource, cataloguedResource, setGradedLevels } from '#platform/catalog';
import { appendEntry } from '#platform/evidence';
import { personOf } from '../desk.ts';
import { type GradingParameters, isCovered, type Proposal, propose } from '../model/grading/propose.ts';
import {
  findGrading,
  type GradeRow,
  type GradingRow,
  gradingTables,
  linesOf,
  standingGradings,
} from '../store/grades.ts';
import { gradingFacts } from '../store/grading-facts.ts';
import { R59 } from './rules.ts';

export const gradingParameters: GradingParameters = R59.parameters as GradingParameters;

/** A resource whose levels are graded: its source department's. */
export async function gradedResourceSubject(tx: Tx, resourceId: string): Promise<Subject | null> {
  const resource = await cataloguedResource(tx, resourceId);
  return resource ? { kind: 'grading', id: resource.id, owner: resource.sourceOrganisation } : null;
}

/** A grading: the department's that owns the resource today; who decided it may not agree to it. */
export async function gradingSubject(tx: Tx, id: string): Promise<Subject | null> {
  const grading = await findGrading(tx, id);
  const resource = grading && (await cataloguedResource(tx, grading.resource_id));
  return grading && resource
    ? {
        kind: 'grading',
        id,
        owner: resource.sourceOrganisation,
        ...(grading.handler ? { handler: grading.handler } : {}),
        authors: grading.confirmed_by ? [grading.confirmed_by] : [],
        state: grading.state,
      }
    : null;
}

/** One grading of a resource is written at a time. */
export const lockGradings = (tx: Tx, resourceId: string) =>
  gradingTables(tx)
    .selectFrom('privacy.grading')
    .select('id')
    .where('resource_id', '=', resourceId)
    .where('state', 'in', ['in-force', 'proposed', 'awaiting'])
    .orderBy('id')
    .forUpdate()
    .execute();

const perStatement = 1000;

/**
 * Propose levels from what is known now. Returns the open proposal, or null when `onlyIfNew` and what was decided, or is proposed already,
 * says as much. An open proposal with other levels is dropped.
 */
export async function proposeGrades(
  tx: Tx,
  resource: CataloguedResource,
  by: string,
  { onlyIfNew }: { readonly onlyIfNew: boolean },
): Promise<GradingRow | null> {
  await lockGradings(tx, resource.id);
  const { facts, revisionId } = await gradingFacts(tx, resource);
  const proposal = propose(facts, gradingParameters);
  const { inForce, open } = await standingGradings(tx, resource.id);
  if (onlyIfNew) {
    if (open && saysTheSame(proposal, open, await linesOf(tx, open.id))) return null;
    if (!open && inForce && isCovered(proposal, await decidedBefore(tx, inForce))) return null;
  }
  if (open)
    await gradingTables(tx)
      .updateTable('privacy.grading')
      .set({ state: 'dropped', ended_at: tx.now })
      .where('id', '=', open.id)
      .execute();
  const entered = await enterProposal(tx, resource, revisionId, proposal, by);
  // The higher of what stands and what is proposed holds until somebody decides: what is out is judged again by it.
  await tx.emit({
    kind: 'privacy.grades-proposed',
    subject: resource.id,
    payload: { grading: entered.id, level: entered.proposed },
  });
  return entered;
}

const saysTheSame = (proposal: Proposal, open: GradingRow, lines: readonly GradeRow[]): boolean =>
  open.proposed === proposal.level &&
  lines.length === proposal.items.length &&
  lines.every(
    (line, place) =>
      line.item_id === proposal.items[place]!.itemId && line.proposed === proposal.items[place]!.level,
  );

const decidedBefore = async (tx: Tx, inForce: GradingRow) => ({
  table: inForce,
  items: new Map((await linesOf(tx, inForce.id)).map((line) => [line.item_id, line])),
});

async function enterProposal(
  tx: Tx,
  resource: CataloguedResource,
  revisionId: string | null,
  proposal: Proposal,
  by: string,
): Promise<GradingRow> {
  const grading = await gradingTables(tx)
    .insertInto('privacy.grading')
    .values({
      id: newId('grd'),
      resource_id: resource.id,
      revision_id: revisionId,
      owner: resource.sourceOrganisation,
      handler: null,
      state: 'proposed',
      proposed: proposal.level,
      level: proposal.level,
      reasons: JSON.stringify(proposal.reasons),
      overridden: false,
      reason: null,
      evidence: null,
      proposed_by: by,
      proposed_at: tx.now,
      confirmed_by: null,
      confirmed_at: null,
      agreed_by: null,
      agreed_at: null,
      opinion: null,
      ended_at: null,
      entry_id: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const names = new Map(resource.items.map(({ id, name }) => [id, name]));
  for (let from = 0; from < proposal.items.length; from += perStatement)
    await gradingTables(tx)
      .insertInto('privacy.grade')
      .values(
        proposal.items.slice(from, from + perStatement).map((item, place) => ({
          grading_id: grading.id,
          item_id: item.itemId,
          position: from + place + 1,
          name: names.get(item.itemId) ?? item.columnName,
          column_name: item.columnName,
          proposed: item.level,
          level: item.level,
          reasons: JSON.stringify(item.reasons),
          overridden: false,
          reason: null,
        })),
      )
      .execute();
  return grading;
}

/**
 * A decided grading comes into force: what was in force before is superseded, the catalogue shows the levels, the log has an entry, and a
 * change of level is told. The entry commits to every line by a digest.
 */
export async function bringIntoForce(tx: Tx, actor: Actor, gradingId: string): Promise<void> {
  const grading = (await findGrading(tx, gradingId))!;
  const lines = await linesOf(tx, gradingId);
  const { inForce } = await standingGradings(tx, grading.resource_id);
  const before = inForce
    ? new Map((await linesOf(tx, inForce.id)).map((line) => [line.item_id, line.level]))
    : null;
  if (inForce)
    await gradingTables(tx)
      .updateTable('privacy.grading')
      .set({ state: 'superseded', ended_at: tx.now })
      .where('id', '=', inForce.id)
      .execute();
  const decided = lines.map(({ item_id, column_name, level }): Json => [item_id, column_name, level]);
  const entry = await appendEntry(tx, {
    kind: 'privacy.grades',
    fields: {
      resource: grading.resource_id,
      revision: grading.revision_id,
      grading: grading.id,
      proposed: grading.proposed,
      level: grading.level,
      items: lines.length,
      itemsDigest: createHash('sha256').update(JSON.stringify(decided)).digest('hex'),
      overridden: lines.filter(({ overridden }) => overridden).length + (grading.overridden ? 1 : 0),
      evidence: grading.evidence,
      confirmedBy: grading.confirmed_by,
      agreedBy: grading.agreed_by,
    },
  });
  await gradingTables(tx)
    .updateTable('privacy.grading')
    .set({ state: 'in-force', entry_id: entry.id })
    .where('id', '=', grading.id)
    .execute();
  await setGradedLevels(tx, grading.resource_id, {
    table: grading.level,
    items: lines.map(({ item_id, level }) => ({ itemId: item_id, level })),
  });
  await tx.emit({
    kind: 'privacy.grades-decided',
    subject: grading.resource_id,
    payload: { grading: grading.id, level: grading.level },
  });
  const changed = lines.filter(({ item_id, level }) => before?.get(item_id) !== level).length;
  if (inForce?.level !== grading.level || changed > 0)
    await tx.emit({
      kind: 'privacy.level-changed',
      subject: grading.resource_id,
      payload: {
        grading: grading.id,
        from: inForce?.level ?? null,
        to: grading.level,
        items: changed,
        by: personOf(actor),
      },
    });
}
