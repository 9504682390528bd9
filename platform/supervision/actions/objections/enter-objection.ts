import { sql } from 'kysely';
import {
  type Actor,
  actorReference,
  newId,
  ok,
  organisationOf,
  type Result,
  refuse,
  systemActor,
  type Tx,
  text,
  type Upload,
  type Uploads,
} from '#foundation';
import { sendNotice } from '#platform/casework';
import { type Capacity, departmentExamines, type Ground, grounds } from '../../model/objections/grounds.ts';
import { dataAuthority, enter, examiner, objectionRef, personOf, step } from '../../objections/desk.ts';
import { objectionProblems as problems } from '../../objections/problems.ts';
import { ownRows } from '../../sides.ts';
import { findObjection, insertObjection } from '../../store/objections.ts';
import { type About, type ObjectionRow, objectionTables } from '../../store/tables.ts';

export interface NewObjection {
  readonly about: About;
  readonly resourceId: string | null;
  readonly productId: string | null;
  readonly items: readonly string[];
  readonly title: string;
  /** Whose the thing is: the source department, or the operator of a product. */
  readonly department: string;
  readonly ground: Ground;
  readonly capacity: Capacity;
  readonly statement: string;
  readonly evidence: readonly string[];
  /** Of a person's record: the person's digests, by each set of items that identifies people. */
  readonly subjects?: readonly string[];
}

/** Write an objection down and put it before who examines it. The same objection by the same organisation is not raised twice while it is open. */
export async function enterObjection(
  tx: Tx,
  actor: Actor,
  uploads: Uploads,
  made: NewObjection,
): Promise<Result<ObjectionRow>> {
  const authority = await dataAuthority(tx);
  if (!authority) return refuse(problems['no-authority']());
  const own = organisationOf(actor) ?? '';
  const sides = await ownRows(tx, actor);
  if (made.ground === 'source-stopped' && made.department !== own)
    return refuse(problems['not-the-source']());
  const files: Upload[] = [];
  for (const id of made.evidence) {
    const file = await uploads.find(tx, actor, id);
    if (!file) return refuse(problems['evidence-missing']());
    files.push(file);
  }
  await oneAtATime(tx, own);
  const open = await twin(tx, sides, made);
  if (open) return refuse(problems['objected-already']({ data: { objectionId: open } }));
  if (made.about !== 'subject' && (await waitingOf(tx, sides)) >= mostWaiting)
    return refuse(problems['too-many-waiting']());
  // Nobody examines what they raised themselves.
  const handler =
    made.about !== 'product' && departmentExamines(made.ground) && made.department !== own
      ? made.department
      : authority;
  const id = newId('obj');
  await insertObjection(
    tx,
    {
      id,
      about: made.about,
      resource_id: made.resourceId,
      product_id: made.productId,
      items: [...made.items],
      title: made.title,
      ground: made.ground,
      capacity: made.capacity,
      statement: made.statement,
      state: 'raised',
      raised_by: actorReference(actor),
      raised_person: personOf(actor),
      raised_org: own,
      raised_at: tx.now,
      department: made.department,
      handler,
      authority,
      accepted_by: null,
      accepted_at: null,
      frozen_at_once: false,
      outcome: null,
      finding: null,
      decided_by: null,
      decided_at: null,
      correction: null,
      corrected_by: null,
      corrected_at: null,
      closed_by: null,
      closed_at: null,
      closing: null,
    },
    files,
  );
  for (const digest of made.subjects ?? [])
    await objectionTables(tx)
      .insertInto('supervision.objection_subject')
      .values({ objection_id: id, agreement_id: null, digest })
      .execute();
  const row = (await findObjection(tx, id))!;
  await enter(tx, row, 'raised', actor, { evidence: files.map(({ sha256 }) => sha256) });
  // The history of steps is read by who corrects, too: who raised it stands with the objection, for those who may see it.
  await step(
    tx,
    systemActor('supervision'),
    row,
    text(`提出异议：${grounds[made.ground].zh}`, `Objected: ${grounds[made.ground].en}`),
    {
      kind: 'supervision.objection-acceptance',
      title: text('受理数据异议', 'Accept a data objection'),
      ...examiner(row),
      acts: ['supervision.accept-objection', 'supervision.decline-objection'],
      apartFrom: [row.raised_person],
      within: 'accept',
    },
  );
  if (made.department !== own && made.department !== handler)
    await sendNotice(tx, {
      to: { organisationId: made.department },
      kind: 'supervision.objection',
      subject: objectionRef(row),
      text: text(
        `有人对“${made.title}”提出异议：${grounds[made.ground].zh}`,
        `Somebody objects to “${made.title}”: ${grounds[made.ground].en.toLowerCase()}`,
      ),
    });
  return ok(row);
}

/** What an organisation has open is counted by one transaction after the other. */
const oneAtATime = (tx: Tx, own: string) =>
  sql`SELECT pg_advisory_xact_lock(hashtextextended(${`gongshu.objections ${own}`}, 0))`.execute(tx.tables());

/** Each costs the examiner a task with a clock, and one organisation must not fill the desk. Persons speak through their desk, however many. */
const mostWaiting = 20;
async function waitingOf(tx: Tx, sides: readonly string[]): Promise<number> {
  const { waiting } = await objectionTables(tx)
    .selectFrom('supervision.objection')
    .select(({ fn, cast }) => cast<number>(fn.countAll(), 'integer').as('waiting'))
    .where('raised_org', 'in', sides)
    .where('state', '=', 'raised')
    .where('about', '<>', 'subject')
    .executeTakeFirstOrThrow();
  return waiting;
}

async function twin(tx: Tx, sides: readonly string[], made: NewObjection): Promise<string | null> {
  const tables = objectionTables(tx);
  const rows = await tables
    .selectFrom('supervision.objection')
    .select(['id', 'items'])
    .where('raised_org', 'in', sides)
    .where('about', '=', made.about)
    .where('ground', '=', made.ground)
    .where('state', 'not in', ['withdrawn', 'declined', 'archived'])
    .where((where) =>
      made.productId
        ? where('product_id', '=', made.productId)
        : where('resource_id', '=', made.resourceId ?? ''),
    )
    .execute();
  const wanted = [...made.items].sort().join();
  for (const { id, items } of rows) {
    if (items.toSorted().join() !== wanted) continue;
    if (!made.subjects) return id;
    const same = await tables
      .selectFrom('supervision.objection_subject')
      .select('digest')
      .where('objection_id', '=', id)
      .where('digest', 'in', [...made.subjects])
      .executeTakeFirst();
    if (same) return id;
  }
  return null;
}
