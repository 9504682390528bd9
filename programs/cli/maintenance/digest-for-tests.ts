import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Json } from '#foundation';

/** As the hub takes it of documents that are signed. */
export const digest = (value: Json): string =>
  createHash('sha256').update(canonicalize(value)!).digest('hex');
