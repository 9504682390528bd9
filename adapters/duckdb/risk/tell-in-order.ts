import type { DuckDBResult } from '@duckdb/node-api';
import type { TakeClass } from '#platform/privacy';
import type { Patience } from './patience.ts';

/**
 * Tell a listener class after class from a result (code, count, words of the key) that is sorted by the words and the code. Works on the engine's own
 * arrays, two thousand rows at a time: between them others have their turn.
 */
export async function tellInOrder(
  result: DuckDBResult,
  words: number,
  take: TakeClass,
  patience: Patience,
): Promise<void> {
  let codes = new Float64Array(64);
  let counts = new Float64Array(64);
  let length = 0;
  const present = new Uint32Array(words * 2);
  for (;;) {
    patience.check();
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) break;
    const chunkCodes = itemsOf<Uint32Array>(chunk.getColumnVector(0));
    const chunkCounts = itemsOf<Uint32Array>(chunk.getColumnVector(1));
    // As halves of 32 bits: whole words would each be a bigint.
    const keys = Array.from({ length: words }, (_, word) => {
      const items = itemsOf<BigUint64Array>(chunk.getColumnVector(2 + word));
      return new Uint32Array(items.buffer, items.byteOffset, items.length * 2);
    });
    for (let row = 0; row < chunk.rowCount; row++) {
      let same = length > 0;
      for (let word = 0; word < words; word++) {
        const low = keys[word]![2 * row]!;
        const high = keys[word]![2 * row + 1]!;
        if (low === present[2 * word] && high === present[2 * word + 1]) continue;
        if (same) {
          take(codes, counts, length);
          same = false;
        }
        present[2 * word] = low;
        present[2 * word + 1] = high;
      }
      if (!same) length = 0;
      if (length === codes.length) {
        codes = doubled(codes);
        counts = doubled(counts);
      }
      codes[length] = chunkCodes[row]!;
      counts[length] = chunkCounts[row]!;
      length++;
    }
  }
  if (length > 0) take(codes, counts, length);
}

/** The numbers of a result's one column, of 32 bits each: also of millions, which would be as many arrays if read row by row. */
export async function numbersOf(result: DuckDBResult, patience: Patience): Promise<Float64Array> {
  let numbers = new Float64Array(1024);
  let length = 0;
  for (;;) {
    patience.check();
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) return numbers.subarray(0, length);
    while (length + chunk.rowCount > numbers.length) numbers = doubled(numbers);
    numbers.set(itemsOf<Uint32Array>(chunk.getColumnVector(0)).subarray(0, chunk.rowCount), length);
    length += chunk.rowCount;
  }
}

/** The values of a vector as they lie in memory. None is missing: codes, counts and words never are. */
function itemsOf<Items>(vector: unknown): Items {
  const { items } = vector as { readonly items?: Items };
  if (!items) throw new Error('the engine gave a vector of another kind');
  return items;
}

function doubled(array: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(array.length * 2);
  larger.set(array);
  return larger;
}
