import type { Cell, Detector, Tally, Trace } from './detector.ts';
import { detectors } from './detectors/index.ts';
import { type HeaderSays, headerSays } from './header.ts';
import { type Chain, chainsOf } from './scanning/chains.ts';
import { plain, shape, shapeOf } from './scanning/shape.ts';
import { probeOf, withSplit } from './split-columns.ts';

/** What a look may cost. Every scan is linear in the characters, so that characters are the measure of time. */
export interface DetectionLimits {
  /** Of all cells together, each distinct text of a column once. */
  readonly characters: number;
  /** Of one cell; what follows is not looked at. */
  readonly cellCharacters: number;
  /** Distinct texts of one column shown to detectors that judge columns rather than cells, spread over the whole column. */
  readonly sampledTexts: number;
  /** Findings told of one table. */
  readonly findings: number;
}

export const detectionLimits: DetectionLimits = {
  characters: 300_000_000,
  cellCharacters: 1_000_000,
  sampledTexts: 20_000,
  findings: 2_000,
};

export interface LookedAtTable {
  readonly columns: readonly { readonly name: string }[];
  values(column: number): readonly { readonly text: string; readonly rows: number }[];
  /** Rows there are, and the text of one cell ('' where there is none): without them nothing is looked for over several columns. */
  readonly rows?: number;
  at?(column: number, row: number): string;
}

export interface SeenTrace extends Trace {
  /** Cells the detector was shown; fewer than are filled when the column was sampled. */
  readonly lookedAt: number;
}

export interface LookedAtColumn {
  readonly name: string;
  readonly header: HeaderSays;
  readonly filled: number;
  readonly distinct: number;
  readonly traces: readonly SeenTrace[];
  /** Some of it was not looked at. */
  readonly undecided?: 'budget' | 'long-cells';
}

/** What a look has cost: the bound is held against these counts, not against a watch. */
export interface Cost {
  texts: number;
  characters: number;
  looks: number;
}

/** Looks at every column. Never throws on what cells hold, and stops where the limits say so. */
export function lookAtColumns(
  table: LookedAtTable,
  limits: DetectionLimits = detectionLimits,
): { readonly columns: readonly LookedAtColumn[]; readonly cost: Cost } {
  const cost: Cost = { texts: 0, characters: 0, looks: 0 };
  const probes: (readonly string[])[] = [];
  const columns = table.columns.map(({ name }, index) => {
    const values = table.values(index);
    probes.push(probeOf(values));
    return lookAtColumn(name, values, limits, cost);
  });
  return { columns: withSplit(table, columns, probes), cost };
}

interface Open {
  readonly detector: Detector;
  readonly tally: Tally;
}

function lookAtColumn(
  name: string,
  values: readonly { readonly text: string; readonly rows: number }[],
  limits: DetectionLimits,
  cost: Cost,
): LookedAtColumn {
  const header = headerSays(name);
  if (values.length === 0) return { name, header, filled: 0, distinct: 0, traces: [] };
  const every: Open[] = [];
  const some: Open[] = [];
  for (const detector of detectors) {
    const tally = detector.open(header);
    if (tally) (detector.sampled ? some : every).push({ detector, tally });
  }
  const wanted = (open: readonly Open[]): number =>
    open.some(({ detector }) => detector.needs === 0)
      ? -1
      : open.reduce((bits, { detector }) => bits | detector.needs, 0);
  const everyWants = wanted(every);
  const stride = Math.ceil(values.length / limits.sampledTexts);
  const cell = new CellView();
  let [filled, sampledCells, sampledTexts, lookedAt] = [0, 0, 0, 0];
  let undecided: LookedAtColumn['undecided'];
  for (let index = 0; index < values.length; index++) {
    const { text, rows } = values[index]!;
    filled += rows;
    const length = Math.min(text.length, limits.cellCharacters);
    if (cost.characters + length > limits.characters) {
      undecided = 'budget';
      continue;
    }
    if (length < text.length) undecided ??= 'long-cells';
    lookedAt += rows;
    cost.texts++;
    cost.characters += length;
    cell.show(length < text.length ? text.slice(0, length) : text, rows);
    if (everyWants === -1 || cell.bits & everyWants) cost.looks += seeBy(every, cell);
    if (index % stride !== 0) continue;
    sampledTexts++;
    sampledCells += rows;
    cost.looks += seeBy(some, cell);
  }
  const judged = (open: readonly Open[], cells: number, distinct: number): SeenTrace[] =>
    open.flatMap(({ tally }) =>
      tally.judge({ header, cells, distinct }).map((trace) => ({ ...trace, lookedAt: cells })),
    );
  return {
    name,
    header,
    filled,
    distinct: values.length,
    traces: merged([...judged(every, lookedAt, values.length), ...judged(some, sampledCells, sampledTexts)]),
    ...(undecided ? { undecided } : {}),
  };
}

function seeBy(open: readonly Open[], cell: CellView): number {
  let looks = 0;
  for (const { detector, tally } of open) {
    if (detector.needs !== 0 && (cell.bits & detector.needs) === 0) continue;
    tally.see(cell);
    looks++;
  }
  return looks;
}

/** One cell after the other in the same object: a million of them would be a million objects. */
class CellView implements Cell {
  text = '';
  rows = 0;
  bits = 0;
  private found: readonly Chain[] | null = null;

  show(text: string, rows: number): void {
    this.bits = shapeOf(text);
    this.text = text;
    if (this.bits & shape.odd) {
      this.text = plain(text);
      this.bits = shapeOf(this.text);
    }
    this.rows = rows;
    this.found = null;
  }

  get chains(): readonly Chain[] {
    this.found ??= this.bits & shape.chain7 ? chainsOf(this.text, 7) : [];
    return this.found;
  }
}

const ranks = ['low', 'medium', 'high'] as const;

/** One trace per family: a column may hold numbers that are whole and others that a spreadsheet has damaged. */
function merged(traces: readonly SeenTrace[]): readonly SeenTrace[] {
  const byFamily = new Map<string, SeenTrace>();
  for (const trace of traces) {
    const before = byFamily.get(trace.family);
    if (!before) {
      byFamily.set(trace.family, trace);
      continue;
    }
    before.hits.join(trace.hits);
    const confidence = ranks[Math.max(ranks.indexOf(before.confidence), ranks.indexOf(trace.confidence))]!;
    byFamily.set(trace.family, { ...before, confidence, why: [...before.why, ...trace.why] });
  }
  return [...byFamily.values()];
}
