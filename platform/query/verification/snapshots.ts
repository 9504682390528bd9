import { createHash } from 'node:crypto';
import { type Database, type Json, newId, Refusal, type Tx, text } from '#foundation';
import {
  canonicalValue,
  decoyRecord,
  encodeRecord,
  encodeRow,
  mostRowsPerSubject,
  type PlannedItem,
  verificationSql,
} from '../model/index.ts';
import {
  isSnapshotUnreadable,
  type OpenSnapshot,
  type QueryPorts,
  type SnapshotRecord,
  type VerificationSnapshots,
} from '../ports.ts';
import { problems } from '../problems.ts';
import { traceMade } from '../run/trace.ts';
import { queryTables } from '../store/tables.ts';
import type { VerificationAdmission } from './admit-verification.ts';
import { type VerificationKeys, withItems } from './keys.ts';

/** A snapshot that answers, with the room of its records. */
export interface Served {
  readonly id: string;
  readonly slots: number;
  readonly snapshot: OpenSnapshot;
}

const rawView = 'raw';

/**
 * The snapshot of an admitted verification, compiled when it is not there yet: one for each agreement, revision, scope and definition.
 * With a new one the older ones of the same agreement, resource and definition go. Two callers may compile the same one at once; one
 * row wins and the other file is removed.
 */
export async function snapshotFor(
  ports: QueryPorts,
  database: Database,
  admission: VerificationAdmission,
  keys: VerificationKeys,
): Promise<Served> {
  const { agreement, resource, relation, plan } = admission;
  const select = verificationSql(relation, plan, { view: rawView });
  const wanted: SnapshotName = {
    agreement_id: agreement.id,
    resource_id: resource.id,
    revision_id: relation.revisionId,
    plan_digest: createHash('sha256')
      .update(JSON.stringify([select, plan.subject, plan.compared]))
      .digest('hex'),
  };
  const known = await database.transaction((tx) => findSnapshot(tx, wanted), { mode: 'snapshot' });
  const snapshot = known && (await openSound(ports.snapshots, known.id, keys));
  if (known && snapshot) return { ...known, snapshot };

  const id = newId('snp');
  const built = await compile(ports, admission, keys, { id, select });
  const kept = await database.transaction(async (tx) => {
    if (known) await markDestroyed(tx, [known.id]);
    await queryTables(tx)
      .insertInto('query.snapshot')
      .values({ id, ...wanted, ...built, created_at: tx.now, destroyed_at: null })
      .onConflict((conflict) =>
        conflict
          .columns(['agreement_id', 'resource_id', 'revision_id', 'plan_digest'])
          .where('destroyed_at', 'is', null)
          .doNothing(),
      )
      .execute();
    const winner = await findSnapshot(tx, wanted);
    if (!winner) throw new Error('a snapshot was written and is not there');
    if (winner.id === id) await traceTo(tx, admission, id);
    return { winner, retired: await retire(tx, wanted, winner.id) };
  });
  const gone = [...kept.retired, ...(kept.winner.id === id ? [] : [id]), ...(known ? [known.id] : [])];
  await Promise.all(gone.map((one) => ports.snapshots.remove(one)));
  const { winner } = kept;
  return { ...winner, snapshot: await ports.snapshots.open(winner.id, keys.seal(winner.id)) };
}

/** The snapshot, or null when it is gone or damaged and has to be compiled anew. */
async function openSound(
  snapshots: VerificationSnapshots,
  id: string,
  keys: VerificationKeys,
): Promise<OpenSnapshot | null> {
  try {
    return await snapshots.open(id, keys.seal(id));
  } catch (error) {
    if (isSnapshotUnreadable(error)) return null;
    throw error;
  }
}

interface SnapshotName {
  readonly agreement_id: string;
  readonly resource_id: string;
  readonly revision_id: string;
  readonly plan_digest: string;
}

const findSnapshot = (tx: Tx, name: SnapshotName) =>
  queryTables(tx)
    .selectFrom('query.snapshot')
    .select(['id', 'slots'])
    .where('agreement_id', '=', name.agreement_id)
    .where('resource_id', '=', name.resource_id)
    .where('revision_id', '=', name.revision_id)
    .where('plan_digest', '=', name.plan_digest)
    .where('destroyed_at', 'is', null)
    .executeTakeFirst();

const markDestroyed = (tx: Tx, ids: readonly string[]) =>
  queryTables(tx)
    .updateTable('query.snapshot')
    .set({ destroyed_at: tx.now })
    .where('id', 'in', [...ids])
    .execute();

/** Snapshots of the same agreement and resource over an earlier revision serve nobody any more. */
async function retire(tx: Tx, name: SnapshotName, keep: string): Promise<readonly string[]> {
  const rows = await queryTables(tx)
    .updateTable('query.snapshot')
    .set({ destroyed_at: tx.now })
    .where('agreement_id', '=', name.agreement_id)
    .where('resource_id', '=', name.resource_id)
    .where('revision_id', '<>', name.revision_id)
    .where('id', '<>', keep)
    .where('destroyed_at', 'is', null)
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

const traceTo = (tx: Tx, { agreement, relation }: VerificationAdmission, id: string): Promise<void> =>
  traceMade(tx, {
    id,
    title: text(`核验快照：${relation.title}`, `Verification snapshot: ${relation.title}`),
    agreement,
    revisionId: relation.revisionId,
  });

/** Read the granted cells, and seal keyed digests of them; plain values are never written. */
async function compile(
  ports: QueryPorts,
  { resource, plan }: VerificationAdmission,
  keys: VerificationKeys,
  { id, select }: { readonly id: string; readonly select: string },
) {
  const items = plan.compared.length;
  const subjects = new Map<string, Uint8Array[]>();
  let rows = 0;
  let unreachable = 0;
  const source = ports.projections.rows({
    parquetPath: ports.parquetPath(resource.revision!.parquetSha256),
    select,
    view: rawView,
  });
  for await (const row of source) {
    rows++;
    const identifying = canonicalRow(plan.subject, row);
    if (identifying.some((value) => value === null)) {
      unreachable++;
      continue;
    }
    const subject = keys.subject(resource.id, withItems(plan.subject, identifying as string[]));
    const digests = canonicalRow(plan.compared, row.slice(plan.subject.length)).map((value, index) =>
      value === null ? null : keys.value(subject, plan.compared[index]!.itemId, value),
    );
    addRow(subjects, subject.toString('latin1'), encodeRow(digests));
    if (rows % breath === 0) await new Promise<void>((resolve) => void setImmediate(resolve));
  }
  const slots = Math.max(1, ...lengths(subjects));
  const { bytes } = await ports.snapshots.build({
    id,
    key: keys.seal(id),
    decoy: decoyRecord(items, slots),
    records: recordsOf(subjects, items, slots),
  });
  return {
    subjects: BigInt(subjects.size),
    rows: BigInt(rows),
    unreachable: BigInt(unreachable),
    slots,
    content_digest: await contentDigest(ports.snapshots, id, keys.seal(id)),
    bytes: BigInt(bytes),
  };
}

/** Rows and records after which other work of the process gets its turn. */
const breath = 1_000;

const canonicalRow = (items: readonly PlannedItem[], row: readonly Json[]): (string | null)[] =>
  items.map(({ type }, index) => {
    const value = row[index];
    return value === null || value === undefined ? null : canonicalValue(type, String(value));
  });

/** The same row again says nothing new: it is kept once. */
function addRow(subjects: Map<string, Uint8Array[]>, subject: string, row: Uint8Array): void {
  const known = subjects.get(subject);
  if (!known) {
    subjects.set(subject, [row]);
    return;
  }
  if (known.some((other) => Buffer.compare(other, row) === 0)) return;
  if (known.length === mostRowsPerSubject) throw new Refusal(problems['too-many-rows-per-subject']());
  known.push(row);
}

function lengths(subjects: ReadonlyMap<string, readonly unknown[]>): number[] {
  const seen = new Set<number>();
  for (const rows of subjects.values()) seen.add(rows.length);
  return [...seen];
}

async function* recordsOf(
  subjects: ReadonlyMap<string, readonly Uint8Array[]>,
  items: number,
  slots: number,
): AsyncGenerator<SnapshotRecord> {
  for (const [key, rows] of subjects)
    yield { key: Buffer.from(key, 'latin1'), record: encodeRecord(rows, items, slots) };
}

/** Reads every record back: what was sealed opens, and two snapshots with the same content have the same digest. */
async function contentDigest(snapshots: VerificationSnapshots, id: string, key: Uint8Array): Promise<string> {
  const open = await snapshots.open(id, key);
  try {
    const digest = createHash('sha256');
    let count = 0;
    for await (const { key: subject, record } of open.records()) {
      digest.update(subject).update(record);
      if (++count % breath === 0) await new Promise<void>((resolve) => void setImmediate(resolve));
    }
    return digest.digest('hex');
  } finally {
    await open.close();
  }
}

/** At the start of the program: remove what a killed build left and what no row speaks of. */
export async function sweepSnapshots(snapshots: VerificationSnapshots, database: Database): Promise<void> {
  const rows = await database.transaction(
    (tx) =>
      queryTables(tx).selectFrom('query.snapshot').select('id').where('destroyed_at', 'is', null).execute(),
    { mode: 'snapshot' },
  );
  await snapshots.sweep(new Set(rows.map(({ id }) => id)));
}
