/**
 * Text of foreign origin as it may stand on a terminal: control characters and invisible format characters (which could move the
 * cursor, or turn the reading direction round) are spelt out.
 */
export const printable = (foreign: string): string =>
  foreign.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    (character) => `\\u{${character.codePointAt(0)!.toString(16)}}`,
  );
