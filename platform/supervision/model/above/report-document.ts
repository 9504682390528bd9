/** What a number stands under: the whole, one organisation, rule, purpose or class, or a month of the period. */
export type LineOf = 'whole' | 'organisation' | 'part' | 'month';

/** One number of a report, with where the list it comes from is read. */
export interface ReportLine {
  readonly figure: string;
  readonly of: LineOf;
  /** Id of the organisation, name of the part, or the month; empty for the whole. */
  readonly key: string;
  /** What the key is called. */
  readonly name: string;
  readonly value: number;
  /** Address of the list behind it in this hub; empty where there is none. */
  readonly list: string;
}

/** A report as it is fixed and sent. Integers and texts only, so that its canonical form is one. */
export interface ReportDocument {
  readonly organisation: string;
  readonly receiver: string;
  readonly period: {
    readonly kind: string;
    readonly from: string;
    readonly through: string;
    readonly title: string;
  };
  readonly version: number;
  /** Digest of the version it corrects, and why. */
  readonly corrects: string | null;
  readonly reason: string | null;
  readonly summary: string;
  readonly takenAt: string;
  readonly lines: readonly ReportLine[];
}

/** What two versions say differently, line by line. */
export function changedLines(
  before: Pick<ReportDocument, 'lines'>,
  after: Pick<ReportDocument, 'lines'>,
): readonly { readonly line: ReportLine; readonly before: number | null; readonly after: number | null }[] {
  const keyOf = ({ figure, of, key }: ReportLine) => JSON.stringify([figure, of, key]);
  const old = new Map(before.lines.map((line) => [keyOf(line), line]));
  const now = new Map(after.lines.map((line) => [keyOf(line), line]));
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)];
    return was?.value === is?.value
      ? []
      : [{ line: (is ?? was)!, before: was?.value ?? null, after: is?.value ?? null }];
  });
}
