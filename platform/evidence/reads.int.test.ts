import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memorySigner } from '#adapters/crypto';
import { memoryTileStore } from '#adapters/tiles';
import { type AnyRead, type FileAnswer, publicActor, type Result } from '#foundation';
import { type TestDatabase, testDatabase } from '#testkit';
import {
  inclusionProof,
  leafHash,
  openNote,
  parseBundle,
  parseCheckpoint,
  parseNoteKey,
  tileHashReader,
  tilePath,
  treeRoot,
  verifyInclusion,
  verifyPromise,
  verifyReceipt,
} from '#verifier';
import { appendEntries, appendPublicFact, createSequencer, evidence, type LogPorts } from './index.ts';

const origin = 'test.example/log';
const ports: LogPorts = { origin, tiles: memoryTileStore(), signers: [memorySigner(origin)] };
const module = evidence(ports);
const reads = new Map(module.reads!.map((read: AnyRead) => [read.path, read]));
let db: TestDatabase;
let first: string;

beforeAll(async () => {
  db = await testDatabase([module]);
});
afterAll(() => db.close());

// biome-ignore lint/suspicious/noExplicitAny: a read's answer is checked field by field below.
const get = async (path: string, input = {}): Promise<Result<any>> =>
  db.database.transaction((tx) => reads.get(path)!.run(publicActor, input, tx), { mode: 'snapshot' });
async function file(path: string, input = {}): Promise<FileAnswer> {
  const answer = await get(path, input);
  if (!answer.ok) throw new Error(answer.problem.code);
  return answer.value;
}
const bytesOf = ({ body }: FileAnswer): Buffer => Buffer.from(body as Buffer | string);

describe('reading the log over HTTP', () => {
  it('says that there is none before the first checkpoint', async () => {
    expect(await get('/log/checkpoint')).toMatchObject({
      ok: false,
      problem: { code: 'evidence/log-not-started' },
    });
    expect(await get('/api/v1/log')).toMatchObject({ ok: true, value: { size: 0, publishedAt: null } });
  });

  it('gives a client all it needs to verify everything by itself', async () => {
    const made = await db.database.transaction((tx) =>
      appendEntries(
        tx,
        Array.from({ length: 700 }, (_, at) => ({ kind: 'query.call', fields: { at } })),
      ),
    );
    first = made[0]!.id;
    await createSequencer(db.database, ports, { batchLimit: 123 }).drain();
    const { vkeys } = ((await get('/api/v1/log')) as { value: { vkeys: string[] } }).value;
    const note = await file('/log/checkpoint');
    expect(note.contentType).toBe('text/plain; charset=utf-8');
    const opened = openNote(
      bytesOf(note),
      vkeys.map((vkey) => parseNoteKey(vkey)!),
    );
    const checkpoint = parseCheckpoint(opened.ok ? opened.text : '')!;
    expect(checkpoint).toMatchObject({ origin, size: 700 });

    const read = tileHashReader(
      async (tile) =>
        bytesOf(await file('/log/tile/{rest*}', { rest: tilePath(tile).slice('tile/'.length) })),
      700,
    );
    expect(Buffer.from(await treeRoot(read, 700)).equals(checkpoint.root)).toBe(true);
    const bundle = parseBundle(bytesOf(await file('/log/tile/{rest*}', { rest: 'entries/002.p/188' })));
    const proof = await inclusionProof(read, 520, 700);
    const claim = { index: 520, size: 700, leaf: leafHash(bundle[8]!), root: checkpoint.root, proof };
    expect(verifyInclusion(claim)).toBe(true);
    const leaf = Buffer.from(bundle[8]!).toString('utf8');
    expect(leaf).toContain('query.call');
    expect(leaf).not.toContain('ent_');
  });

  it('cuts partial tiles that were dropped from the full ones', async () => {
    const whole = bytesOf(await file('/log/tile/{rest*}', { rest: '0/000' }));
    expect(bytesOf(await file('/log/tile/{rest*}', { rest: '0/000.p/123' }))).toEqual(
      whole.subarray(0, 123 * 32),
    );
    expect(parseBundle(bytesOf(await file('/log/tile/{rest*}', { rest: 'entries/000.p/123' })))).toHaveLength(
      123,
    );
  });

  it.each(['0/003', '0/002', '0/002.p/189', '2/000.p/1', '0/../../../checkpoint', '0/0', '%2e%2e/keys', ''])(
    'has no tile %j',
    async (rest) => {
      expect(await get('/log/tile/{rest*}', { rest })).toMatchObject({
        ok: false,
        problem: { code: 'evidence/no-such-tile' },
      });
    },
  );

  it('gives the receipt as the very bytes that verify', async () => {
    const answer = await file('/api/v1/receipts/{id}', { id: first });
    expect(answer).toMatchObject({
      contentType: 'application/json',
      cache: 'no-store',
      fileName: `${first}.receipt.json`,
    });
    const options = { trustedKeys: [ports.signers[0].vkey] };
    expect(verifyReceipt(bytesOf(answer), options)).toMatchObject({ valid: true, trusted: true });
    expect(await get('/api/v1/receipts/{id}', { id: 'ent_x' })).toMatchObject({
      problem: { code: 'evidence/no-such-entry' },
    });
  });

  it('gives a promise while the entry waits', async () => {
    const fact = await db.database.transaction((tx) =>
      appendPublicFact(tx, { kind: 'a.b', subject: 's', fact: 1 }),
    );
    const answer = await file('/api/v1/receipts/{id}', { id: fact.id });
    expect(answer.fileName).toBe(`${fact.id}.promise.json`);
    expect(verifyPromise(bytesOf(answer)).valid).toBe(true);
    await createSequencer(db.database, ports).drain();
  });

  it('lists public facts newest first, page by page, and no committed entry', async () => {
    await db.database.transaction(async (tx) => {
      for (let at = 0; at < 5; at++) {
        const kind = at % 2 ? 'authorisation.suspended' : 'authorisation.granted';
        await appendPublicFact(tx, { kind, subject: `agr_${at}`, fact: { at, 用途: '核验' } });
      }
    });
    const list = async (input: object) =>
      (
        (await get('/api/v1/public-facts', input)) as {
          value: { items: { subject: string; fact: unknown }[]; next: string | null; total: number };
        }
      ).value;
    expect((await list({ kind: 'authorisation.granted' })).items).toEqual([]);
    await createSequencer(db.database, ports).drain();
    const page = await list({ limit: 3 });
    expect(page.items.map(({ subject }) => subject)).toEqual(['agr_4', 'agr_3', 'agr_2']);
    expect(page.total).toBe(6);
    expect(page.items[0]?.fact).toEqual({ at: 4, 用途: '核验' });
    const rest = await list({ limit: 3, cursor: page.next });
    expect([rest.items.map(({ subject }) => subject), rest.next]).toEqual([['agr_1', 'agr_0', 's'], null]);
    expect((await list({ kind: 'authorisation.suspended' })).items).toHaveLength(2);
    expect((await list({ subject: 'agr_2' })).items).toHaveLength(1);
    expect((await list({ kind: 'authorisation.*' })).total).toBe(5);
    // A group is of one module: no letters of a name, and no pattern of SQL.
    for (const kind of ['auth.*', 'authorisation%.*', '%.*', '.*'])
      expect((await list({ kind })).total, kind).toBe(0);
  });

  it('lists public facts by the days on which they were entered, in Shanghai, half-open', async () => {
    const list = async (input: object) =>
      ((await get('/api/v1/public-facts', input)) as { value: { total: number; items: unknown[] } }).value;
    const day = '2026-01-05';
    const { total } = await list({ kind: 'authorisation.*' });
    expect(total).toBeGreaterThan(0);
    expect(await list({ kind: 'authorisation.*', from: day })).toMatchObject({ total });
    expect(await list({ kind: 'authorisation.*', from: day, until: '2026-01-06' })).toMatchObject({ total });
    expect(await list({ kind: 'authorisation.*', until: day })).toEqual({ items: [], next: null, total: 0 });
    expect(await list({ kind: 'authorisation.*', from: '2026-01-06' })).toMatchObject({ total: 0 });
  });

  it('answers what became of a receipt to who holds its id', async () => {
    expect(await get('/api/v1/receipts/{id}/standing', { id: first })).toMatchObject({
      value: { entry: first, index: 0, erased: null, recovered: false },
    });
    expect(await get('/api/v1/receipts/{id}/standing', { id: 'ent_x' })).toMatchObject({
      problem: { code: 'evidence/no-such-entry' },
    });
  });

  it('tells its size, age and keys', async () => {
    db.clock.advance({ seconds: 90 });
    expect(await get('/api/v1/log')).toMatchObject({
      value: { origin, size: 706, checkpointAgeSeconds: 90, vkeys: [ports.signers[0].vkey], formerVkeys: [] },
    });
  });
});
