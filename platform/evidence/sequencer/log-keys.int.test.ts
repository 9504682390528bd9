import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memorySigner, memorySm2Signer } from '#adapters/crypto';
import { memoryTileStore } from '#adapters/tiles';
import { type TestDatabase, testDatabase } from '#testkit';
import {
  canonicalBytes,
  type Json,
  openNote,
  parseNoteKey,
  type Receipt,
  verifyPromise,
  verifyReceipt,
} from '#verifier';
import { appendEntries } from '../append.ts';
import { auditLog } from '../audit.ts';
import { publicFacts } from '../entries.ts';
import { evidence, type LogPorts, type NoteSigner, receipt, signPromises } from '../index.ts';
import { type CrashPoint, failing } from './failing.ts';
import { logKeyKind, logKeys } from './log-keys.ts';
import { createSequencer } from './loop.ts';

const origin = 'test.example/log';
let ports: LogPorts;
/** As the key files give them: read anew each time, and gone when they are retired. */
let signers: LogPorts['signers'];
let db: TestDatabase;

beforeEach(async () => {
  signers = [memorySigner(origin), memorySm2Signer(origin)];
  ports = {
    origin,
    tiles: memoryTileStore(),
    get signers() {
      return signers;
    },
  };
  db = await testDatabase([evidence(ports)]);
});
afterEach(() => db.close());

const drain = () => createSequencer(db.database, ports).drain();
const append = async (count = 1) =>
  db.database.transaction((tx) =>
    appendEntries(
      tx,
      Array.from({ length: count }, (_, at) => ({ kind: 'query.call', fields: { at } })),
    ),
  );
const audit = () => db.database.transaction((tx) => auditLog(tx, ports), { mode: 'snapshot' });
const receiptOf = async (id: string) =>
  (await db.database.transaction((tx) => receipt(tx, ports, id), { mode: 'snapshot' })) as Receipt;
const keys = () => db.database.transaction((tx) => logKeys(tx));
/** What the log tells of its keys, oldest first. */
const told = async () =>
  (await db.database.transaction((tx) => publicFacts(tx, { kind: logKeyKind, limit: 100 })))
    .map(({ leaf }) => leaf.fact as { readonly [name: string]: Json })
    .toReversed();
const checkpoint = async () => (await ports.tiles.checkpoint())!;
const opensWith = (note: string, { vkey }: NoteSigner) => openNote(note, [parseNoteKey(vkey)!]).ok;
const [days28, hour] = [28 * 24, 1];

/** The key as one that was replaced, with what became of it. */
function replaced(signer: NoteSigner, overlapDays = 28) {
  const fate = { retired: 0 };
  const old: NoteSigner = {
    ...signer,
    overlapDays,
    retire: async () => {
      fate.retired += 1;
      signers = signers.filter((one) => one !== old) as [NoteSigner];
    },
  };
  return { old, fate };
}

describe('an SM2 key beside the Ed25519 one', () => {
  it('signs every checkpoint; who knows only one of the two accepts it by that', async () => {
    const [entry] = await append();
    await drain();
    const note = await checkpoint();
    for (const signer of ports.signers) expect(opensWith(note, signer)).toBe(true);
    const known = ports.signers.map(({ vkey }) => parseNoteKey(vkey)!);
    expect(openNote(note, known)).toMatchObject({ ok: true, verified: known, unverified: [] });
    expect(await audit()).toMatchObject({ faults: [], size: 1 });

    const file = await receiptOf(entry!.id);
    expect(file.log.keys).toEqual(ports.signers.map(({ vkey }) => vkey));
    for (const { vkey } of ports.signers) {
      const verification = verifyReceipt(canonicalBytes(file as unknown as Json), { trustedKeys: [vkey] });
      expect(verification).toMatchObject({ valid: true, trusted: true });
      const said = verification.checks.find(({ name }) => name === 'signature')?.message.en;
      expect(said).toBe(`Signatures hold: ${origin} (Ed25519), ${origin} (SM2).`);
    }
  });

  it('whose signature was damaged is found by the audit and by a receipt', async () => {
    const [entry] = await append();
    await drain();
    const note = await checkpoint();
    const damaged = note.replace(
      /(.)(.{4})\n$/u,
      (_, letter, rest) => `${letter === 'A' ? 'B' : 'A'}${rest}\n`,
    );
    await db.pool.query('UPDATE evidence.log SET checkpoint = $1', [damaged]);
    const fault = `the checkpoint’s signature by ${ports.signers[1]!.vkey} does not hold`;
    expect((await audit()).faults).toEqual([fault]);
    expect(verifyReceipt(await receiptOf(entry!.id)).valid).toBe(false);
  });

  it('that comes to a log later is told of by a fact, once', async () => {
    const sm2 = ports.signers[1]!;
    signers = [ports.signers[0]];
    await append(3);
    await drain();
    expect(opensWith(await checkpoint(), sm2)).toBe(false);
    signers = [ports.signers[0], sm2];
    await drain();
    await drain();
    expect(opensWith(await checkpoint(), sm2)).toBe(true);
    const begins = { event: 'begins', algorithm: 'SM2', key: sm2.vkey, previous: null };
    expect(await told()).toEqual([{ ...begins, overlapUntil: null, fromSize: 3 }]);
    expect(await audit()).toMatchObject({ faults: [], size: 4 });
  });
});

describe('a log that begins', () => {
  it('tells nothing of its first keys', async () => {
    await drain();
    expect(await told()).toEqual([]);
    expect((await keys()).map(({ fromSize, untilSize }) => [fromSize, untilSize])).toEqual([
      [0, null],
      [0, null],
    ]);
  });
});

describe.each(['Ed25519', 'SM2'])('a handover of the %s key', (algorithm) => {
  /** Puts a new key in the place of the old one, which signs on beside it. */
  function handOver(overlapDays = 28) {
    const [ed25519, sm2] = ports.signers as readonly [NoteSigner, NoteSigner];
    const signer = algorithm === 'SM2' ? memorySm2Signer(origin) : memorySigner(origin);
    const { old, fate } = replaced(algorithm === 'SM2' ? sm2 : ed25519, overlapDays);
    signers = algorithm === 'SM2' ? [ed25519, signer, old] : [signer, old, sm2];
    return { signer, old, fate };
  }

  it('is told by the log in the first tree both keys sign, and again when the old key ends', async () => {
    const [first] = await append();
    await drain();
    const { signer, old, fate } = handOver();
    await drain();
    const until = db.clock.now().add({ hours: days28 }).toString();
    const begins = { event: 'begins', algorithm, key: signer.vkey, previous: old.vkey };
    expect(await told()).toEqual([{ ...begins, overlapUntil: until, fromSize: 1 }]);
    for (const key of [signer, old]) expect(opensWith(await checkpoint(), key)).toBe(true);

    db.clock.advance({ hours: days28 - hour });
    await append();
    await drain();
    const overlapping = await checkpoint();
    for (const key of [signer, old]) expect(opensWith(overlapping, key)).toBe(true);
    const file = await receiptOf(first!.id);
    for (const { vkey } of [old, signer])
      expect(verifyReceipt(file, { trustedKeys: [vkey] })).toMatchObject({ valid: true, trusted: true });
    expect(fate.retired).toBe(0);

    db.clock.advance({ hours: hour });
    await drain();
    expect(fate.retired).toBe(1);
    expect((await told()).at(-1)).toEqual({ event: 'ends', algorithm, key: old.vkey, untilSize: 3 });
    expect([signer, old].map((key) => opensWith(overlapping, key))).toEqual([true, true]);
    const now = await checkpoint();
    expect([signer, old].map((key) => opensWith(now, key))).toEqual([true, false]);
    expect(await audit()).toMatchObject({ faults: [], size: 4 });
    const lives = (await keys()).filter((key) => key.algorithm === algorithm);
    expect(lives.map(({ vkey, fromSize, untilSize }) => [vkey, fromSize, untilSize])).toEqual([
      [old.vkey, 0, 3],
      [signer.vkey, 1, null],
    ]);
    expect(verifyReceipt(await receiptOf(first!.id), { trustedKeys: [old.vkey] }).valid).toBe(false);
  });

  it('without an overlap ends the old key at once', async () => {
    await append();
    await drain();
    const { signer, old, fate } = handOver(0);
    await drain();
    expect(await told()).toMatchObject([{ event: 'begins', previous: old.vkey, overlapUntil: null }]);
    const note = await checkpoint();
    expect([signer, old].map((key) => opensWith(note, key))).toEqual([true, false]);
    expect(fate.retired).toBe(1);
    expect(await audit()).toMatchObject({ faults: [], size: 2 });
  });

  it('is told once when an older database is restored in the middle of it', async () => {
    await append(2);
    await drain();
    const dump = await Promise.all(
      ['log', 'log_key'].map(async (table) => (await db.pool.query(`SELECT * FROM evidence.${table}`)).rows),
    );
    const { old, fate } = handOver();
    await drain();
    db.clock.advance({ hours: days28 });
    await drain();
    expect([fate.retired, (await told()).length]).toEqual([1, 2]);

    const restored = await testDatabase([evidence(ports)], db.clock);
    for (const row of dump[1]!)
      await restored.pool.query(
        'INSERT INTO evidence.log_key (vkey, first_size, since) VALUES ($1, $2, $3)',
        [row.vkey, row.first_size, row.since],
      );
    await db.close();
    db = restored;
    await append();
    await drain();
    expect((await told()).map(({ event }) => event)).toEqual(['begins', 'ends']);
    const lives = (await keys()).filter((key) => key.vkey === old.vkey);
    expect(lives).toMatchObject([{ untilSize: 3 }]);
    expect(await audit()).toMatchObject({ faults: [], size: 5 });
  });
});

describe('the Ed25519 key', () => {
  it('that is replaced signs promises too, as long as it signs', async () => {
    await drain();
    const { old } = replaced(ports.signers[0]);
    const signer = memorySigner(origin);
    signers = [signer, old, ports.signers[1]!];
    const entries = await append();
    const [promise] = await signPromises(ports, entries, db.clock.now());
    expect(promise!.log.keys).toEqual([signer.vkey, old.vkey]);
    for (const { vkey } of [signer, old])
      expect(verifyPromise(promise!, { trustedKeys: [vkey] })).toMatchObject({ valid: true, trusted: true });
  });

  it('that was replaced and ended signs nothing any more', async () => {
    await append();
    await drain();
    const [first, sm2] = ports.signers as readonly [NoteSigner, NoteSigner];
    signers = [memorySigner(origin), sm2];
    await drain();
    const before = await checkpoint();
    signers = [first, sm2];
    await append();
    await expect(createSequencer(db.database, ports).step()).rejects.toMatchObject({ reason: 'unknown-key' });
    expect(await checkpoint()).toBe(before);
  });
});

describe.each<CrashPoint>(['before', 'after'])('a crash %s each port call of a handover', (point) => {
  it('leaves one beginning and one end of each key, and a log that holds', async () => {
    const own = ports.signers[0];
    await append(5);
    await drain();
    let [at, crashed] = [0, true];
    let current = own;
    while (crashed) {
      at += 1;
      const { old, fate } = replaced(current, 1);
      current = memorySigner(origin);
      signers = [current, old, ports.signers.at(-1)!];
      crashed = false;
      for (const due of [false, true]) {
        if (due) db.clock.advance({ hours: 24 });
        await append(2);
        const dying = failing(db.database, ports, at, point);
        await createSequencer(dying.database, dying.ports)
          .drain()
          .catch(() => {});
        crashed ||= dying.crashed();
        await drain();
        expect(await audit()).toMatchObject({ faults: [], waiting: 0 });
        expect(opensWith(await checkpoint(), old)).toBe(!due);
      }
      expect(fate.retired).toBeGreaterThan(0);
      const facts = (await told()).filter(({ key }) => key === old.vkey || key === current.vkey);
      expect(facts.filter(({ event, key }) => event === 'begins' && key === current.vkey)).toHaveLength(1);
      expect(facts.filter(({ event, key }) => event === 'ends' && key === old.vkey)).toHaveLength(1);
    }
    expect(at).toBeGreaterThan(10);
  });
});
