import { fewRandomBytes } from './random-pool.ts';

/** An id tells its kind: `org_…`, `agr_…`. The random part is 130 bits, so an id is not guessable and says nothing of its time. */
export type Id<Prefix extends string> = `${Prefix}_${string}`;

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** A fresh id, e.g. `newId('agr')` → `agr_7k0…` (prefix, underscore, 26 characters of Crockford base 32). */
export function newId<Prefix extends string>(prefix: Prefix): Id<Prefix> {
  let digits = '';
  for (const byte of fewRandomBytes(26)) digits += alphabet[byte & 31]!;
  return `${prefix}_${digits}`;
}

/** Pattern of an id for schemas: `Type.String({ pattern: idPattern('agr') })`. */
export const idPattern = (prefix: string): string => `^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`;
/** Is it an id with this prefix? Says nothing of whether the thing exists. */
export const isId = <Prefix extends string>(prefix: Prefix, value: unknown): value is Id<Prefix> =>
  typeof value === 'string' && new RegExp(idPattern(prefix)).test(value);
