import { hash } from 'node:crypto';
import {
  type ClientClaims,
  longestToken,
  secondsOf,
  type TokenIssuer,
  type VerifiedToken,
  verifyToken,
} from './access-token.ts';

/** Most tokens remembered; the one not shown longest goes first. */
const mostKept = 1000;

/**
 * Verifies access tokens and remembers the good ones by their digest, because a client shows the same one for ten minutes and a
 * signature costs more than all else about it. Remembered is only the signature: time and key ring are looked at each time, so a
 * token ends with its term, and with the withdrawal of the key that signed it.
 */
export function tokenVerifier(
  options: TokenIssuer,
  most = mostKept,
): (token: string) => Promise<ClientClaims | null> {
  const good = new Map<string, VerifiedToken>();

  return async (token) => {
    if (token.length > longestToken) return null;
    const digest = hash('sha256', token, 'base64');
    const known = good.get(digest);
    if (known && (await stillGood(options, known))) {
      good.delete(digest);
      good.set(digest, known);
      return known.claims;
    }
    const found = await verifyToken(options, token);
    // Put behind the others, or away.
    good.delete(digest);
    if (!found) return null;
    good.set(digest, found);
    const [longest] = good.keys();
    if (good.size > most && longest !== undefined) good.delete(longest);
    return found.claims;
  };
}

async function stillGood(
  { keys, clock }: TokenIssuer,
  { key, notBefore, expires }: VerifiedToken,
): Promise<boolean> {
  const now = secondsOf(clock.now());
  if (now < notBefore || now >= expires) return false;
  return (await keys.keys()).some(
    (one) => one === key || (one.kid === key.kid && one.publicKey.equals(key.publicKey)),
  );
}
