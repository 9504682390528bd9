import {
  type CellPlace,
  type Evidence,
  type Finding,
  type FindingCode,
  findingCodes,
  findingList,
} from './findings.ts';

const excerptLength = 40;

/** Shorten a cell for a finding. */
export const excerptOf = (value: string): string =>
  value.length <= excerptLength ? value : `${value.slice(0, excerptLength)}…`;

/** Collects findings; places beyond the sample bound are counted, not kept. */
export class FindingList {
  /** Places kept with each finding. */
  readonly samples: number;
  readonly #found = new Map<
    string,
    { code: FindingCode; count: number; at: CellPlace[]; evidence: Evidence }
  >();
  /** The sheet read, once it is known; every place then names it. */
  sheet: string | undefined;

  constructor(samples: number) {
    this.samples = samples;
  }

  /** Note one place. Evidence given with the first is kept. */
  see(code: FindingCode, row?: number, column?: number, value?: string): void {
    const entry = this.#entry(code);
    entry.count++;
    if (row === undefined || entry.at.length >= this.samples) return;
    entry.at.push({ row, column, excerpt: value === undefined ? undefined : excerptOf(value) });
  }

  /**
   * Note many places of one column at once: how many there are, and the first of them. Kept are the first in reading order, row
   * by row, whichever column comes first.
   */
  seeAll(
    code: FindingCode,
    count: number,
    places: readonly { readonly row: number; readonly column: number; readonly value?: string }[],
  ): void {
    if (count === 0) return;
    const entry = this.#entry(code);
    entry.count += count;
    entry.at = [
      ...entry.at,
      ...places.map(({ row, column, value }) => ({
        row,
        column,
        excerpt: value === undefined ? undefined : excerptOf(value),
      })),
    ]
      .sort((a, b) => a.row - b.row || (a.column ?? 0) - (b.column ?? 0))
      .slice(0, this.samples);
  }

  /** State a fact with its evidence. `variant` keeps facts of one code apart. */
  state(
    code: FindingCode,
    count: number,
    evidence: Evidence = {},
    at: readonly CellPlace[] = [],
    variant = '',
  ): void {
    const entry = this.#entry(code, variant);
    entry.count = count;
    entry.evidence = evidence;
    entry.at = at.slice(0, this.samples);
  }

  has = (code: FindingCode): boolean => this.#found.has(code);

  /** Add evidence to a code already seen; does nothing when it was not. */
  explain(code: FindingCode, evidence: Evidence): void {
    const entry = this.#found.get(code);
    if (entry) entry.evidence = evidence;
  }

  /** In the order of the closed list, so that the same file always gives the same findings. */
  list(): Finding[] {
    return [...this.#found.values()]
      .sort((a, b) => findingCodes.indexOf(a.code) - findingCodes.indexOf(b.code))
      .map(({ code, count, at, evidence }) => ({
        code,
        severity: findingList[code].severity,
        message: findingList[code].message(count, evidence),
        count,
        at: this.sheet === undefined ? at : at.map((place) => ({ sheet: this.sheet, ...place })),
        evidence,
      }));
  }

  #entry(code: FindingCode, variant = '') {
    const key = `${code}${variant}`;
    let entry = this.#found.get(key);
    if (!entry) {
      entry = { code, count: 0, at: [], evidence: {} };
      this.#found.set(key, entry);
    }
    return entry;
  }
}
