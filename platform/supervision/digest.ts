import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** Canonical JSON (RFC 8785). */
export const canonicalBytes = (content: unknown): Buffer => Buffer.from(canonicalize(content) ?? '', 'utf8');

/** SHA-256 over it, in hex. */
export const contentDigest = (content: unknown): string =>
  createHash('sha256').update(canonicalBytes(content)).digest('hex');
