import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { ReleasedResult } from '../model/index.ts';
import type { GovernedCall } from './governed-call.ts';

/** SHA-256 of a value as canonical JSON (RFC 8785), in hex. */
export const digest = (value: unknown): string =>
  createHash('sha256')
    .update(canonicalize(value) ?? 'null')
    .digest('hex');

/** What an idempotency key is used for: the same for the same question. */
export const inputCheckOf = (call: GovernedCall): string =>
  digest([
    call.productId,
    call.purpose,
    call.sql,
    call.values,
    ...(call.page ? [call.page] : []),
    ...(call.epsilon === undefined ? [] : [call.epsilon]),
    ...(call.own ? [call.own.check] : []),
  ]);

export const questionDigest = (call: GovernedCall, printedSql: string): string =>
  digest({
    sql: call.sql,
    values: call.values,
    printed: digest(printedSql),
    ...(call.own ? { own: call.own.digest } : {}),
  });

export const resultDigest = ({ columns, rows }: ReleasedResult): string => digest({ columns, rows });
