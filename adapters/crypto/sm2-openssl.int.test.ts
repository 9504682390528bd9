import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatNote, formatSignature, openNote, parseNoteKey } from '#verifier';
import { makeSm2Key, sm2Pem, sm2Signature, sm2Signer } from './sm2-key.ts';

const openssl = (...parts: readonly string[]) => spawnSync('openssl', parts, { encoding: 'buffer' });
const knowsSm2 = openssl('list', '-public-key-algorithms').stdout?.toString().includes('SM2') ?? false;
if (!knowsSm2)
  console.warn('SM2 is not held against the openssl command line: it is not here or has no SM2.');

/** r and s as DER, as openssl writes and reads them. */
const der = (signature: Buffer): Buffer => {
  const integers = [signature.subarray(0, 32), signature.subarray(32)].map((number) => {
    const bare = Buffer.from(number.toString('hex').replace(/^(00)+/, ''), 'hex');
    const value = bare[0]! & 0x80 ? Buffer.concat([Buffer.of(0), bare]) : bare;
    return Buffer.concat([Buffer.of(2, value.length), value]);
  });
  const body = Buffer.concat(integers);
  return Buffer.concat([Buffer.of(0x30, body.length), body]);
};
const raw = (bytes: Buffer): Buffer => {
  const rLength = bytes[3]!;
  const parts = [bytes.subarray(4, 4 + rLength), bytes.subarray(6 + rLength)];
  return Buffer.concat(
    parts.map((part) => Buffer.from(part.toString('hex').padStart(64, '0').slice(-64), 'hex')),
  );
};

describe.skipIf(!knowsSm2)('SM2 and the openssl command line', () => {
  const options = ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678'];
  const key = makeSm2Key();
  const text = 'test.example/log\n3\n公枢\n';
  let folder: string;
  const at = (name: string) => join(folder, name);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gongshu-sm2-'));
    await writeFile(at('key.pem'), sm2Pem(key), { mode: 0o600 });
    await writeFile(at('text'), text);
    expect(openssl('pkey', '-in', at('key.pem'), '-pubout', '-out', at('public.pem')).status).toBe(0);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const verifies = async (signature: Buffer) => {
    await writeFile(at('signature'), der(signature));
    const files = ['-inkey', at('public.pem'), '-in', at('text'), '-sigfile', at('signature')];
    return openssl('pkeyutl', '-verify', '-pubin', ...files, ...options).status === 0;
  };

  it('it verifies what is signed here, and not when it was changed', async () => {
    const signature = sm2Signature(Buffer.from(text), key);
    expect(await verifies(signature)).toBe(true);
    signature[40]! ^= 1;
    expect(await verifies(signature)).toBe(false);
  });

  it('a note with its signature opens here', () => {
    const { vkey } = sm2Signer(key, 'test.example/log');
    const known = parseNoteKey(vkey)!;
    for (let round = 0; round < 5; round++) {
      const made = openssl('pkeyutl', '-sign', '-inkey', at('key.pem'), '-in', at('text'), ...options);
      const note = formatNote(text, [formatSignature(known.name, known.id, raw(made.stdout))]);
      expect(openNote(note, [known])).toMatchObject({ ok: true, verified: [{ vkey }] });
      expect(openNote(note.replace('公枢', '公樞'), [known]).ok).toBe(false);
    }
  });
});
