import { type Check, FaultList, pagesOf, type Text, type Tx, text, type Uploads } from '#foundation';
import type { Seal } from './ports.ts';
import { faultWords, fileMissing, otherFile } from './seal-words.ts';
import { type SealedFile, sealedFile } from './store/seals.ts';
import type { CaseworkTables } from './store/tables.ts';

export interface SealChecking {
  readonly seal: Seal;
  readonly uploads: () => Pick<Uploads, 'read'>;
}

/** What is wrong with the sealed file of a paper as it is kept; null when it is whole, as sealed, and the one of the record. */
export async function judgeSealed(ports: SealChecking, kept: SealedFile): Promise<Text | null> {
  const pdf = await ports
    .uploads()
    .read({ sha256: kept.sha256 })
    .catch(() => null);
  if (!pdf) return fileMissing;
  const verdict = await ports.seal.check(pdf);
  if (!verdict.ok) return faultWords[verdict.fault];
  const asRecorded =
    verdict.certificate.sha256 === kept.certificate.sha256 &&
    verdict.certificate.serial === kept.certificate.serial &&
    verdict.certificate.subject === kept.certificate.subject &&
    verdict.certificate.issuer === kept.certificate.issuer &&
    Temporal.Instant.compare(verdict.sealedAt, kept.at) === 0;
  return asRecorded ? null : otherFile;
}

/** Files in memory: one; rows: so many. */
const pageSize = 500;

/** Every paper has its line, and every sealed one a file that is whole, as signed, and under a certificate known here and in force then. */
export const sealCheck = (ports: SealChecking): Check => ({
  name: 'casework.seals',
  title: text('文书的电子签名完整有效', 'The seals of papers are whole and valid'),
  async run(tx) {
    const faults = new FaultList();
    faults.add(...(await withoutLine(tx)));
    let looked = 0;
    for await (const rows of pagesOf(pageSize, (after, size) =>
      tx
        .tables<CaseworkTables>()
        .selectFrom('casework.seal')
        .selectAll()
        .select('document_id as id')
        .where('document_id', '>', after)
        .orderBy('document_id')
        .limit(size)
        .execute(),
    )) {
      looked += rows.length;
      for (const row of rows) {
        if (row.state !== 'sealed') continue;
        const fault = await judgeSealed(ports, sealedFile(row));
        if (fault) faults.add(text(`${row.id}：${fault.zh}`, `${row.id}: ${fault.en}`));
      }
    }
    return faults.report(looked);
  },
});

async function withoutLine(tx: Tx): Promise<readonly Text[]> {
  const rows = await tx
    .tables<CaseworkTables>()
    .selectFrom('casework.document')
    .leftJoin('casework.seal', 'casework.seal.document_id', 'casework.document.id')
    .select('casework.document.id')
    .where('casework.seal.document_id', 'is', null)
    .orderBy('casework.document.id')
    .limit(1_000)
    .execute();
  return rows.map(({ id }) =>
    text(`${id} 没有是否加盖电子签名的记录`, `${id}: nothing says whether it bears a seal`),
  );
}
