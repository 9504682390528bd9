import type { Answers } from './verification-record.ts';

/**
 * Less was confirmed than was asked: another value, none on record, or no such subject. Told by what the caller is told, and nothing besides, so that
 * a count of it tells nothing new.
 */
export const isMiss = ({ exists, items }: Answers): boolean =>
  items.length > 0 ? items.some(({ answer }) => answer !== 'yes') : exists !== 'yes';
