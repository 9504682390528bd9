import { randomInt } from 'node:crypto';

// No letters that are mistaken for each other when read from a slip of paper.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password that an administrator hands out once: four groups of four, about 79 bits. */
export const newOneTimePassword = (): string =>
  Array.from({ length: 4 }, () =>
    Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join(''),
  ).join('-');
