import { Readable } from 'node:stream';
import type pg from 'pg';
import { sealsInFolder } from '#adapters/crypto';
import { createPdfRenderer } from '#adapters/documents';
import type { TestHome } from './home-for-tests.ts';

/** The one paper of the world, really sealed under a certificate of the home. */
export async function addSeal({ home, blobs }: TestHome, pool: pg.Pool): Promise<void> {
  const seals = sealsInFolder({ folder: home.seals, test: true });
  const owner = { organisationId: 'o', issuer: '局' };
  const at = Temporal.Instant.from('2026-01-05T01:00:01Z');
  const ready = await seals.certificateOf(owner, at);
  if (ready.kind !== 'ready') throw new Error('no certificate was made');
  const pdf = await createPdfRenderer().render({
    number: '公数〔2026〕1号',
    title: '通知',
    issuer: '局',
    paragraphs: ['第一段', '第二段'],
    issuedOn: Temporal.PlainDate.from('2026-01-05'),
    checkAddress: 'http://127.0.0.1/check',
    digest: '0f'.repeat(32),
    seal: ready.certificate,
  });
  const sealed = await seals.seal(pdf, owner, at);
  if (sealed.kind !== 'sealed') throw new Error('the paper was not sealed');
  const { sha256, bytes } = await blobs.put(Readable.from([sealed.pdf]));
  const { subject, issuer, serial, sha256: certificate } = ready.certificate;
  await pool.query(
    `INSERT INTO casework.seal (document_id, state, sealed_at, sha256, bytes, certificate_subject, certificate_issuer, certificate_serial, certificate_sha256)
     VALUES ('doc_1', 'sealed', $1, $2, $3, $4, $5, $6, $7)`,
    [at.toString(), sha256, bytes, subject, issuer, serial, certificate],
  );
}

const damage = (what: string, change: string) => ['casework.seals', what, 'doc_1', change] as const;

export const sealDamages = [
  damage('a paper that nothing says whether it is sealed', `DELETE FROM casework.seal`),
  damage(
    'another file in the place of the sealed one',
    `UPDATE casework.seal SET sha256 = repeat('0', 64) WHERE state = 'sealed'`,
  ),
  damage(
    'a file that is no sealed paper',
    `UPDATE casework.seal SET sha256 = (SELECT received_sha256 FROM catalog.revision LIMIT 1) WHERE state = 'sealed'`,
  ),
  damage(
    'another certificate on record',
    `UPDATE casework.seal SET certificate_serial = '00' WHERE state = 'sealed'`,
  ),
  damage('another time', `UPDATE casework.seal SET sealed_at = sealed_at + interval '1 second'`),
];
