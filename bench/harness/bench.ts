import type { Finding } from './result.ts';

export interface Ground {
  /** An empty folder of this bench's own; removed afterwards. */
  readonly folder: string;
  readonly say: (line: string) => void;
}

/** How much a bench does: `full` for figures, `tiny` to see that it still works. */
export type Size = 'full' | 'tiny';

export interface Bench {
  readonly name: string;
  run(ground: Ground, size: Size): Promise<readonly Finding[]>;
}
