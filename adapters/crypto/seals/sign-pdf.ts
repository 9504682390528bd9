import { createHash, type KeyObject, type X509Certificate } from 'node:crypto';
import { pdflibAddPlaceholder } from '@signpdf/placeholder-pdf-lib';
import { SignPdf } from '@signpdf/signpdf';
import { Signer, SUBFILTER_ETSI_CADES_DETACHED } from '@signpdf/utils';
import * as asn1js from 'asn1js';
import { PDFDocument } from 'pdf-lib';
import * as pkijs from 'pkijs';
import { asPkijs, signingKey } from './certificate.ts';

/** A key with its certificate, and the certificates between that and a root. */
export interface SealKey {
  readonly key: KeyObject;
  readonly certificate: X509Certificate;
  readonly between: readonly X509Certificate[];
}

export const oid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  /** signing-certificate-v2 (RFC 5035): which certificate the signature is by, so that none is put in its place. */
  signingCertificate: '1.2.840.113549.1.9.16.2.47',
} as const;

/** Bytes kept free for the signature; with its certificates one takes 2 to 6 kB. */
const room = 16_384;

/**
 * A PDF with a signature over all of it: PAdES baseline B-B (ETSI EN 319 142-1), a detached CMS signature, its certificate named in
 * the signed attributes and the time in the signature dictionary.
 */
export async function signPdf(
  pdf: Uint8Array,
  by: SealKey,
  said: { readonly name: string; readonly reason: string; readonly at: Temporal.Instant },
): Promise<Buffer> {
  // Its metadata stay those of the paper.
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  pdflibAddPlaceholder({
    pdfDoc: document,
    name: pdfText(said.name),
    reason: pdfText(said.reason),
    contactInfo: '',
    location: 'CN',
    signingTime: new Date(said.at.epochMilliseconds),
    signatureLength: room,
    subFilter: SUBFILTER_ETSI_CADES_DETACHED,
    appName: 'Gongshu',
  });
  const prepared = await document.save({ useObjectStreams: false, addDefaultPage: false });
  return new SignPdf().sign(Buffer.from(prepared), new CmsSigner(by));
}

/** A text as the library writes it between brackets: UTF-16 with its mark, every byte as an octal escape (ISO 32000-1, 7.9.2). */
const pdfText = (text: string): string => {
  const units = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  return [...units].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
};

class CmsSigner extends Signer {
  readonly #by: SealKey;
  constructor(by: SealKey) {
    super();
    this.#by = by;
  }

  override sign(covered: Buffer): Promise<Buffer> {
    return cmsOver(covered, this.#by);
  }
}

async function cmsOver(covered: Buffer, { key, certificate, between }: SealKey): Promise<Buffer> {
  const { algorithm, hash } = signingWith(key);
  const own = asPkijs(certificate);
  const digest = (bytes: Uint8Array) =>
    new asn1js.OctetString({
      valueHex: Uint8Array.from(createHash(hash.replace('-', '')).update(bytes).digest()).buffer,
    });
  const attribute = (type: string, value: asn1js.BaseBlock) => new pkijs.Attribute({ type, values: [value] });
  // ESSCertIDv2, whose digest is SHA-256 unless said otherwise.
  const named = new asn1js.OctetString({
    valueHex: Uint8Array.from(createHash('sha256').update(certificate.raw).digest()).buffer,
  });
  const sequence = (...value: asn1js.BaseBlock[]) => new asn1js.Sequence({ value });
  const signed = new pkijs.SignedData({
    version: 1,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: oid.data }),
    certificates: [own, ...between.map(asPkijs)],
    signerInfos: [
      new pkijs.SignerInfo({
        version: 1,
        sid: new pkijs.IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
        signedAttrs: new pkijs.SignedAndUnsignedAttributes({
          type: 0,
          attributes: [
            attribute(oid.contentType, new asn1js.ObjectIdentifier({ value: oid.data })),
            attribute(oid.messageDigest, digest(covered)),
            attribute(oid.signingCertificate, sequence(sequence(sequence(named)))),
          ],
        }),
      }),
    ],
  });
  await signed.sign(signingKey(key, algorithm), 0, hash);
  const content = new pkijs.ContentInfo({ contentType: oid.signedData, content: signed.toSchema(true) });
  return Buffer.from(content.toSchema().toBER());
}

/** How a key signs. Throws for a key of another kind: papers are signed with RSA of 2048 bits and more, or on P-256 or P-384. */
export function signingWith(key: KeyObject) {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  if (type === 'rsa' && (details?.modulusLength ?? 0) >= 2048)
    return { algorithm: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, hash: 'SHA-256' } as const;
  if (type === 'ec' && details?.namedCurve === 'prime256v1')
    return { algorithm: { name: 'ECDSA', namedCurve: 'P-256' }, hash: 'SHA-256' } as const;
  if (type === 'ec' && details?.namedCurve === 'secp384r1')
    return { algorithm: { name: 'ECDSA', namedCurve: 'P-384' }, hash: 'SHA-384' } as const;
  return unfit();
}

function unfit(): never {
  throw new Error('the key is neither RSA of at least 2048 bits nor on curve P-256 or P-384');
}
