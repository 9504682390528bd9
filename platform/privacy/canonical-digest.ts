import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Json } from '#foundation';

/** SHA-256 of a value as canonical JSON (RFC 8785), in hex: what the log and a signature mean by it. */
export const canonicalDigest = (value: Json): string =>
  createHash('sha256')
    .update(canonicalize(value) ?? 'null')
    .digest('hex');
