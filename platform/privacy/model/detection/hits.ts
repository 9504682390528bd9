/** What a detector has seen in one column: cells, different texts, how they were written, and three masked examples. */
export class Hits {
  cells = 0;
  distinct = 0;
  readonly forms: { [form: string]: number } = {};
  private readonly shown = new Set<string>();

  /** `example` must be masked already; it is only asked for while examples are wanted. */
  add(rows: number, form: string, example: () => string): void {
    this.cells += rows;
    this.distinct++;
    this.forms[form] = (this.forms[form] ?? 0) + rows;
    if (this.shown.size < mostExamples) this.shown.add(example());
  }

  /** Takes what another has seen of the same column. */
  join(other: Hits): void {
    this.cells += other.cells;
    this.distinct += other.distinct;
    for (const [form, cells] of Object.entries(other.forms))
      this.forms[form] = (this.forms[form] ?? 0) + cells;
    for (const example of other.examples) if (this.shown.size < mostExamples) this.shown.add(example);
  }

  get examples(): readonly string[] {
    return [...this.shown];
  }
}

const mostExamples = 3;
const longestMask = 20;

/** The first characters, and a star for each of the rest: never the value, also when it is short. */
export function masked(value: string, keep: number): string {
  const characters = [...value.slice(0, 4 * longestMask)];
  const kept = Math.min(keep, Math.floor(characters.length / 3));
  return (
    characters.slice(0, kept).join('') +
    '*'.repeat(Math.min(longestMask, Math.max(1, characters.length - kept)))
  );
}
