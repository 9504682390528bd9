import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify<string, Buffer, number, { N: number; r: number; p: number }, Buffer>(scrypt);

// 16 MiB and about 40 ms: a token lasts ten minutes, so this is paid seldom.
const cost = { N: 16_384, r: 8, p: 1 } as const;
const hashBytes = 32;

/** A fresh client secret: the id of its row, a dot, 256 random bits. The id finds the one hash to compare with. */
export function newSecret(secretId: string): string {
  return `${secretId}.${randomBytes(32).toString('base64url')}`;
}

/** The id in front of a secret, or null when it cannot be one of ours. */
export function secretIdOf(secret: string): string | null {
  const match = /^(sec_[0-9a-z]{26})\.[\w-]{43}$/.exec(secret);
  return match?.[1] ?? null;
}

/** `scrypt$N$r$p$salt$hash`: everything needed to compare, nothing to get back. */
export async function hashSecret(secret: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(secret, salt, hashBytes, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), hash.toString('base64url')].join('$');
}

/** Is it the secret behind the hash? Compared in constant time. Throws on a hash that is not of our making. */
export async function matchesHash(secret: string, stored: string): Promise<boolean> {
  const [scheme, N, r, p, salt, hash] = stored.split('$');
  if (scheme !== 'scrypt' || !salt || !hash) throw new Error('not the hash of a client secret');
  const wanted = Buffer.from(hash, 'base64url');
  const given = await derive(secret, Buffer.from(salt, 'base64url'), wanted.length, {
    N: Number(N),
    r: Number(r),
    p: Number(p),
  });
  return timingSafeEqual(given, wanted);
}

// Compared with when there is no such secret, so that the answer takes as long.
const nobodysHash = hashSecret(newSecret('nobody'));
export const compareWithNobody = async (secret: string): Promise<false> => {
  await matchesHash(secret, await nobodysHash);
  return false;
};
