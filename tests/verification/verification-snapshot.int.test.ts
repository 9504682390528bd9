import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '#foundation';
import { type Answered, type Calling, client, prepareCalling, words, zhang } from './calling.ts';
import { purpose, residentsAgreement } from './ground.ts';
import { residents } from './town.ts';

let calling: Calling;
let call: Calling['call'];
let ground: Calling['ground'];
let _agreementId: string;
let _productId: string;

beforeAll(async () => {
  calling = await prepareCalling();
  ({ call, ground } = calling);
});
afterAll(() => ground?.close());

describe('the snapshot', () => {
  const snapshots = async (id: string) =>
    (
      await ground.db.pool.query(
        'SELECT id, content_digest, destroyed_at, subjects::int, slots FROM query.snapshot WHERE agreement_id = $1 ORDER BY destroyed_at IS NULL',
        [id],
      )
    ).rows;

  it('does not change with a cell that is not granted, and changes with one that is', async () => {
    const id = await ground.agree(residentsAgreement());
    const own = { productId: (await ground.offer(id)).productId };
    const digestWith = async (rows: typeof residents) => {
      await ground.serve(rows);
      expect(await words(call(zhang, { name: '张三' }, own))).toBe('yes');
      return (await snapshots(id)).find(({ destroyed_at }) => destroyed_at === null)?.content_digest;
    };
    const base = await digestWith(residents);
    const otherDay = residents.map(([a, b, c, d, e]): (typeof residents)[number] => [
      a,
      b,
      c,
      d?.replace(/-\d\d$/, '-28') ?? null,
      e,
      '是',
    ]);
    expect(await digestWith([...otherDay].reverse())).toBe(base);
    const otherName = residents.map(([a, b, c, ...rest]): (typeof residents)[number] => [
      a,
      b,
      c === '李四' ? '李思' : c,
      ...rest,
    ]);
    expect(await digestWith(otherName)).not.toBe(base);
    await ground.serve(residents);
  });

  it('is compiled anew when a revision enters service, and the old one goes', async () => {
    const id = await ground.agree(residentsAgreement());
    const own = { productId: (await ground.offer(id)).productId };
    expect(await words(call(zhang, { name: '张三' }, own))).toBe('yes');
    await ground.serve(residents.map(([a, b, c, ...rest]) => [a, b, c === '张三' ? '张山' : c, ...rest]));
    expect(await words(call(zhang, { name: '张三' }, own))).toBe('no');
    expect(await words(call(zhang, { name: '张山' }, own))).toBe('yes');
    const rows = await snapshots(id);
    expect(rows.map(({ destroyed_at }) => destroyed_at === null)).toEqual([false, true]);
    const folders = await readdir(join(ground.folder, 'snapshots'));
    expect(folders).not.toContain(rows[0].id);
    expect(folders).toContain(rows[1].id);
    await ground.serve(residents);
  });

  it('holds only the rows the agreement grants', async () => {
    const id = await ground.agree(
      residentsAgreement(() => {}, {
        rows: { op: 'compare', item: 'name', comparison: '<>', value: '李四' },
      }),
    );
    const own = { productId: (await ground.offer(id)).productId };
    expect(await words(call(residents[1]![1], { name: '李四' }, own))).toBe('no');
    expect(await snapshots(id)).toMatchObject([{ subjects: 3 }]);
  });

  it('of a subject with several rows answers by one of them', async () => {
    const two = residents[0]!;
    await ground.serve([...residents, [two[0], two[1], '张三丰', two[3], '88.00', '否']]);
    const own = { productId: (await ground.offer(await ground.agree(residentsAgreement()))).productId };
    expect(await words(call(zhang, { name: '张三丰', allowance: '88' }, own))).toBe('yes yes');
    expect(await words(call(zhang, { name: '张三', allowance: '500' }, own))).toBe('yes yes');
    // Yes to each from another row would be a person who does not exist.
    expect((await words(call(zhang, { name: '张三', allowance: '88' }, own))).split(' ').sort()).toEqual([
      'no',
      'yes',
    ]);
    await ground.serve(residents);
  });

  it('is refused for identifying items that do not identify', async () => {
    await ground.serve(
      Array.from({ length: 65 }, (_, index) => [`P${index}`, zhang, `名${index}`, null, null, null] as const),
    );
    const own = { productId: (await ground.offer(await ground.agree(residentsAgreement()))).productId };
    expect(await words(call(zhang, { name: '张三' }, own))).toBe('query/too-many-rows-per-subject');
    await ground.serve(residents);
  });

  it('that was damaged on disk is compiled anew', async () => {
    const id = await ground.agree(residentsAgreement());
    const own = { productId: (await ground.offer(id)).productId };
    expect(await words(call(zhang, { name: '张三' }, own))).toBe('yes');
    const [{ id: snapshot }] = await snapshots(id);
    await ground.ports.snapshots.remove(snapshot);
    const again = await prepareAgain();
    expect(await again(own)).toBe('yes');
    expect(await snapshots(id)).toHaveLength(2);
  });
});

/** The same act in a program started anew: nothing is prepared. */
async function prepareAgain() {
  const { allModules } = await import('../../programs/server/modules.ts');
  const modules = await allModules({ query: ground.ports });
  const act = modules
    .flatMap(({ acts = [] }) => acts)
    .find(({ name }) => name === 'products.call-verification')!;
  return async (own: { readonly productId: string }) =>
    words(
      ground.perform(
        client,
        act,
        {
          purpose,
          subject: { resident_number: zhang },
          compared: { name: '张三' },
          consent: await calling.consentOf({ resident_number: zhang }, own.productId),
          ...own,
        },
        { requestId: 'req_again' },
      ) as Promise<Result<Answered>>,
    );
}
