import type { Actor, Result } from '#foundation';
import { purpose } from './ground.ts';

/** Somebody who can do an act. */
type Acting = <Output>(actor: Actor, name: string, input: object, key?: string) => Promise<Result<Output>>;

let numbers = 0;

/** Register that a subject consented, and give the token; nothing when it is refused. */
export async function consented(
  act: Acting,
  actor: Actor,
  productId: string,
  subject: { readonly [item: string]: string },
  more: { readonly until?: string } = {},
): Promise<{ readonly token: string; readonly consentId: string } | null> {
  numbers += 1;
  const made = await act<{ readonly token: string; readonly consentId: string }>(
    actor,
    'products.register-consent',
    {
      productId,
      purpose,
      subject,
      paperNumber: `同意书〔2026〕${numbers}号`,
      paperSha256: String(numbers).padStart(64, '0'),
      until: '2028-12-31',
      ...more,
    },
    `consent ${numbers}`,
  );
  return made.ok ? made.value : null;
}
