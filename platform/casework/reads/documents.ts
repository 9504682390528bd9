import { timingSafeEqual } from 'node:crypto';
import { Type } from 'typebox';
import {
  dateAt,
  defineFileRead,
  defineRead,
  idPattern,
  ok,
  refuse,
  TextSchema,
  type Tx,
  text,
  type Uploads,
} from '#foundation';
import type { DocumentRenderer, FormalDocument } from '../ports.ts';
import { problems } from '../problems.ts';
import { type DocumentRecord, findDocument, isParty } from '../store/documents.ts';
import { sealOf } from '../store/seals.ts';
import { nullable } from './schemas.ts';

const id = Type.String({ pattern: idPattern('doc') });

/** The paper as it was issued ({@link printDocument}), for the issuer and those it was served on. */
export const documentFileRead = (ports: PaperPorts) =>
  defineFileRead({
    name: 'casework.document-file',
    title: text('文书', 'Formal paper'),
    path: `/api/v1/documents/{id}.${ports.renderer.extension}`,
    audience: 'signed-in',
    input: Type.Object({ id }, { additionalProperties: false }),
    problems: [problems['not-found'].type],
    async run(actor, input, tx) {
      const document = await findDocument(tx, input.id);
      if (!document || !(await isParty(tx, document, actor))) return refuse(problems['not-found']());
      return ok({
        contentType: ports.renderer.contentType,
        body: await printDocument(tx, document, ports),
        fileName: `${document.number} ${document.title.zh}.${ports.renderer.extension}`,
        cache: 'no-store',
      });
    },
  });

/** The bytes of a paper as it was issued: the sealed file where it bears a seal, and printed anew, with a word on the seal that is not there, where not. */
export async function printDocument(
  tx: Tx,
  document: DocumentRecord,
  { renderer, publicAddress, uploads }: PaperPorts,
): Promise<Buffer> {
  const { state, sealed } = await sealOf(tx, document.id);
  return sealed
    ? Buffer.from(await uploads().read(sealed))
    : renderer.render(printedPaper(publicAddress, document, state === 'waiting' ? 'waiting' : undefined));
}
export interface PaperPorts {
  readonly renderer: DocumentRenderer;
  readonly publicAddress: string;
  readonly uploads: () => Pick<Uploads, 'read'>;
}

/** A paper as it is printed: always the same, but for what it says of its seal. */
export const printedPaper = (
  publicAddress: string,
  document: DocumentRecord,
  seal: FormalDocument['seal'],
): FormalDocument => ({
  number: document.number,
  title: document.title.zh,
  issuer: document.issuer,
  ...(document.addressee ? { addressee: document.addressee } : {}),
  paragraphs: document.paragraphs,
  issuedOn: dateAt(document.issuedAt),
  checkAddress: checkAddress(publicAddress, document),
  digest: document.digest,
  ...(seal ? { seal } : {}),
});

export const checkAddress = (publicAddress: string, document: DocumentRecord): string =>
  `${publicAddress}/api/v1/documents/${document.id}/check?digest=${document.digest}`;

/**
 * Is this paper genuine? The QR code on it leads here. Only somebody who holds the paper knows its digest, and learns what is
 * printed on it anyway; a wrong digest is answered as if there were no such paper.
 */
export const documentCheckRead = defineRead({
  name: 'casework.document-check',
  title: text('文书核验', 'Check a formal paper'),
  path: '/api/v1/documents/{id}/check',
  audience: 'public',
  input: Type.Object(
    { id, digest: Type.String({ pattern: '^[0-9a-f]{64}$' }) },
    { additionalProperties: false },
  ),
  output: Type.Object({
    number: Type.String(),
    title: TextSchema,
    issuer: Type.String(),
    issuedAt: Type.String(),
    digest: Type.String(),
    /** Of the sealed file, so that a holder can compare the file; null where the paper bears no seal. */
    seal: nullable(
      Type.Object({
        sha256: Type.String(),
        sealedAt: Type.String(),
        subject: Type.String(),
        serial: Type.String(),
      }),
    ),
  }),
  problems: [problems['not-found'].type],
  async run(_actor, input, tx) {
    const document = await findDocument(tx, input.id);
    if (!document || !timingSafeEqual(Buffer.from(document.digest), Buffer.from(input.digest)))
      return refuse(problems['not-found']());
    const { sealed } = await sealOf(tx, document.id);
    return ok({
      number: document.number,
      title: { zh: document.title.zh, en: document.title.en },
      issuer: document.issuer,
      issuedAt: document.issuedAt.toString(),
      digest: document.digest,
      seal: sealed
        ? {
            sha256: sealed.sha256,
            sealedAt: sealed.at.toString(),
            subject: sealed.certificate.subject,
            serial: sealed.certificate.serial,
          }
        : null,
    });
  },
});
