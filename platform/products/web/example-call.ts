import type { Product } from '#api-client';

/** A call that can be copied: the first allowed values of a statistics product, the items of a verification. */
export function exampleCall(
  { callAddress, purpose, parameters, verification }: Product,
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
      };
  // Inside single quotes of a shell a single quote is written '\''.
  return `curl -X POST '${origin}${callAddress}' \\
  -H 'Authorization: Bearer …' -H 'Idempotency-Key: …' \\
  -H 'Content-Type: application/json' \\
  -d '${JSON.stringify(body).replaceAll("'", "'\\''")}'`;
}

const blanks = (items: readonly { readonly name: string }[]) =>
  Object.fromEntries(items.map(({ name }) => [name, '…']));
