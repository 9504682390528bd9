/** What an analyst is told of the noise in an answer. Nothing of it depends on the data. */
export type ReleasedNoise =
  | {
      readonly mode: 'cell-key';
      /** Perturbation table by its version. */
      readonly table: string;
      /** No count is further off than this. */
      readonly deviation: number;
      readonly variance: number;
    }
  | {
      readonly mode: 'differential-privacy';
      /** ε this answer spends. */
      readonly epsilon: string;
      /** At most so many rows of one unit were counted. */
      readonly rowsPerUnit: number;
      /**
       * Of each output that is one number: the scale of its discrete Laplace noise, and how far off it is in at most 5 of 100 answers, in the
       * column's own unit. Null for what is a key or computed from several numbers.
       */
      readonly columns: readonly ({ readonly scale: string; readonly within95: string } | null)[];
    };
