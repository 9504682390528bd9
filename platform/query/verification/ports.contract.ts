import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SnapshotRecord, VerificationSnapshots } from '../ports.ts';

const unreadable = { name: 'SnapshotUnreadable' };
const keyOf = (text: string): Buffer => createHash('sha256').update(text).digest();
const record = (text: string): Buffer => Buffer.alloc(24, text);

async function* some(count: number): AsyncGenerator<SnapshotRecord> {
  for (let index = 0; index < count; index++)
    yield { key: keyOf(`subject ${index}`), record: record(`r${index};`) };
}

/** What every store of verification snapshots must do. `prepare` gives an empty one. */
export function verificationSnapshotsContract(
  name: string,
  prepare: () => Promise<{ readonly snapshots: VerificationSnapshots; close(): Promise<void> }>,
): void {
  describe(`verification snapshots: ${name}`, () => {
    let ground: Awaited<ReturnType<typeof prepare>>;
    const key = randomBytes(32);
    const decoy = record('decoy');
    const build = (id: string, records: AsyncIterable<SnapshotRecord> = some(5_000)) =>
      ground.snapshots.build({ id, key, decoy, records });
    beforeAll(async () => {
      ground = await prepare();
    });
    afterAll(() => ground?.close());

    it('gives the record of each key and the decoy for any other', async () => {
      expect(await build('snp_1')).toMatchObject({ subjects: 5_000 });
      const open = await ground.snapshots.open('snp_1', key);
      for (const index of [0, 1, 2_500, 4_999])
        expect(Buffer.from(open.lookUp(keyOf(`subject ${index}`)))).toEqual(record(`r${index};`));
      expect(Buffer.from(open.lookUp(keyOf('nobody')))).toEqual(decoy);
      await open.close();
    });

    it('tells all records in the order of their keys, without the decoy', async () => {
      const open = await ground.snapshots.open('snp_1', key);
      const keys: Buffer[] = [];
      for await (const one of open.records()) keys.push(Buffer.from(one.key));
      expect(keys).toHaveLength(5_000);
      expect(keys).toEqual([...keys].sort(Buffer.compare));
      await open.close();
    });

    it('holds no records at all', async () => {
      expect(await build('snp_empty', some(0))).toMatchObject({ subjects: 0 });
      const open = await ground.snapshots.open('snp_empty', key);
      expect(Buffer.from(open.lookUp(keyOf('subject 0')))).toEqual(decoy);
      await open.close();
    });

    it('does not open with another key, and not as another snapshot', async () => {
      await expect(ground.snapshots.open('snp_1', randomBytes(32))).rejects.toMatchObject(unreadable);
      await expect(ground.snapshots.open('snp_none', key)).rejects.toMatchObject(unreadable);
    });

    it('leaves nothing of a build whose source fails, and takes the id again', async () => {
      const failing = async function* () {
        yield* some(3_000);
        throw new Error('the source broke');
      };
      await expect(build('snp_2', failing())).rejects.toThrow('the source broke');
      expect(await ground.snapshots.exists('snp_2')).toBe(false);
      await build('snp_2');
      expect(await ground.snapshots.exists('snp_2')).toBe(true);
      await expect(build('snp_2')).rejects.toThrow();
    });

    it('refuses a key that comes twice, records of two lengths, and the decoy’s own key', async () => {
      const twice = async function* () {
        yield* some(2);
        yield* some(1);
      };
      const uneven = async function* () {
        yield { key: keyOf('a'), record: Buffer.alloc(3) };
      };
      const decoys = async function* () {
        yield { key: Buffer.alloc(32), record: record('x') };
      };
      for (const [id, records] of [
        ['snp_3', twice()],
        ['snp_4', uneven()],
        ['snp_5', decoys()],
      ] as const) {
        await expect(build(id, records)).rejects.toThrow();
        expect(await ground.snapshots.exists(id)).toBe(false);
      }
    });

    it('takes no path for an id', async () => {
      for (const id of ['../snp', 'a/b', '', '.', 'snp_1.building'])
        await expect(async () => ground.snapshots.open(id, key)).rejects.toThrow();
    });

    it('removes one, more than once, and what is open of it goes on until it closes', async () => {
      await build('snp_6');
      const open = await ground.snapshots.open('snp_6', key);
      await ground.snapshots.remove('snp_6');
      await ground.snapshots.remove('snp_6');
      expect(await ground.snapshots.exists('snp_6')).toBe(false);
      expect(Buffer.from(open.lookUp(keyOf('subject 7')))).toEqual(record('r7;'));
      await open.close();
    });

    it('sweeps away all but what is to be kept', async () => {
      await ground.snapshots.sweep(new Set(['snp_1']));
      expect(await ground.snapshots.exists('snp_1')).toBe(true);
      expect(await ground.snapshots.exists('snp_2')).toBe(false);
    });
  });
}
