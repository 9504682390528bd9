/** Bounds of one reading. Every one is a parameter; what exceeds it is refused with the number reached, never cut off. */
export interface Limits {
  /** Size of the file as received. */
  readonly bytes: number;
  /** Sum of the sizes of a workbook's parts after decompression. */
  readonly decompressedBytes: number;
  /** Rows of the file or sheet, titles and empty ones included. */
  readonly rows: number;
  readonly columns: number;
  /** Cells of all rows together. */
  readonly cells: number;
  /** Sample places kept with each finding. */
  readonly samples: number;
}

export const defaultLimits: Limits = {
  bytes: 256 * 1024 * 1024,
  decompressedBytes: 1024 * 1024 * 1024,
  rows: 1_048_576,
  columns: 16_384,
  cells: 40_000_000,
  samples: 5,
};
