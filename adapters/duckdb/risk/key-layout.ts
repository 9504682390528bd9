/** Bits of one word of a key. One less than would fit a signed number, so that no shift or mask is ever near an edge. */
const wordBits = 62;

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

  /** SQL of the words of a row whose column i has its number in `d<i>.code`. */
  get composed(): string {
    return this.wordList()
      .map((name, word) => {
        const parts = this.places.flatMap((place, index) =>
          place.word === word && place.bits > 0
            ? [`(CAST(d${index}.code AS UBIGINT) << ${place.shift})`]
            : [],
        );
        return `${parts.length > 0 ? parts.join(' | ') : 'CAST(0 AS UBIGINT)'} AS ${name}`;
      })
      .join(', ');
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
