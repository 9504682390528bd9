import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OtherMachine, otherMachine } from '../../testkit/packed-verifier.ts';
import type { Visitor } from './at-the-portal.ts';
import { type DemoAtWork, openDemo } from './demo-at-work.ts';

// An auditor takes the evidence of an agreement away and checks it on a machine without the hub. Set GONGSHU_PICTURES to a folder to look at the pages.

let demo: DemoAtWork;
let machine: OtherMachine;
let key: string;
let auditor: Visitor;
let bundle: Buffer;
const number = /授协〔2026〕1号/;

beforeAll(async () => {
  demo = await openDemo();
  machine = otherMachine();
  key = ((await (await demo.program.get('/api/v1/log')).json()) as { vkeys: [string] }).vkeys[0];
});
afterAll(async () => {
  machine?.remove();
  await demo?.close();
});

describe('in the hub', () => {
  it('the auditor finds the agreement and takes its evidence', async () => {
    auditor = await demo.office.as('auditor');
    await auditor.rail('授权协议');
    await auditor.follow(number);
    await auditor.heading(number);
    await auditor.follow('取得证据包');
    await auditor.heading(/^证据包 授协/);
    bundle = await auditor.download('下载证据包');
    await auditor.page.getByText(/^已下载/).waitFor();
    await auditor.picture('evidence-bundle');
    const { runs } = JSON.parse(bundle.toString()) as { runs: unknown[] };
    expect(runs.length).toBeGreaterThan(0);
  });

  it('somebody who is no party is not shown the way, and gets nothing by the address', async () => {
    const buyer = await demo.office.as('buyer');
    const id = new URL(auditor.page.url()).pathname.split('/').at(-2);
    await buyer.page.goto(`${demo.program.address}/agreements/${id}/evidence`);
    await buyer.page.getByRole('alert').first().waitFor();
    expect(await buyer.page.getByRole('button', { name: '下载证据包' }).count()).toBe(0);
  });
});

describe('on a machine without the hub', () => {
  it('the packed verifier says that it holds, and that the log was not rewritten since', async () => {
    const good = machine.write('evidence.json', bundle);
    const { checkpoint } = JSON.parse(bundle.toString()) as { checkpoint: string };
    const since = machine.write('checkpoint.txt', checkpoint);
    for (const node of machine.nodes) {
      const { code, said } = await machine.verify([good, '--key', key, '--since', since], node);
      expect([code, said]).toEqual([0, expect.stringContaining('✓ It holds')]);
      expect(said).toMatch(/Calls: [1-9]/);
    }
  });

  it('one changed byte of a copy is named, wherever it is', async () => {
    const text = bundle.toString();
    const purpose = text.indexOf('"purpose":{"salt":"') + '"purpose":{"salt":"'.length;
    const digest = text.lastIndexOf('"digest":"', text.indexOf('"kind":"authorisation.in-force"')) + 10;
    for (const [at, named] of [
      [purpose, /✗ fields: .*“purpose”/],
      [digest, /✗ documents: /],
      [text.lastIndexOf('"waiting":') + '"waiting":'.length, /✗ seal: /],
    ] as const) {
      const changed = Buffer.from(text);
      const place = Buffer.byteLength(text.slice(0, at));
      changed[place] = changed[place] === 0x31 ? 0x32 : 0x31;
      const { code, said } = await machine.verify([machine.write('changed.json', changed), '--key', key]);
      expect([code, said]).toEqual([1, expect.stringMatching(named)]);
      expect(said).toContain('✗ It does not hold');
    }
  });
});

describe('with the hub’s own command', () => {
  it('the verdict is the same', async () => {
    const gongshu = (path: string) =>
      promisify(execFile)(
        process.execPath,
        [
          'programs/cli/gongshu.mjs',
          'verify',
          path,
          '--key',
          key,
          '--since',
          `${machine.folder}/checkpoint.txt`,
        ],
        {
          cwd: fileURLToPath(new URL('../../', import.meta.url)),
          env: { ...process.env, LANG: 'en', LC_ALL: '' },
        },
      ).then(
        ({ stdout }) => [0, stdout],
        (error: { code: number; stdout: string }) => [error.code, error.stdout],
      );
    expect(await gongshu(`${machine.folder}/evidence.json`)).toEqual([
      0,
      expect.stringContaining('✓ It holds'),
    ]);
    expect(await gongshu(`${machine.folder}/changed.json`)).toEqual([1, expect.stringContaining('✗ seal: ')]);
  });
});

describe('in anybody’s browser', () => {
  it('the checker takes the bundle, too, and names what was changed', async () => {
    const reader = await demo.office.visitor();
    await reader.open('/receipts');
    await reader.drop('凭证核验', 'evidence.json', bundle.toString());
    await reader.page.getByText('证据包成立').waitFor();
    await reader.picture('evidence-checked');
    const text = bundle.toString();
    const at = text.indexOf('"purpose":{"salt":"') + '"purpose":{"salt":"'.length;
    const changed = `${text.slice(0, at)}${text[at] === '1' ? '2' : '1'}${text.slice(at + 1)}`;
    await reader.drop('凭证核验', 'changed.json', changed);
    await reader.page.getByText('证据包不成立').waitFor();
    await reader.page.getByText('字段“purpose”与承诺值不符').first().waitFor();
    await reader.picture('evidence-changed');
  });
});
