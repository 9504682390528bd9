/** Bits of one word of a key. One less than would fit a signed number, so that no shift or mask is ever near an edge. */
const wordBits = 62;
/** The same for a signed number of 32 bits. */
const smallBits = 30;

interface Place {
  readonly word: number;
  readonly shift: number;
  readonly bits: number;
}

/**
 * Rows are grouped by a key of a few whole numbers instead of by the values of many columns: each column's values are numbered, and the number has bits of
 * its own in a word. Leaving columns out is then a mask. A column of one value has no bits.
 */
export class KeyLayout {
  readonly places: readonly Place[];
  readonly words: number;

  constructor(distinct: readonly number[]) {
    let word = 0;
    let used = 0;
    this.places = distinct.map((values) => {
      const bits = values <= 1 ? 0 : 32 - Math.clz32(values - 1);
      if (used + bits > wordBits) {
        word++;
        used = 0;
      }
      const place = { word, shift: used, bits };
      used += bits;
      return place;
    });
    this.words = word + 1;
  }

  /** Names of the words: `w0, w1 …`. */
  get names(): string {
    return this.wordList().join(', ');
  }

  /** SQL of the words of a row, from the SQL of the number of each column's value. */
  composed(codes: readonly string[]): string {
    return this.wordList()
      .map((name, word) => {
        const inside = [...this.places.entries()].filter(
          ([, { word: its, bits }]) => its === word && bits > 0,
        );
        // Small words are put together as the small numbers that codes are.
        const small = inside.reduce((all, [, { bits }]) => all + bits, 0) <= smallBits;
        const parts = inside.map(([index, { shift }]) =>
          small ? `(${codes[index]} << ${shift})` : `(CAST(${codes[index]} AS UBIGINT) << ${shift})`,
        );
        return `CAST(${parts.length > 0 ? parts.join(' | ') : '0'} AS UBIGINT) AS ${name}`;
      })
      .join(', ');
  }

  /** SQL of the number of one column's value, from the words. */
  numberOf(column: number): string {
    const { word, shift, bits } = this.places[column]!;
    return `((w${word} >> ${shift}) & CAST(${(1n << BigInt(bits)) - 1n} AS UBIGINT))`;
  }

  /** SQL of the words with these columns alone left in. */
  only(columns: readonly number[]): string {
    return this.wordList()
      .map((name, word) => {
        const mask = this.places.reduce(
          (all, place, index) =>
            place.word === word && columns.includes(index)
              ? all | (((1n << BigInt(place.bits)) - 1n) << BigInt(place.shift))
              : all,
          0n,
        );
        return `${name} & CAST(${mask} AS UBIGINT)`;
      })
      .join(', ');
  }

  /** SQL of the words without these columns. */
  without(columns: readonly number[]): string {
    return this.only(this.places.map((_, index) => index).filter((index) => !columns.includes(index)));
  }

  private wordList(): string[] {
    return Array.from({ length: this.words }, (_, word) => `w${word}`);
  }
}
