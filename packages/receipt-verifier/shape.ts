import type { Json } from './canonical.ts';
import { fromHex } from './encoding.ts';
import { isFieldName, isInstant, isKind, type Leaf, type Openings, saltLength } from './leaf.ts';
import { hashLength } from './merkle.ts';
import { isKeyName } from './note.ts';

/** Thrown while reading a file whose parts are not where the format puts them; `at` is a JSON pointer. */
export class ShapeFault extends Error {
  readonly at: string;
  constructor(at: string) {
    super(`not as the format says: ${at || '(whole file)'}`);
    this.at = at;
  }
}

export type JsonObject = { readonly [name: string]: Json };

/** The object at a place, with exactly these members. */
export function objectWith(value: Json | undefined, at: string, names: readonly string[]): JsonObject {
  const object = anyObject(value, at);
  for (const name of Object.keys(object)) if (!names.includes(name)) throw new ShapeFault(`${at}/${name}`);
  for (const name of names) if (!Object.hasOwn(object, name)) throw new ShapeFault(`${at}/${name}`);
  return object;
}

export function anyObject(value: Json | undefined, at: string): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new ShapeFault(at);
  return value as JsonObject;
}

export function checked<Value extends Json>(
  value: Json | undefined,
  at: string,
  test: (value: Json) => boolean,
): Value {
  if (value === undefined || !test(value)) throw new ShapeFault(at);
  return value as Value;
}

export const isText = (value: Json): boolean => typeof value === 'string' && value.length > 0;
export const isHashText = (value: Json): boolean =>
  typeof value === 'string' && fromHex(value, hashLength) !== null;
export const isPosition = (value: Json): boolean =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/** Longest proof of a tree whose size is a safe integer. */
const proofLimit = 64;
const keyLimit = 16;
const fieldLimit = 64;

/** Which log a file speaks of: its name and the verifier keys whose signatures the file carries, the log's own Ed25519 key first. */
export interface LogIdentity {
  readonly origin: string;
  readonly keys: readonly string[];
}

export function readLog(value: Json | undefined, at: string): LogIdentity {
  const log = objectWith(value, at, ['origin', 'keys']);
  const origin = checked<string>(
    log['origin'],
    `${at}/origin`,
    (name) => typeof name === 'string' && isKeyName(name),
  );
  return { origin, keys: readTexts(log['keys'], `${at}/keys`, isText, keyLimit) };
}

export const readProof = (value: Json | undefined, at: string): readonly string[] =>
  readTexts(value, at, isHashText, proofLimit);

function readTexts(
  value: Json | undefined,
  at: string,
  test: (value: Json) => boolean,
  limit: number,
): readonly string[] {
  if (!Array.isArray(value) || value.length > limit) throw new ShapeFault(at);
  return value.map((item: Json, position) => checked<string>(item, `${at}/${position}`, test));
}

export function readLeaf(value: Json | undefined, at: string): Leaf {
  const leaf = anyObject(value, at);
  checked(leaf['kind'], `${at}/kind`, isKind);
  checked(leaf['version'], `${at}/version`, (version) => version === 1);
  if (!Object.hasOwn(leaf, 'commitments')) {
    objectWith(leaf, at, ['kind', 'version', 'entry', 'subject', 'at', 'fact']);
    checked(leaf['entry'], `${at}/entry`, isText);
    checked(leaf['subject'], `${at}/subject`, isText);
    checked(leaf['at'], `${at}/at`, isInstant);
    return leaf as unknown as Leaf;
  }
  objectWith(leaf, at, ['kind', 'version', 'commitments']);
  const commitments = Object.entries(anyObject(leaf['commitments'], `${at}/commitments`));
  if (commitments.length > fieldLimit) throw new ShapeFault(`${at}/commitments`);
  for (const [field, hash] of commitments) {
    checked(hash, `${at}/commitments/${field}`, (text) => isFieldName(field) && isHashText(text));
  }
  return leaf as unknown as Leaf;
}

export function readOpenings(value: Json | undefined, at: string): Openings {
  const openings = anyObject(value, at);
  for (const [field, part] of Object.entries(openings)) {
    const opening = objectWith(part, `${at}/${field}`, ['salt', 'value']);
    checked(
      opening['salt'],
      `${at}/${field}/salt`,
      (salt) => typeof salt === 'string' && fromHex(salt, saltLength) !== null,
    );
  }
  return openings as unknown as Openings;
}
