import type { Product } from '#api-client';

/** A call that can be copied: the first allowed values of a statistics product, the items of a verification. */
export function exampleCall(
  { callAddress, purpose, parameters, verification, ownData }: Product,
  origin: string,
): string {
  const body = verification
    ? {
        purpose,
        subject: blanks(verification.subject),
        ...(verification.compared.length > 0 ? { compared: blanks(verification.compared) } : {}),
        ...(verification.needsConsent ? { consent: '…' } : {}),
      }
    : {
        purpose,
        parameters: Object.fromEntries(parameters.map(({ name, values }) => [name, values[0] ?? '…'])),
        ...(ownData ? { ownData: { origin: '…', rows: [blanks(ownData.columns)] } } : {}),
      };
  return curl(`${origin}${callAddress}`, body, " -H 'Idempotency-Key: …'");
}

/** A trial that can be copied. */
export const exampleTrial = (
  { id, kind, purpose, verification }: Product,
  parameters: { readonly [name: string]: string },
  origin: string,
): string =>
  verification
    ? exampleVerificationTrial({ id }, { purpose }, origin)
    : curl(
        `${origin}/api/v1/products/${id}/${kind === 'report' ? 'report-trials' : 'trials'}`,
        { purpose, parameters },
        '',
      );

/** The same of a verification; without a subject it lists made-up ones. */
export const exampleVerificationTrial = (
  { id }: Pick<Product, 'id'>,
  asked: { readonly purpose: string },
  origin: string,
): string => curl(`${origin}/api/v1/products/${id}/verification-trials`, asked, '');

/** Token and trial by a sandbox key. */
export const exampleSandbox = (product: Product, origin: string): string => {
  const first = Object.fromEntries(product.parameters.map(({ name, values }) => [name, values[0] ?? '…']));
  return `TOKEN=$(curl -s -u 'sbx_…:sec_…' -d grant_type=client_credentials '${origin}/oauth2/token' \\
  | sed -n 's/.*"access_token":"\\([^"]*\\)".*/\\1/p')
${exampleTrial(product, first, origin).replace("'Authorization: Bearer …'", '"Authorization: Bearer $TOKEN"')}`;
};

// Inside single quotes of a shell a single quote is written '\''.
const curl = (address: string, body: object, more: string): string => `curl -X POST '${address}' \\
  -H 'Authorization: Bearer …'${more} \\
  -H 'Content-Type: application/json' \\
  -d '${JSON.stringify(body).replaceAll("'", "'\\''")}'`;

const blanks = (items: readonly { readonly name: string }[]) =>
  Object.fromEntries(items.map(({ name }) => [name, '…']));
