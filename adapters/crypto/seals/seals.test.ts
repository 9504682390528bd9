import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Seal } from '#platform/casework';
import { makeCertificate, makeKey } from './certificate.ts';
import { sealsInFolder } from './seals.ts';

const home = mkdtempSync(join(tmpdir(), 'gongshu-seals-'));
afterAll(() => rmSync(home, { recursive: true }));

const at = Temporal.Instant.from('2026-01-08T02:00:00Z');
const owner = { organisationId: 'org_1', issuer: '云川市公共数据登记中心' };
const place = (name: string) => join(home, name);

/** Some pages of PDF. */
async function paper(says: string): Promise<Buffer> {
  const sheet = new PDFDocument({ compress: false });
  const chunks: Buffer[] = [];
  sheet.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => sheet.on('end', resolve));
  sheet.text(says).addPage().text('page two');
  sheet.end();
  await ended;
  return Buffer.concat(chunks);
}

async function sealed(seals: Seal, says = 'accepted', when = at): Promise<Buffer> {
  await seals.certificateOf(owner, when);
  const result = await seals.seal(await paper(says), owner, when);
  if (result.kind !== 'sealed') throw new Error(result.detail);
  return result.pdf;
}

const faultOf = async (seals: Seal, pdf: Buffer) => {
  const verdict = await seals.check(pdf);
  return verdict.ok ? 'good' : verdict.fault;
};

/** Puts a key and certificates of one's own where a bureau puts them, with their root. */
async function install(
  folder: string,
  own: {
    readonly key: KeyObject;
    readonly publicKey: KeyObject;
    readonly from?: string;
    readonly until?: string;
  },
) {
  const root = makeKey();
  const validity = {
    from: Temporal.Instant.from('2025-01-01T00:00:00Z'),
    until: Temporal.Instant.from('2035-01-01T00:00:00Z'),
  };
  const rootCertificate = await makeCertificate({
    subject: { commonName: 'Root', organisation: 'CA' },
    publicKey: root.publicKey,
    signedWith: root.privateKey,
    ...validity,
  });
  const certificate = await makeCertificate({
    subject: { commonName: '登记中心', organisation: '91' },
    publicKey: own.publicKey,
    signedWith: root.privateKey,
    issuer: rootCertificate,
    from: own.from ? Temporal.Instant.from(own.from) : validity.from,
    until: own.until ? Temporal.Instant.from(own.until) : validity.until,
  });
  mkdirSync(join(folder, 'org_1'), { recursive: true });
  mkdirSync(join(folder, 'roots'), { recursive: true });
  writeFileSync(join(folder, 'org_1', 'key.pem'), own.key.export({ type: 'pkcs8', format: 'pem' }), {
    mode: 0o600,
  });
  writeFileSync(join(folder, 'org_1', 'certificate.pem'), certificate.toString());
  writeFileSync(join(folder, 'roots', 'root.pem'), rootCertificate.toString());
  return rootCertificate;
}

describe('a sealed paper', () => {
  const seals = sealsInFolder({ folder: place('test'), test: true });
  let pdf: Buffer;
  beforeAll(async () => {
    pdf = await sealed(seals);
  });

  it('passes the check, which tells whose certificate it is, its serial and the time', async () => {
    const ready = await seals.certificateOf(owner, at);
    const verdict = await seals.check(pdf);
    expect(verdict.ok && verdict.sealedAt.toString()).toBe('2026-01-08T02:00:00Z');
    expect(verdict.ok && verdict.certificate).toEqual(ready.kind === 'ready' && ready.certificate);
    expect(verdict.ok && verdict.certificate.subject).toBe(
      'C=CN, O=org_1, CN=云川市公共数据登记中心（测试 TEST）',
    );
    expect(verdict.ok && verdict.certificate.serial).toMatch(/^[0-9A-F]{32}$/);
  });

  it('is a PAdES signature over the whole file but its own digits', () => {
    const file = pdf.toString('latin1');
    expect(file).toContain('/SubFilter /ETSI.CAdES.detached');
    const [, , end, on, rest] = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/.exec(file)!.map(Number);
    expect(on! + rest!).toBe(pdf.length);
    expect(file.slice(end!, on!)).toMatch(/^<[0-9a-f]+>$/);
  });

  it('is refused when any byte was changed, wherever it stands', async () => {
    const [, , end, on] = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/.exec(pdf.toString('latin1'))!.map(Number);
    const says = pdf.indexOf('MediaBox');
    for (const position of [9, says, end! - 3, on! + 5, pdf.length - 2]) {
      const other = Buffer.from(pdf);
      other[position]! ^= 1;
      expect(await faultOf(seals, other), `byte ${position}`).not.toBe('good');
    }
    const text = Buffer.from(pdf);
    text[says]! ^= 1;
    expect(await faultOf(seals, text)).toBe('changed');
    // Every 16th digit of the signature itself, as far as it is one.
    for (let position = end! + 1; position < end! + 2_000; position += 160) {
      const other = Buffer.from(pdf);
      other[position] = other[position] === 0x30 ? 0x31 : 0x30;
      expect(await faultOf(seals, other), `digit ${position}`).not.toBe('good');
    }
  });

  it('is refused when something was appended, were it a whole revision or one byte', async () => {
    expect(await faultOf(seals, Buffer.concat([pdf, Buffer.from('\n')]))).toBe('appended');
    const revision =
      '\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 0\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n';
    expect(await faultOf(seals, Buffer.concat([pdf, Buffer.from(revision)]))).toBe('appended');
    // A second seal over the first: what was added between the two is not of who signed first.
    const again = await seals.seal(pdf, owner, at);
    expect(again.kind === 'sealed' && (await faultOf(seals, again.pdf))).toBe('appended');
  });

  it('is refused when the signature leaves part of the file out, or is moved', async () => {
    const file = pdf.toString('latin1');
    const [said, , end, on, rest] = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\]/.exec(file)!;
    const saying = (range: string) => Buffer.from(file.replace(said, range.padEnd(said.length)), 'latin1');
    const narrow = saying(`/ByteRange [0 ${end} ${Number(on) + 10} ${Number(rest) - 10}]`);
    expect(await faultOf(seals, narrow)).toBe('not-whole');
    expect(await faultOf(seals, saying(`/ByteRange [5 ${end} ${on} ${rest}]`))).toBe('not-whole');
    expect(await faultOf(seals, saying(`/ByteRange [0 ${end} ${on} ${Number(rest) + 1}]`))).toBe('not-whole');
    expect(await faultOf(seals, saying(`/ByteRange [0 ${end} ${on} ${Number(rest) - 1}]`))).toBe('appended');
    // The signature of another paper.
    const other = (await sealed(seals, 'rejected')).toString('latin1');
    const digits = (from: string) => /\/Contents <([0-9a-f]+)>/.exec(from)![1]!;
    expect(await faultOf(seals, Buffer.from(file.replace(digits(file), digits(other)), 'latin1'))).toBe(
      'changed',
    );
  });

  it('is refused without a signature, with none that can be read, and as no PDF at all', async () => {
    expect(await faultOf(seals, await paper('unsigned'))).toBe('unsigned');
    expect(await faultOf(seals, Buffer.alloc(0))).toBe('unsigned');
    const file = pdf.toString('latin1');
    const noise = file.replace(
      /\/Contents <[0-9a-f]{64}/,
      (found) => `${found.slice(0, -64)}${'ff'.repeat(32)}`,
    );
    expect(await faultOf(seals, Buffer.from(noise, 'latin1'))).toBe('malformed');
  });

  it('of a foreign certificate is refused, also of one with the same names', async () => {
    const theirs = sealsInFolder({ folder: place('theirs'), test: true });
    const forged = await sealed(theirs);
    expect(await faultOf(theirs, forged)).toBe('good');
    expect(await faultOf(seals, forged)).toBe('foreign');
  });
});

describe("an organisation's own key", () => {
  it('signs with RSA, P-256 and P-384', async () => {
    const kinds = {
      'RSA-2048': () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
      'P-256': makeKey,
      'P-384': () => generateKeyPairSync('ec', { namedCurve: 'P-384' }),
    };
    for (const [name, make] of Object.entries(kinds)) {
      const folder = place(`own-${name}`);
      const { privateKey, publicKey } = make();
      await install(folder, { key: privateKey, publicKey });
      const seals = sealsInFolder({ folder, test: false });
      expect(await faultOf(seals, await sealed(seals)), name).toBe('good');
    }
  });

  it('is none where there is no folder, also for a name that would be a path', async () => {
    const seals = sealsInFolder({ folder: place('empty'), test: false });
    expect(await seals.certificateOf(owner, at)).toEqual({ kind: 'none' });
    expect(await seals.certificateOf({ ...owner, organisationId: '../test/org_1' }, at)).toEqual({
      kind: 'none',
    });
    expect(readdirSync(home)).not.toContain('empty');
  });

  it('is not used outside the time of its certificate, and a paper dated then is refused', async () => {
    const folder = place('dated');
    const { privateKey, publicKey } = makeKey();
    const root = await install(folder, {
      key: privateKey,
      publicKey,
      from: '2026-01-01T00:00:00Z',
      until: '2026-02-01T00:00:00Z',
    });
    const seals = sealsInFolder({ folder, test: false });
    for (const day of ['2025-12-31T23:59:59Z', '2026-02-01T00:00:00Z'])
      expect(await seals.certificateOf(owner, Temporal.Instant.from(day))).toMatchObject({
        kind: 'trouble',
        reason: 'not-in-force',
      });
    // What was signed in its time is good for ever, what says it was signed after it is not.
    const pdf = await sealed(seals);
    expect(await faultOf(seals, pdf)).toBe('good');
    const { signPdf } = await import('./sign-pdf.ts');
    const { certificatesOf } = await import('./certificate.ts');
    const [certificate] = certificatesOf(readFileSync(join(folder, 'org_1', 'certificate.pem')));
    const late = await signPdf(
      await paper('late'),
      { key: privateKey, certificate: certificate!, between: [] },
      {
        name: 'x',
        reason: 'y',
        at: Temporal.Instant.from('2026-03-01T00:00:00Z'),
      },
    );
    expect(await faultOf(seals, late)).toBe('not-in-force');
    expect(root.ca).toBe(true);
  });

  it('that does not belong to the certificate, is of a weak kind, or lies open to others is told, and nothing of it', async () => {
    const folder = place('wrong');
    const { privateKey, publicKey } = makeKey();
    await install(folder, { key: makeKey().privateKey, publicKey });
    const seals = sealsInFolder({ folder, test: false });
    expect(await seals.certificateOf(owner, at)).toMatchObject({ kind: 'trouble', reason: 'key-mismatch' });
    const file = join(folder, 'org_1', 'key.pem');
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    chmodSync(file, 0o644);
    const open = await seals.certificateOf(owner, at);
    expect(open).toMatchObject({ kind: 'trouble', reason: 'key-unreadable' });
    chmodSync(file, 0o600);
    const secret = '-----BEGIN PRIVATE KEY-----\nAAAAsecretAAAA\n-----END PRIVATE KEY-----';
    writeFileSync(file, secret);
    const broken = await seals.certificateOf(owner, at);
    expect(broken).toMatchObject({ kind: 'trouble', reason: 'key-unreadable' });
    expect(JSON.stringify(broken)).not.toContain('secret');
    const weak = generateKeyPairSync('rsa', { modulusLength: 1024 });
    writeFileSync(file, weak.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    expect(await seals.certificateOf(owner, at)).toMatchObject({ kind: 'trouble', reason: 'key-unreadable' });
    writeFileSync(join(folder, 'org_1', 'certificate.pem'), 'nothing');
    expect(await seals.certificateOf(owner, at)).toMatchObject({ kind: 'trouble', reason: 'key-unreadable' });
  });

  it('stops counting when its root is taken out', async () => {
    const folder = place('root-gone');
    const { privateKey, publicKey } = makeKey();
    await install(folder, { key: privateKey, publicKey });
    const seals = sealsInFolder({ folder, test: false });
    const pdf = await sealed(seals);
    rmSync(join(folder, 'roots', 'root.pem'));
    expect(await faultOf(seals, pdf)).toBe('foreign');
  });

  it('of a test home lies where only its owner reads it', async () => {
    const folder = place('modes');
    const seals = sealsInFolder({ folder, test: true });
    await Promise.all([seals.certificateOf(owner, at), seals.certificateOf(owner, at)]);
    for (const file of ['org_1/key.pem', 'test-ca/key.pem'])
      expect(statSync(join(folder, file)).mode & 0o077).toBe(0);
    expect(await faultOf(seals, await sealed(seals))).toBe('good');
  });
});
