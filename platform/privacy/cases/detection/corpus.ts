import type { Family } from '../../model/detection/index.ts';
import { hardPositives } from './hard-positives.ts';
import { negatives } from './negatives.ts';
import { positives } from './positives.ts';
import { type Random, randomFrom } from './random.ts';

/** One column of the corpus: what it is made like, and which families a careful reader would find in it. */
export interface CorpusColumn {
  readonly name: string;
  readonly header: string;
  readonly cells: readonly string[];
  readonly expected: readonly Family[];
}

export interface ColumnRecipe {
  readonly name: string;
  readonly headers: readonly string[];
  readonly cell: (random: Random, row: number) => string;
  readonly expected: readonly Family[];
  readonly rows?: number;
}

const seed = 20_260_105;
/** Columns made of each recipe, of different headers and lengths. */
const copies = 6;
const lengths = [40, 120, 12, 300, 60, 25];

/** Every column, from the seed. Invented values only. */
export function corpus(): readonly CorpusColumn[] {
  const random = randomFrom(seed);
  return [...positives, ...hardPositives, ...negatives].flatMap(({ name, headers, cell, expected, rows }) =>
    Array.from({ length: copies }, (_, copy) => ({
      name,
      header: headers[copy % headers.length]!,
      expected,
      cells: Array.from({ length: rows ?? lengths[copy]! }, (_, row) => cell(random, row)),
    })),
  );
}
