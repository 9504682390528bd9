/** What was done to one column, and what it cost. */
export interface ColumnOutcome {
  readonly column: string;
  readonly remedy: string;
  /** Cells that are other than before, those of rows left out not among them; of a dropped column all that held something. */
  readonly changed: number;
  /** What was taken from it, 0 to 1 (`columnLoss`); not there in repairs kept before it was counted. */
  readonly loss?: number;
}

/** What a repair did, in numbers. No value of the table is among them. */
export interface RepairOutcome {
  readonly rowsBefore: number;
  readonly rowsAfter: number;
  readonly columns: readonly ColumnOutcome[];
  /** Columns that are not there any more, and those whose type changed: what the drift check takes as said. */
  readonly removed: readonly string[];
  readonly retyped: readonly string[];
  readonly before: ClassMeasures | null;
  readonly after: ClassMeasures | null;
}

/** How alike the rows of a table are, in the quasi-identifiers that were named. */
export interface ClassMeasures {
  readonly rows: number;
  readonly classes: number;
  /** Rows of the smallest class: k. 0 of an empty table. */
  readonly k: number;
  /** Rows nobody is like. */
  readonly unique: number;
  readonly averageClass: number;
}
