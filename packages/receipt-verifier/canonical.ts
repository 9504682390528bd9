import serialize from 'canonicalize';
import { type Bytes, fromUtf8, toUtf8 } from './encoding.ts';

/** A value that survives JSON unchanged. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** JSON with one spelling only (RFC 8785): names sorted, no white space, shortest numbers. Throws on what JSON cannot hold. */
export function canonicalJson(value: Json): string {
  const text = serialize(value);
  if (text === undefined) throw new TypeError('this value has no JSON form');
  return text;
}

/** UTF-8 of the canonical JSON (RFC 8785). */
export const canonicalBytes = (value: Json): Bytes => toUtf8(canonicalJson(value));

/** Parse bytes that must already be canonical JSON. Anything else — white space, a doubled name, `1.0`, a byte-order mark — gives undefined (null is a value). */
export function parseCanonical(bytes: Bytes): Json | undefined {
  const text = fromUtf8(bytes);
  if (text === null) return undefined;
  try {
    const value = JSON.parse(text) as Json;
    return canonicalJson(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}
