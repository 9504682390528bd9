import type { Json, Tx } from '#foundation';
import { algorithmName, parseNoteKey } from '#verifier';
import { appendPublicFact } from '../append.ts';
import { publicFacts } from '../entries.ts';
import { LogHalted } from '../halted.ts';
import type { LogPorts, NoteSigner } from '../ports.ts';
import { evidenceTables } from '../store/tables.ts';

/** One key in the life of the log. */
export interface LogKey {
  readonly vkey: string;
  /** `Ed25519`, `SM2`, or a type byte in hexadecimal. */
  readonly algorithm: string;
  /** Size of the tree when it began; every later checkpoint up to `untilSize` carries its signature. */
  readonly fromSize: number;
  readonly since: Temporal.Instant;
  /** The key it followed. */
  readonly previous: string | null;
  /** Of a replaced key: it signs beside its successor until then. */
  readonly overlapUntil: Temporal.Instant | null;
  /** Size of the last tree it signed; null while it signs. */
  readonly untilSize: number | null;
}

/** The kind of fact by which a log tells of its own keys. */
export const logKeyKind = 'evidence.log-key';

/** Every key that ever signed for this log, oldest first. */
export async function logKeys(tx: Tx): Promise<LogKey[]> {
  const rows = await evidenceTables(tx)
    .selectFrom('evidence.log_key')
    .selectAll()
    .orderBy('first_size')
    .orderBy('since')
    .orderBy('vkey')
    .execute();
  return rows.map((row) => ({
    vkey: row.vkey,
    algorithm: algorithmOf(row.vkey),
    fromSize: Number(row.first_size),
    since: row.since,
    previous: row.previous,
    overlapUntil: row.overlap_until,
    untilSize: row.last_size === null ? null : Number(row.last_size),
  }));
}

export const knownKeys = async (tx: Tx): Promise<string[]> => (await logKeys(tx)).map(({ vkey }) => vkey);

const algorithmOf = (vkey: string): string => {
  const key = parseNoteKey(vkey);
  return key ? algorithmName(key) : '';
};

/** Has nothing about the keys changed since the last turn: none is new, and no overlap has run out? */
export const keysSettled = (keys: readonly LogKey[], { signers }: LogPorts, now: Temporal.Instant): boolean =>
  newTo(keys, signers).length === 0 && !keys.some((key) => isOver(key, now));

const newTo = (keys: readonly LogKey[], signers: readonly NoteSigner[]): NoteSigner[] =>
  signers.filter(({ vkey }) => !keys.some((key) => key.vkey === vkey));

const isOver = ({ overlapUntil, untilSize }: LogKey, now: Temporal.Instant): boolean =>
  overlapUntil !== null && untilSize === null && Temporal.Instant.compare(overlapUntil, now) <= 0;

/**
 * Keep the record of keys, in the transaction that gives the next indexes, and answer who signs the tree of this batch. A key that
 * follows another, and one whose overlap is over, are told by a public fact of the same batch, so the first tree the new key signs
 * holds the handover, and the last one the old key signs was told of it.
 */
export async function keepKeys(tx: Tx, ports: LogPorts, size: number): Promise<NoteSigner[]> {
  const keys = await logKeys(tx);
  if (keysSettled(keys, ports, tx.now)) return signing(keys, ports);
  await learnFromLog(tx, ports.origin);
  await endOverlaps(tx, ports.origin, size);
  await beginKeys(tx, ports, size);
  return signing(await logKeys(tx), ports);
}

async function beginKeys(tx: Tx, ports: LogPorts, size: number): Promise<void> {
  const before = await logKeys(tx);
  for (const { vkey, overlapDays } of newTo(before, ports.signers)) {
    const older = before.filter((key) => isFollowedBy(key, vkey, ports.origin));
    const replaced = overlapDays !== undefined;
    await insertKey(tx, { vkey, size, previous: replaced ? null : (older.at(-1)?.vkey ?? null) });
    // The keys a log begins with are no news; cosigners speak for themselves.
    if (before.length === 0) {
      if (overlapDays) await overlap(tx, vkey, overlapDays);
    } else if (replaced) await endKey(tx, vkey, size);
    else if (nameOf(vkey) === ports.origin) await announce(tx, ports, { vkey, older, size });
  }
}

const nameOf = (vkey: string): string | undefined => parseNoteKey(vkey)?.name;

/** Does the key still sign, with the same name and algorithm as the new one? */
const isFollowedBy = (key: LogKey, vkey: string, origin: string): boolean =>
  key.untilSize === null &&
  nameOf(key.vkey) === origin &&
  nameOf(vkey) === origin &&
  key.algorithm === algorithmOf(vkey);

/** Tell of a new key, and let those before it sign on for their overlap or end at once. */
async function announce(
  tx: Tx,
  ports: LogPorts,
  { vkey, older, size }: { readonly vkey: string; readonly older: readonly LogKey[]; readonly size: number },
): Promise<void> {
  let until: Temporal.Instant | null = null;
  for (const { vkey: old } of older) {
    const days = ports.signers.find((signer) => signer.vkey === old)?.overlapDays ?? 0;
    if (days > 0) until = await overlap(tx, old, days);
    else await endKey(tx, old, size);
  }
  await tell(tx, ports.origin, {
    event: 'begins',
    algorithm: algorithmOf(vkey),
    key: vkey,
    previous: older.at(-1)?.vkey ?? null,
    overlapUntil: until?.toString() ?? null,
    fromSize: size,
  });
}

async function endOverlaps(tx: Tx, origin: string, size: number): Promise<void> {
  for (const key of await logKeys(tx)) {
    if (!isOver(key, tx.now)) continue;
    await endKey(tx, key.vkey, size);
    await tell(tx, origin, {
      event: 'ends',
      algorithm: key.algorithm,
      key: key.vkey,
      untilSize: size,
    });
  }
}

const tell = (tx: Tx, origin: string, fact: Json) =>
  appendPublicFact(tx, { kind: 'evidence.log-key', subject: origin, fact });

/**
 * After an older database was restored the log itself knows of keys the database does not: what it tells is taken back, so that a key
 * is announced once and an ended one stays ended.
 */
async function learnFromLog(tx: Tx, origin: string): Promise<void> {
  const facts = await publicFacts(tx, { kind: logKeyKind, subject: origin, limit: 1_000 });
  for (const { leaf } of facts.toReversed()) {
    const fact = leaf.fact as { readonly [name: string]: Json };
    const [vkey, size] = [String(fact['key']), Number(fact['fromSize'] ?? fact['untilSize'])];
    const previous = typeof fact['previous'] === 'string' ? fact['previous'] : null;
    if (fact['event'] === 'ends') await endKey(tx, vkey, size);
    else if (fact['event'] === 'begins') {
      await insertKey(tx, { vkey, size, previous, at: Temporal.Instant.from(leaf.at) });
      if (previous === null) continue;
      if (typeof fact['overlapUntil'] === 'string')
        await setOverlap(tx, previous, Temporal.Instant.from(fact['overlapUntil']));
      else await endKey(tx, previous, size);
    }
  }
}

/** Keys that sign now, in the order of the ports. Halts when the first is one that has been replaced. */
function signing(keys: readonly LogKey[], { signers }: LogPorts): NoteSigner[] {
  const live = new Set(keys.filter(({ untilSize }) => untilSize === null).map(({ vkey }) => vkey));
  if (!live.has(signers[0].vkey))
    throw new LogHalted(
      'unknown-key',
      'the key to sign with was replaced and has ended: put the log’s present key back, or let a new one be made',
    );
  return signers.filter(({ vkey }) => live.has(vkey));
}

/** Replaced keys that sign no more and whose private half may go. */
export async function endedSigners(tx: Tx, { signers }: LogPorts): Promise<NoteSigner[]> {
  const replaced = signers.filter(({ overlapDays }) => overlapDays !== undefined);
  if (replaced.length === 0) return [];
  const ended = (await logKeys(tx)).filter(({ untilSize }) => untilSize !== null);
  return replaced.filter(({ vkey }) => ended.some((key) => key.vkey === vkey));
}

interface Beginning {
  readonly vkey: string;
  readonly size: number;
  readonly previous: string | null;
  readonly at?: Temporal.Instant;
}

async function insertKey(tx: Tx, { vkey, size, previous, at = tx.now }: Beginning): Promise<void> {
  await evidenceTables(tx)
    .insertInto('evidence.log_key')
    .values({ vkey, first_size: BigInt(size), since: at, previous })
    .onConflict((conflict) => conflict.column('vkey').doNothing())
    .execute();
}

async function overlap(tx: Tx, vkey: string, days: number): Promise<Temporal.Instant> {
  const until = tx.now.add({ hours: 24 * days });
  await setOverlap(tx, vkey, until);
  return until;
}

async function setOverlap(tx: Tx, vkey: string, until: Temporal.Instant): Promise<void> {
  await evidenceTables(tx)
    .updateTable('evidence.log_key')
    .set({ overlap_until: until })
    .where('vkey', '=', vkey)
    .where('ended_at', 'is', null)
    .execute();
}

async function endKey(tx: Tx, vkey: string, size: number): Promise<void> {
  await evidenceTables(tx)
    .updateTable('evidence.log_key')
    .set({ last_size: BigInt(size), ended_at: tx.now })
    .where('vkey', '=', vkey)
    .where('ended_at', 'is', null)
    .execute();
}
