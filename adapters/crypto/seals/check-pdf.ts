import { createHash, X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import type { SealFault, SealVerdict } from '#platform/casework';
import { asPkijs, told } from './certificate.ts';
import { oid } from './sign-pdf.ts';

class Unsound extends Error {
  readonly fault: SealFault;
  constructor(fault: SealFault) {
    super(fault);
    this.fault = fault;
  }
}

/**
 * Is all of this PDF as somebody signed it, and does that somebody's certificate come from one of the roots? Nothing of the file is
 * taken on trust: the signature must cover every byte of it but its own digits, so what a reader would show needs no interpreting.
 */
export async function checkPdf(pdf: Uint8Array, roots: readonly X509Certificate[]): Promise<SealVerdict> {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  try {
    const { covered, cms, at } = signatureIn(bytes);
    const certificate = await signerOf(cms, covered);
    await mustComeFrom(roots, certificate, at);
    return { ok: true, certificate: told(certificate.own), sealedAt: at };
  } catch (error) {
    // Whatever the libraries stumble over in the bytes is a signature that cannot be read.
    return { ok: false, fault: error instanceof Unsound ? error.fault : 'malformed' };
  }
}

const byteRange = /\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/g;
const signedOn = /\/M\s*\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z\)/g;

/** The one signature of a file, what it covers, and when it says that it was made. */
function signatureIn(bytes: Buffer) {
  const file = bytes.toString('latin1');
  const ranges = [...file.matchAll(byteRange)];
  if (ranges.length === 0) throw new Unsound('unsigned');
  // A second one was put over the first: whoever signed first did not sign what was added.
  if (ranges.length > 1) throw new Unsound('appended');
  const [start, end, on, rest] = ranges[0]!.slice(1).map(Number) as [number, number, number, number];
  if (start !== 0 || end >= on || on > bytes.length) throw new Unsound('not-whole');
  if (on + rest < bytes.length) throw new Unsound('appended');
  if (on + rest > bytes.length) throw new Unsound('not-whole');
  const [, digits] = /^<((?:[0-9a-fA-F]{2})+)>$/.exec(file.slice(end, on)) ?? [];
  if (!digits) throw new Unsound('not-whole');
  const times = [...file.matchAll(signedOn)];
  if (times.length !== 1) throw new Unsound('malformed');
  const [year, month, day, hour, minute, second] = times[0]!.slice(1);
  return {
    covered: Buffer.concat([bytes.subarray(0, end), bytes.subarray(on)]),
    cms: Buffer.from(digits, 'hex'),
    at: instantOf(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`),
  };
}

function instantOf(said: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(said);
  } catch {
    throw new Unsound('malformed');
  }
}

interface Signed {
  readonly own: X509Certificate;
  readonly certificates: readonly pkijs.Certificate[];
}

/** Who signed these bytes. The signature covers their digest, and names its own certificate. */
async function signerOf(cms: Buffer, covered: Buffer): Promise<Signed> {
  const signed = parsed(cms);
  const [info, ...more] = signed.signerInfos;
  const certificates = (signed.certificates ?? []).filter((one) => one instanceof pkijs.Certificate);
  const attributes = info?.signedAttrs?.attributes ?? [];
  const sound =
    info &&
    more.length === 0 &&
    signed.encapContentInfo.eContentType === oid.data &&
    signed.encapContentInfo.eContent === undefined &&
    new Set(attributes.map(({ type }) => type)).size === attributes.length &&
    strong.has(info.digestAlgorithm.algorithmId);
  if (!sound) throw new Unsound('malformed');
  const result = await signed
    .verify({ signer: 0, data: Uint8Array.from(covered).buffer, extendedMode: true })
    .catch((error: unknown) => {
      throw new Unsound(error instanceof pkijs.SignedDataVerifyError ? 'changed' : 'malformed');
    });
  if (!result.signatureVerified || !result.signerCertificate) throw new Unsound('changed');
  const own = new X509Certificate(Buffer.from(result.signerCertificate.toSchema().toBER()));
  const named = attributes.find(({ type }) => type === oid.signingCertificate)?.values[0];
  if (!named || !namesCertificate(named, own)) throw new Unsound('malformed');
  return { own, certificates };
}

/** SHA-256, SHA-384 and SHA-512. */
const strong = new Set(['2.16.840.1.101.3.4.2.1', '2.16.840.1.101.3.4.2.2', '2.16.840.1.101.3.4.2.3']);

function parsed(cms: Buffer): pkijs.SignedData {
  try {
    const { offset, result } = asn1js.fromBER(Uint8Array.from(cms));
    // Behind the signature only the zeros of the room that was kept for it.
    if (offset <= 0 || cms.subarray(offset).some((byte) => byte !== 0)) throw new Unsound('malformed');
    const content = new pkijs.ContentInfo({ schema: result });
    if (content.contentType !== oid.signedData) throw new Unsound('malformed');
    return new pkijs.SignedData({ schema: content.content });
  } catch {
    throw new Unsound('malformed');
  }
}

/** signing-certificate-v2 with SHA-256, the digest that needs not be said: its one certificate is this one. */
function namesCertificate(attribute: asn1js.BaseBlock, certificate: X509Certificate): boolean {
  const first = (block: unknown) =>
    block instanceof asn1js.Sequence ? block.valueBlock.value[0] : undefined;
  const digest = first(first(first(attribute)));
  return (
    digest instanceof asn1js.OctetString &&
    createHash('sha256').update(certificate.raw).digest().equals(Buffer.from(digest.valueBlock.valueHexView))
  );
}

/** The certificate was in force when the paper was signed, is one to sign with, and its chain ends at a root (RFC 5280). */
async function mustComeFrom(
  roots: readonly X509Certificate[],
  { own, certificates }: Signed,
  at: Temporal.Instant,
): Promise<void> {
  const { validFrom, validUntil } = told(own);
  const within = Temporal.Instant.compare(validFrom, at) <= 0 && Temporal.Instant.compare(at, validUntil) < 0;
  if (own.ca) throw new Unsound('foreign');
  const chain = new pkijs.CertificateChainValidationEngine({
    trustedCerts: roots.map(asPkijs),
    certs: [...certificates],
    // The whole chain is judged at a moment when the certificate itself holds, so that the two faults are told apart.
    checkDate: new Date((within ? at : validFrom).epochMilliseconds),
  });
  chain.certs = [...certificates.filter((one) => !same(one, own)), asPkijs(own)];
  const { result, certificatePath } = (await chain.verify().catch(() => ({ result: false }) as const)) as {
    readonly result: boolean;
    readonly certificatePath?: readonly pkijs.Certificate[];
  };
  const ends = certificatePath?.at(-1);
  if (!result || !ends || !roots.some((root) => same(ends, root))) throw new Unsound('foreign');
  if (!within) throw new Unsound('not-in-force');
}

const same = (one: pkijs.Certificate, other: X509Certificate): boolean =>
  Buffer.from(one.toSchema().toBER()).equals(other.raw);
