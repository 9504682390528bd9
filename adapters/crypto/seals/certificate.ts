import { generateKeyPairSync, type KeyObject, randomBytes, X509Certificate } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import type { SealCertificate } from '#platform/casework';

/** What is told of a certificate: whose it is, by whom, and from when to when. */
export const told = (certificate: X509Certificate): SealCertificate => ({
  subject: oneLine(certificate.subject),
  issuer: oneLine(certificate.issuer),
  serial: certificate.serialNumber,
  sha256: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
  validFrom: Temporal.Instant.fromEpochMilliseconds(Date.parse(certificate.validFrom)),
  validUntil: Temporal.Instant.fromEpochMilliseconds(Date.parse(certificate.validTo)),
});

/** Node gives a name one attribute a line. */
const oneLine = (name: string): string => name.split('\n').join(', ');

const pemBlock = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** The certificates of a PEM file, in its order. Throws when a block is none. */
export const certificatesOf = (pem: string | Buffer): X509Certificate[] =>
  (pem.toString('latin1').match(pemBlock) ?? []).map((block) => new X509Certificate(block));

export const asPkijs = (certificate: X509Certificate): pkijs.Certificate =>
  pkijs.Certificate.fromBER(Uint8Array.from(certificate.raw));

/** A private key as the certificate library takes it; it cannot be taken out again. Node's own type of it knows more uses than the standard's. */
export const signingKey = (key: KeyObject, algorithm: Parameters<KeyObject['toCryptoKey']>[0]): CryptoKey =>
  key.toCryptoKey(algorithm, false, ['sign']) as CryptoKey;

interface Name {
  readonly commonName: string;
  readonly organisation: string;
}

export interface NewCertificate {
  readonly subject: Name;
  /** Public key of the subject, and what signs: the issuer's key and certificate, or, for a root, the subject's own key. */
  readonly publicKey: KeyObject;
  readonly signedWith: KeyObject;
  readonly issuer?: X509Certificate;
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
}

/** A certificate signed with a key of curve P-256; without an issuer that of a root. For the test authority: real ones come from a CA. */
export async function makeCertificate(wanted: NewCertificate): Promise<X509Certificate> {
  const certificate = new pkijs.Certificate();
  certificate.version = 2;
  // A positive number of 16 bytes.
  certificate.serialNumber = new asn1js.Integer({ valueHex: positive(randomBytes(16)) });
  certificate.subject = nameOf(wanted.subject);
  certificate.issuer = wanted.issuer ? asPkijs(wanted.issuer).subject : nameOf(wanted.subject);
  certificate.notBefore.value = new Date(wanted.from.epochMilliseconds);
  certificate.notAfter.value = new Date(wanted.until.epochMilliseconds);
  certificate.subjectPublicKeyInfo = pkijs.PublicKeyInfo.fromBER(
    Uint8Array.from(wanted.publicKey.export({ type: 'spki', format: 'der' })),
  );
  certificate.extensions = extensions(wanted.issuer === undefined);
  await certificate.sign(signingKey(wanted.signedWith, { name: 'ECDSA', namedCurve: 'P-256' }), 'SHA-256');
  return new X509Certificate(Buffer.from(certificate.toSchema(true).toBER()));
}

function positive(bytes: Buffer): ArrayBuffer {
  bytes[0] = (bytes[0]! & 0x7f) | 0x40;
  return Uint8Array.from(bytes).buffer;
}

/** Names in UTF-8, as Chinese names must be (RFC 5280 §4.1.2.4), one attribute in each relative name. */
function nameOf({ commonName, organisation }: Name): pkijs.RelativeDistinguishedNames {
  const parts = [
    ['2.5.4.6', new asn1js.PrintableString({ value: 'CN' })],
    ['2.5.4.10', new asn1js.Utf8String({ value: organisation })],
    ['2.5.4.3', new asn1js.Utf8String({ value: commonName })],
  ] as const;
  const schema = new asn1js.Sequence({
    value: parts.map(
      ([type, value]) =>
        new asn1js.Set({ value: [new pkijs.AttributeTypeAndValue({ type, value }).toSchema()] }),
    ),
  });
  return pkijs.RelativeDistinguishedNames.fromBER(schema.toBER());
}

function extensions(isRoot: boolean): pkijs.Extension[] {
  const constraints = new pkijs.BasicConstraints({ cA: isRoot });
  // digitalSignature and nonRepudiation sign papers, keyCertSign and cRLSign certificates.
  const usage = new asn1js.BitString({
    valueHex: Uint8Array.of(isRoot ? 0b0000_0110 : 0b1100_0000).buffer,
    unusedBits: isRoot ? 1 : 6,
  });
  return [
    new pkijs.Extension({
      extnID: '2.5.29.19',
      critical: true,
      extnValue: constraints.toSchema().toBER(),
      parsedValue: constraints,
    }),
    new pkijs.Extension({
      extnID: '2.5.29.15',
      critical: true,
      extnValue: usage.toBER(),
      parsedValue: usage,
    }),
  ];
}

/** A new key of curve P-256. */
export const makeKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
