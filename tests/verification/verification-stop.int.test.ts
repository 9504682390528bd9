import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectOk, text } from '#foundation';
import { addReason } from '#platform/lineage';
import { stopSubject } from '#platform/query';
import { type Calling, client, prepareCalling, words, zhang } from './calling.ts';
import { people, residentsAgreement } from './ground.ts';
import { residents } from './town.ts';

let calling: Calling;
let call: Calling['call'];
let count: Calling['count'];
let ground: Calling['ground'];
let agreementId: string;
let _productId: string;

beforeAll(async () => {
  calling = await prepareCalling();
  ({ call, count, ground, agreementId } = calling);
});
afterAll(() => ground?.close());

describe('R29: after a stop the very next call is refused, although the snapshot is open', () => {
  const suspend = (id: string) =>
    ground.db.database.transaction((tx) =>
      addReason(
        tx,
        { kind: 'agreement', id },
        { code: 'suspension', text: text('发现泄露', 'A leak was found'), by: 'test' },
      ),
    );

  const clientId = client.kind === 'client' ? client.clientId : '';
  const usable = (may: boolean) =>
    ground.db.pool.query('UPDATE identity.machine_client SET state = $2 WHERE id = $1', [
      clientId,
      may ? 'approved' : 'disabled',
    ]);

  it('of the agreement, and between look-up and release', async () => {
    const id = await ground.agree(residentsAgreement());
    const offered = await ground.offer(id);
    const own = { productId: offered.productId };
    expect(await words(call(zhang, { name: '张三' }, own))).toBe('yes');
    const holding = await ground.db.pool.connect();
    await holding.query('BEGIN');
    // The release waits for this row; the suspension commits while it waits.
    await holding.query(`SELECT 1 FROM lineage.standing WHERE kind = 'agreement' AND id = $1 FOR UPDATE`, [
      id,
    ]);
    const entries = await count('evidence.entry');
    const looking = calling.nextLookUp();
    const waiting = words(call(zhang, { name: '张三' }, own));
    await looking;
    await holding.query(
      `INSERT INTO lineage.reason (id, kind, thing_id, code, effect, text_zh, text_en, since, by)
       VALUES ('rsn_x', 'agreement', $1, 'suspension', 'frozen', '暂停', 'Suspended', now(), 'test')`,
      [id],
    );
    await holding.query(
      `UPDATE lineage.standing SET status = 'frozen', version = version + 1 WHERE kind = 'agreement' AND id = $1`,
      [id],
    );
    await holding.query('COMMIT');
    holding.release();
    expect(await waiting).toBe('lineage/frozen');
    expect(await words(call(zhang, { name: '张三' }, own))).toBe('lineage/frozen');
    expect(await count('evidence.entry')).toBe(entries);
  });

  it('of the agreement, and an earlier call still shows its receipt', async () => {
    const id = await ground.agree(residentsAgreement());
    const own = { productId: (await ground.offer(id)).productId };
    const earlier = expectOk(await call(zhang, { name: '张三' }, own, 'before the stop'));
    await suspend(id);
    expect(await words(call(zhang, { name: '张三' }, own))).toBe('lineage/frozen');
    expect(await call(zhang, { name: '张三' }, own, 'before the stop')).toMatchObject({
      ok: true,
      value: { receiptId: earlier.receiptId, answers: null },
    });
  });

  it('of one subject, and nobody else', async () => {
    const subject = {
      agreementId,
      resourceId: 'res_residents',
      identifiedBy: [{ itemId: 'resident_number', type: 'text' as const, value: residents[3]![1] }],
    };
    expect(await words(call(residents[3]![1], { name: '赵六' }))).toBe('yes');
    await ground.db.database.transaction(async (tx) =>
      expectOk(
        await stopSubject(tx, ground.ports.keys, subject, {
          code: 'consent-withdrawn',
          text: text('同意已撤回', 'The consent was withdrawn'),
          by: 'test',
        }),
      ),
    );
    const group = await Promise.all([
      words(call(residents[3]![1], { name: '赵六' })),
      words(call(zhang, { name: '张三' })),
    ]);
    expect(group).toEqual(['lineage/frozen', 'yes']);
  });

  it('of the product: taken off the list', async () => {
    const own = { productId: (await ground.offer(agreementId)).productId };
    expect(await words(call(zhang, { name: '张三' }, own))).toBe('yes');
    expect(
      await ground.act(people.operator, 'products.delist-product', { ...own, reason: '停止服务' }),
    ).toMatchObject({ ok: true, value: { state: 'delisted', ordersEnded: 1 } });
    expect(await words(call(zhang, { name: '张三' }, own))).toBe('request/not-found');
    expect(
      await ground.act(people.operator, 'products.delist-product', { ...own, reason: '停止服务' }),
    ).toMatchObject({ ok: false });
  });

  it('of the order: ended by itself', async () => {
    const own = await ground.offer(agreementId);
    const asked = { productId: own.productId };
    expect(await words(call(zhang, { name: '张三' }, asked))).toBe('yes');
    await ground.db.pool.query(`UPDATE products.product_order SET state = 'ended' WHERE id = $1`, [
      own.orderId,
    ]);
    expect(await words(call(zhang, { name: '张三' }, asked))).toBe('request/not-found');
  });

  it('of the machine client, whatever its token says, and nobody else', async () => {
    const own = { productId: (await ground.offer(agreementId)).productId };
    const both = () =>
      Promise.all([
        words(call(zhang, { name: '张三' }, own)),
        words(call(zhang, { name: '张三' }, own, '', people.buyer)),
      ]);
    expect(await both()).toEqual(['yes', 'yes']);
    await usable(false);
    expect(await both()).toEqual(['identity/client-not-usable', 'yes']);
    await usable(true);
    expect(await both()).toEqual(['yes', 'yes']);
  });

  it('of the machine client, between look-up and release', async () => {
    const own = { productId: (await ground.offer(agreementId)).productId };
    expect(await words(call(zhang, { name: '张三' }, own))).toBe('yes');
    const holding = await ground.db.pool.connect();
    await holding.query('BEGIN');
    await holding.query('SELECT 1 FROM identity.machine_client WHERE id = $1 FOR UPDATE', [clientId]);
    const entries = await count('evidence.entry');
    const looking = calling.nextLookUp();
    const waiting = words(call(zhang, { name: '张三' }, own));
    await looking;
    await holding.query(`UPDATE identity.machine_client SET state = 'disabled' WHERE id = $1`, [clientId]);
    await holding.query('COMMIT');
    holding.release();
    expect(await waiting).toBe('identity/client-not-usable');
    expect(await count('evidence.entry')).toBe(entries);
    await usable(true);
  });

  it('when the term is over', async () => {
    const id = await ground.agree(
      residentsAgreement((document) => {
        document.parts.term.until = '2026-01-07';
      }),
    );
    const own = { productId: (await ground.offer(id)).productId };
    expect(await words(call(zhang, { name: '张三' }, own))).toBe('yes');
    ground.db.clock.set('2026-01-07T00:00:00+08:00');
    const late = await call(zhang, { name: '张三' }, own);
    ground.db.clock.set('2026-01-05T09:00:00+08:00');
    expect(late).toMatchObject({
      ok: false,
      problem: { code: 'query/nothing-granted', clause: { article: '14-2' } },
    });
  });

  it('when the key is destroyed: the snapshot is unreadable', async () => {
    const id = await ground.agree(residentsAgreement());
    const own = { productId: (await ground.offer(id)).productId };
    expect(await words(call(zhang, { name: '张三' }, own))).toBe('yes');
    await ground.ports.keys.destroy(id);
    await expect(call(zhang, { name: '张三' }, own)).rejects.toThrow();
  });
});
