/*
 * Parameters of the check. No text in force gives figures for 汇聚关联: each is a choice of this program until one does.
 */
export const thresholds = {
  verified: false,
  /** Classes smaller than this are small (k). GB/T 37964 and 42460 name no figure for linkage. */
  smallGroup: 5,
  /** Columns of which less than this share, of the smaller one, lies in the other are apart. */
  overlap: 0.05,
  /** Columns with fewer values (sex, yes and no) join nothing by themselves; they narrow what others join. */
  distinctAlone: 10,
  /** Keys that can tell fewer things apart than this single nobody out. */
  distinctTogether: 20,
  /** From here on somebody is told that a released table became riskier. */
  alertFrom: 'medium',
} as const;

/** Bounds of one check; what lies beyond is reported as not decided. */
export interface LinkageBounds {
  readonly columns: number;
  readonly rows: number;
  /** Smallest hashes kept of each column. */
  readonly sketch: number;
  readonly keysPerPair: number;
  readonly keyColumns: number;
  readonly attachedColumns: number;
  readonly pairMs: number;
  /** Of a check that somebody waits for; what is left then is done when it is asked for again. */
  readonly checkMs: number;
  /** How long the background keeps the engine before others have their turn; it goes on where it stopped. */
  readonly sliceMs: number;
  /** A pair in which the program ended so often within a day is let be. */
  readonly breaks: number;
}
export const bounds: LinkageBounds = {
  columns: 500,
  rows: 5_000_000,
  sketch: 1_024,
  keysPerPair: 6,
  keyColumns: 6,
  attachedColumns: 12,
  pairMs: 20_000,
  checkMs: 300_000,
  sliceMs: 20_000,
  breaks: 5,
};
