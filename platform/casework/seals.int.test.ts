import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { formWriter, listReader, sheetWriter } from '#adapters/files';
import { type Actor, type AnyRead, type Module, text, type Uploads } from '#foundation';
import { identity } from '#platform/identity';
import { type TestDatabase, testDatabase } from '#testkit';
import { registryWith, uploads } from './cases/desk.ts';
import { holder, settleTown, town } from './cases/town.ts';
import { casework, defineDocumentTemplate, issueDocument } from './index.ts';
import type { FormalDocument, Seal, SealCertificate } from './ports.ts';
import { createSealKeeper, type SealKeeperOptions } from './seal-keeper.ts';
import { faultWords, otherFile, troubleWords } from './seal-words.ts';

let db: TestDatabase;
let module: Module;
/** What a test has the sealer do; by default it puts its mark behind the paper. */
let seal: Partial<Seal>;
let printed: FormalDocument[];
const files = new Map<string, Buffer>();
const troubles: unknown[] = [];

const certificate: SealCertificate = {
  subject: 'CN=登记中心',
  issuer: 'CN=Root',
  serial: '01',
  sha256: 'c'.repeat(64),
  validFrom: Temporal.Instant.from('2026-01-01T00:00:00Z'),
  validUntil: Temporal.Instant.from('2027-01-01T00:00:00Z'),
};
const honest: Seal = {
  certificateOf: async () => ({ kind: 'ready', certificate }),
  seal: async (pdf, _owner, at) => ({
    kind: 'sealed',
    pdf: Buffer.concat([pdf, Buffer.from(` sealed ${at}`)]),
  }),
  check: async (pdf) => {
    const [, at] = / sealed (.*)$/.exec(Buffer.from(pdf).toString()) ?? [];
    return at
      ? { ok: true, certificate, sealedAt: Temporal.Instant.from(at) }
      : { ok: false, fault: 'unsigned' };
  },
};
const renderer = {
  contentType: 'application/pdf',
  extension: 'pdf',
  render: async (document: FormalDocument) => {
    printed.push(document);
    return Buffer.from(`paper ${document.number}`);
  },
};
const port: Seal = {
  certificateOf: (...asked) => (seal.certificateOf ?? honest.certificateOf)(...asked),
  seal: (...asked) => (seal.seal ?? honest.seal)(...asked),
  check: (pdf) => (seal.check ?? honest.check)(pdf),
};
const kept: Uploads = {
  ...uploads,
  read: async ({ sha256 }) => {
    const file = files.get(sha256);
    if (!file) throw new Error('no such file');
    return file;
  },
};

beforeAll(async () => {
  module = casework({
    registry: () => registryWith(module),
    renderer,
    seal: port,
    uploads: () => kept,
    sheets: sheetWriter,
    forms: formWriter,
    reader: listReader,
    mayStart: () => true,
    publicAddress: 'https://hub.example',
  });
  db = await testDatabase([identity, module]);
  await settleTown(db.pool);
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.pool.query('TRUNCATE casework.document, casework.document_sequence, casework.notice CASCADE');
  db.clock.set('2026-03-02T10:00:00.123456+08:00');
  seal = {};
  printed = [];
  files.clear();
  troubles.length = 0;
});

const keeper = (options: Partial<SealKeeperOptions> = {}) =>
  createSealKeeper({
    database: db.database,
    clock: db.clock,
    renderer,
    publicAddress: 'https://hub.example',
    seal: port,
    keep: async (pdf) => {
      const sha256 = createHash('sha256').update(pdf).digest('hex');
      files.set(sha256, pdf);
      return { sha256, bytes: pdf.length };
    },
    onTrouble: (_id, trouble) => troubles.push(trouble),
    ...options,
  });

const template = defineDocumentTemplate({
  id: 'desk.notice',
  title: text('告知书', 'Notice'),
  series: '告',
  clause: { document: '登记办法', article: '10' },
  issuedIn: ['desk.accept'],
  paragraphs: ['{name}'],
});
const acceptor = holder(town.acceptor);
const issue = () =>
  db.database.transaction((tx) =>
    issueDocument(tx, {
      template,
      issuedBy: town.registry,
      actor: acceptor,
      subject: { kind: 'application', id: 'app_1' },
      values: { name: '企业登记信息' },
      serveTo: [],
    }),
  );
const read = async (name: string, input: object, actor: Actor = acceptor) => {
  const found = module.reads!.find((one) => one.name === name) as AnyRead;
  const result = await db.database.transaction((tx) => found.run(actor, input, tx), { mode: 'snapshot' });
  if (!result.ok) throw new Error(result.problem.code);
  // biome-ignore lint/suspicious/noExplicitAny: the answers of several reads.
  return result.value as any;
};
const shown = async (id: string) => (await read('casework.paper', { id })).seal;
const dueNow = () => db.pool.query('UPDATE casework.seal SET next_at = NULL');
const check = async () => {
  const found = module.checks!.find(({ name }) => name === 'casework.seals')!;
  return db.database.transaction((tx) => found.run(tx), { mode: 'snapshot' });
};

describe('the seal of a paper', () => {
  it('is waited for from the moment of issue, and the paper says so', async () => {
    const { id } = await issue();
    expect(await shown(id)).toEqual({ state: 'waiting', attempts: 0, trouble: null, sealed: null });
    await read('casework.document-file', { id });
    expect(printed.at(-1)?.seal).toBe('waiting');
    expect((await read('casework.document-check', { id, digest: printed.at(-1)!.digest })).seal).toBeNull();
  });

  it('is put on once, with the certificate printed on it, and the sealed file is what is served', async () => {
    const { id, number, digest } = await issue();
    expect(await keeper().drain()).toBe(1);
    expect(printed.map((paper) => paper.seal)).toEqual([certificate]);
    expect(await keeper().drain()).toBe(0);
    const { state, sealed } = await shown(id);
    expect(state).toBe('sealed');
    expect(sealed).toMatchObject({
      subject: 'CN=登记中心',
      serial: '01',
      sealedAt: '2026-03-02T02:00:00Z',
      fault: null,
    });
    const { body } = await read('casework.document-file', { id });
    expect(body.toString()).toBe(`paper ${number} sealed 2026-03-02T02:00:00Z`);
    expect((await read('casework.document-check', { id, digest })).seal.sha256).toBe(sealed.sha256);
    expect(await check()).toEqual({ looked: 1, faults: [] });
    const keeps = await db.database.transaction((tx) => module.keeps!(tx));
    expect(keeps).toContainEqual({ of: id, sha256: sealed.sha256, bytes: body.length });
    const { rows } = await db.pool.query(
      `SELECT payload FROM kernel.outbox WHERE kind = 'casework.document-sealed' AND subject = $1`,
      [id],
    );
    expect(rows).toHaveLength(1);
  });

  it('is put on first where a paper has waited longest', async () => {
    const numbers: string[] = [];
    for (let paper = 0; paper < 6; paper++) {
      numbers.push((await issue()).number);
      db.clock.advance({ seconds: 1 });
    }
    await keeper().drain();
    expect(printed.map(({ number }) => number)).toEqual(numbers);
  });

  it('is put on once by two keepers that run at once', async () => {
    for (let paper = 0; paper < 6; paper++) await issue();
    let sealings = 0;
    seal.seal = async (...asked) => {
      sealings += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
      return honest.seal(...asked);
    };
    const done = await Promise.all([keeper().drain(), keeper().drain()]);
    expect(done[0]! + done[1]!).toBe(6);
    expect(sealings).toBe(6);
    expect(Math.min(...done)).toBeGreaterThan(0);
  });

  it('that two put on, since the first was taken for dead, is the first one that was put down', async () => {
    const { id } = await issue();
    seal.seal = async (pdf, owner, at) => {
      // The hold is over while the first still seals.
      seal = {};
      await dueNow();
      db.clock.advance({ seconds: 5 });
      expect(await keeper().drain()).toBe(1);
      return honest.seal(pdf, owner, at);
    };
    await keeper().drain();
    expect((await shown(id)).sealed.sealedAt).toBe('2026-03-02T02:00:05Z');
    expect(await check()).toEqual({ looked: 1, faults: [] });
  });

  it('is none where the issuer has no certificate, for all that wait at once, and the paper says so', async () => {
    const { id } = await issue();
    const other = await issue();
    let asked = 0;
    seal.certificateOf = async () => {
      asked += 1;
      return { kind: 'none' };
    };
    await keeper().drain();
    expect(asked).toBe(1);
    for (const paper of [id, other.id]) expect((await shown(paper)).state).toBe('none');
    await read('casework.document-file', { id });
    expect(printed.at(-1)?.seal).toBeUndefined();
    // A certificate that comes later seals what is issued later.
    seal = {};
    expect(await keeper().drain()).toBe(0);
    expect(await check()).toEqual({ looked: 2, faults: [] });
  });

  it('runs outside any transaction', async () => {
    await issue();
    let open = -1;
    seal.seal = async (...asked) => {
      const { rows } = await db.pool.query(
        `SELECT count(*)::int AS open FROM pg_stat_activity
         WHERE datname = current_database() AND state LIKE 'idle in transaction%'`,
      );
      open = rows[0].open;
      return honest.seal(...asked);
    };
    await keeper().drain();
    expect(open).toBe(0);
  });
});

describe('a seal that does not work', () => {
  it('leaves the paper waiting, says why, is tried again later and holds up nobody', async () => {
    const { id } = await issue();
    const other = await issue();
    seal.certificateOf = async () => ({
      kind: 'trouble',
      reason: 'not-in-force',
      detail: 'over since March',
    });
    expect(await keeper().drain()).toBe(2);
    expect(await keeper().drain()).toBe(0);
    const { state, attempts, trouble } = await shown(id);
    expect([state, attempts, trouble]).toEqual(['waiting', 1, { ...troubleWords['not-in-force'] }]);
    expect(troubles).toHaveLength(2);
    await dueNow();
    await keeper().drain();
    expect((await shown(id)).attempts).toBe(2);
    seal = {};
    await dueNow();
    await keeper().drain();
    for (const paper of [id, other.id])
      expect(await shown(paper)).toMatchObject({ state: 'sealed', trouble: null });
  });

  it.each([
    ['does not answer', { seal: async () => Promise.reject(new Error('ECONNREFUSED')) }, 'unreachable'],
    [
      'gives back a file that does not pass',
      { check: async () => ({ ok: false, fault: 'foreign' }) as const },
      'check-failed',
    ],
    [
      'signs under another certificate than the one on the paper',
      {
        check: async () =>
          ({
            ok: true,
            certificate: { ...certificate, sha256: 'd'.repeat(64) },
            sealedAt: certificate.validFrom,
          }) as const,
      },
      'check-failed',
    ],
  ] as const)('because the sealer %s', async (_what, does: Partial<Seal>, reason) => {
    const { id } = await issue();
    seal = does;
    await keeper().drain();
    expect(await shown(id)).toMatchObject({ state: 'waiting', trouble: { ...troubleWords[reason] } });
    expect(files.size).toBe(0);
  });
});

describe('a sealed file that is not what it was', () => {
  it('is told on the page and by verify-all, by the id of the paper', async () => {
    const { id } = await issue();
    await keeper().drain();
    const { sha256 } = (await shown(id)).sealed;
    const good = files.get(sha256)!;
    const faults = async () => [
      (await shown(id)).sealed.fault.zh,
      (await check()).faults.map(({ zh }) => zh),
    ];
    files.set(sha256, Buffer.from('paper'));
    expect(await faults()).toEqual([faultWords.unsigned.zh, [`${id}：${faultWords.unsigned.zh}`]]);
    files.set(sha256, Buffer.from(good.toString().replace('02:00:00Z', '02:00:01Z')));
    expect(await faults()).toEqual([otherFile.zh, [`${id}：${otherFile.zh}`]]);
    files.delete(sha256);
    expect((await faults())[0]).toContain('不在或已损坏');
    for (const fault of Object.keys(faultWords) as (keyof typeof faultWords)[]) {
      seal.check = async () => ({ ok: false, fault });
      files.set(sha256, good);
      expect((await faults())[0]).toBe(faultWords[fault].zh);
    }
  });

  it('is told by verify-all when nothing says whether a paper is sealed', async () => {
    const { id } = await issue();
    await db.pool.query('DELETE FROM casework.seal');
    expect((await check()).faults.map(({ en }) => en)).toEqual([
      `${id}: nothing says whether it bears a seal`,
    ]);
    expect((await shown(id)).state).toBe('none');
  });
});
