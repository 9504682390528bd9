import type { LogHead } from '#api-client';

/** Keys of this node's log: those that sign now and those that signed before. A receipt under any other key is said to be another log's. */
export const trustedKeysOf = (log: LogHead | undefined): readonly string[] =>
  log ? [...log.vkeys, ...log.formerVkeys] : [];
