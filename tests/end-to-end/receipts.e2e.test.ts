import { generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  canonicalJson,
  ed25519Type,
  formatCheckpoint,
  formatNote,
  formatNoteKey,
  formatSignature,
  hashOfLeaf,
  parseNoteKey,
  toUtf8,
} from '#verifier';
import type { Visitor } from './at-the-portal.ts';
import { type DemoAtWork, openDemo } from './demo-at-work.ts';
import { faultsOf } from './faults-of.ts';

// Receipts in the checker, by file and by keyboard, and an entry proved in the reader's own browser. Set GONGSHU_PICTURES to a folder to look
// at the pages.

let demo: DemoAtWork;
let citizen: Visitor;
/** The receipt of the newest authorisation, as anybody can fetch it. */
let receipt: string;

beforeAll(async () => {
  demo = await openDemo();
  citizen = await demo.office.visitor();
  const { items } = (await (
    await demo.program.get('/api/v1/public-facts?kind=authorisation.in-force')
  ).json()) as {
    items: { entry: string }[];
  };
  receipt = await (await demo.program.get(`/api/v1/receipts/${items[0]!.entry}`)).text();
});
afterAll(() => demo?.close());

const verdict = () => citizen.page.locator('.gs-verdict');
const chosen = async (name: string, content: string) => {
  await citizen.page.locator('input[type=file]').setInputFiles({
    name,
    mimeType: 'application/json',
    buffer: Buffer.from(content),
  });
  await citizen.page.getByText(name).waitFor();
};

/** A log of one entry that somebody else runs, with a receipt and a promise of it that are whole in themselves. */
function ofAnotherHub() {
  const origin = 'elsewhere.example/log';
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32));
  const vkey = formatNoteKey(origin, ed25519Type, raw);
  const leaf = { kind: 'test.happened', version: 1, commitments: { entry: 'a'.repeat(64) } } as const;
  const root = hashOfLeaf(leaf);
  const note = (text: string) =>
    formatNote(text, [
      formatSignature(origin, parseNoteKey(vkey)!.id, new Uint8Array(sign(null, toUtf8(text), privateKey))),
    ]);
  const common = { log: { origin, keys: [vkey] }, leaf, disclosed: {}, index: 0, proof: [] };
  const promised = `gongshu-promise/1\n${origin}\n1\n${Buffer.from(root).toString('base64')}\n2026-01-05T01:00:00Z\n2026-01-05T01:01:00Z\n`;
  return {
    receipt: canonicalJson({
      format: 'gongshu-receipt/1',
      ...common,
      checkpoint: note(formatCheckpoint({ origin, size: 1, root })),
    } as never),
    promise: canonicalJson({ format: 'gongshu-promise/1', ...common, promise: note(promised) } as never),
  };
}

describe('the receipt checker', () => {
  it('says of a good one what it proves, check by check', async () => {
    await citizen.open('/receipts');
    await chosen('good.json', receipt);
    await citizen.page.getByText('凭证真实、完整').waitFor();
    expect(await citizen.page.locator('.gs-checks li').count()).toBe(7);
    await citizen.picture('receipt-good');
  });

  it('names the part of which one byte was changed', async () => {
    await chosen(
      'changed.json',
      receipt.replace(/"index":(\d)/, (_, digit) => `"index":${(Number(digit) + 1) % 10 || 1}`),
    );
    await verdict().getByText('没有通过').waitFor();
    expect(await citizen.page.locator('.gs-checks li', { hasText: '没有通过' }).allTextContents()).toEqual([
      expect.stringContaining('在日志里'),
    ]);
  });

  it('says of a file that is no receipt that it is none', async () => {
    await chosen('letter.json', '{"dear":"reader"}');
    await citizen.page.locator('.gs-checks li', { hasText: '不是本程序认识的公枢收据' }).waitFor();
    await chosen('picture.json', '\u0000PNG not JSON at all');
    await citizen.page.locator('.gs-checks li', { hasText: '不是规范 JSON' }).waitFor();
    expect(await citizen.page.locator('.gs-checks li').count()).toBe(1);
    await citizen.picture('receipt-none');
  });

  it('says of another hub’s receipt that it is whole and not this node’s', async () => {
    const other = ofAnotherHub();
    await chosen('elsewhere.json', other.receipt);
    await verdict().getByText('不是本节点的日志').waitFor();
    await citizen.page.getByText('没有出示任何字段').waitFor();
    expect(await verdict().getAttribute('class')).toContain('gs-verdict-waiting');
    await citizen.picture('receipt-elsewhere');
    await chosen('promise.json', other.promise);
    await verdict().getByText('承诺本身完整，但不是本节点的日志签发的').waitFor();
  });

  it('finds no fault in the page with axe, on a phone, too', async () => {
    expect(await faultsOf(citizen.page)).toEqual({ overflow: 0, violations: [] });
    const phone = await demo.office.visitor(390);
    await phone.open('/receipts');
    await phone.page.locator('input[type=file]').setInputFiles({
      name: 'good.json',
      mimeType: 'application/json',
      buffer: Buffer.from(receipt),
    });
    await phone.page.getByText('凭证真实、完整').waitFor();
    expect(await faultsOf(phone.page)).toEqual({ overflow: 0, violations: [] });
    await phone.picture('receipt-phone');
  });
});

describe('an entry', () => {
  it('is proved in the reader’s browser, and not when a tile on the way was changed', async () => {
    const reader = await demo.office.visitor();
    await reader.open('/evidence/0');
    await reader.page.getByText('已在您的浏览器里核验').waitFor();
    await reader.picture('entry-proved');
    const deceived = await demo.office.visitor();
    await deceived.page.route('**/log/tile/entries/**', async (route) => {
      const body = Buffer.from(await (await route.fetch()).body());
      body[40]! ^= 1;
      await route.fulfill({ body, contentType: 'application/octet-stream' });
    });
    await deceived.open('/evidence/0');
    await deceived.page.getByText('核验没有通过').waitFor();
    expect(await deceived.page.getByText('已在您的浏览器里核验').count()).toBe(0);
    await deceived.picture('entry-deceived');
  });
});
