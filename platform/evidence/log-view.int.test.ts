import { afterAll, beforeAll, expect, it } from 'vitest';
import { memorySigner } from '#adapters/crypto';
import { memoryTileStore } from '#adapters/tiles';
import { type TestDatabase, testDatabase } from '#testkit';
import {
  fromHex,
  hashLength,
  hashOfLeaf,
  openNote,
  parseCheckpoint,
  parseNoteKey,
  verifyConsistency,
  verifyInclusion,
} from '#verifier';
import { appendPublicFact, createSequencer, evidence, type LogView, logView } from './index.ts';

const origin = 'test.example/log';
const signer = memorySigner(origin);
const ports = { origin, tiles: memoryTileStore(), signers: [signer] as const };
let db: TestDatabase;

beforeAll(async () => {
  db = await testDatabase([evidence(ports)]);
});
afterAll(() => db.close());

const enter = (count: number) =>
  db.database.transaction(async (tx) => {
    const ids: string[] = [];
    for (let at = 0; at < count; at++)
      ids.push((await appendPublicFact(tx, { kind: 'test.fact', subject: 'thing', fact: { at } })).id);
    return ids;
  });
const look = <Answer>(body: (view: LogView | null) => Promise<Answer>, under = ports) =>
  db.database.transaction(async (tx) => body(await logView(tx, under)), { mode: 'snapshot' });
const headOf = ({ checkpoint }: LogView) => {
  const opened = openNote(checkpoint, [parseNoteKey(signer.vkey)!]);
  return parseCheckpoint(opened.ok ? opened.text : '')!;
};
const bytes = (proof: readonly string[]) => proof.map((hash) => fromHex(hash, hashLength)!);

it('proves what stands under the checkpoint and nothing that waits, all to one head, and that the head continues earlier ones', async () => {
  expect(await look(async (view) => view)).toBeNull();
  const first = await enter(300);
  await createSequencer(db.database, ports).drain();
  const earlier = await look(async (view) => headOf(view!));
  const second = await enter(7);
  await createSequencer(db.database, ports).drain();
  const waiting = await enter(1);
  await look(async (view) => {
    const { size, root } = headOf(view!);
    expect([size, view!.size]).toEqual([307, 307]);
    const asked = [...second, ...first, ...waiting, 'ent_unknown'];
    const proven = await view!.prove(asked);
    expect(proven.map(({ index }) => index)).toEqual(Array.from({ length: 307 }, (_, at) => at));
    for (const { leaf, index, proof } of proven)
      expect(verifyInclusion({ index, size, root, leaf: hashOfLeaf(leaf), proof: bytes(proof) })).toBe(true);
    const proof = bytes(await view!.continues(earlier.size));
    const claim = { oldSize: earlier.size, oldRoot: earlier.root, newSize: size, newRoot: root, proof };
    expect(verifyConsistency(claim)).toBe(true);
  });
});

it('signs with the log’s own key, and not with one that has signed no checkpoint yet', async () => {
  const note = await look((view) => view!.sign('a text\nof lines\n'));
  expect(openNote(note ?? '', [parseNoteKey(signer.vkey)!])).toMatchObject({ ok: true });
  const replaced = { ...ports, signers: [memorySigner(origin)] as const };
  expect(await look((view) => view!.sign('a text\nof lines\n'), replaced)).toBeNull();
});
