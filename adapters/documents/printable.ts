/**
 * A text with every character that the font cannot draw written out as its code, 〔U+20BB7〕: a name with a rare character must be
 * legible as incomplete, never show an empty box.
 */
export const printable = (text: string, hasGlyph: (codePoint: number) => boolean): string =>
  [...text]
    .map((character) => {
      const codePoint = character.codePointAt(0)!;
      if (character === '\n' || hasGlyph(codePoint)) return character;
      return `〔U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}〕`;
    })
    .join('');
