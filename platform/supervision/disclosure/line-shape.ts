import { type Static, Type } from 'typebox';
import { TextSchema, type Tx } from '#foundation';
import { placesOf } from '#platform/evidence';
import { fieldTitles } from '../model/disclosure/fields.ts';
import type { ReportLine } from '../model/disclosure/report.ts';
import { Nullable } from '../reads/shapes.ts';

const Whole = Type.Union([Type.Integer(), Type.Null()]);

/** A line as it is read and downloaded. */
export const DisclosedLine = Type.Object({
  field: Type.String({ description: 'Which of the things that are asked for' }),
  fieldTitle: TextSchema,
  aboutKind: Type.String({ description: 'agreement, product, organisation, or node for the whole hub' }),
  aboutId: Type.String(),
  label: TextSchema,
  value: TextSchema,
  atLeast: Whole,
  atMost: Whole,
  unit: Nullable,
  fen: Nullable,
  entries: Type.Array(
    Type.Object({
      entry: Type.String(),
      index: Type.Union([Type.Integer(), Type.Null()]),
    }),
    { description: 'Entries of the public log that say it; the index is null until the log has taken it' },
  ),
  facts: Type.Union([
    Type.Object({ kind: Type.String(), from: Type.String(), until: Type.String() }),
    Type.Null(),
  ]),
});
export type DisclosedLine = Static<typeof DisclosedLine>;

export async function shownLines(tx: Tx, lines: readonly ReportLine[]): Promise<DisclosedLine[]> {
  const places = await placesOf(
    tx,
    lines.flatMap(({ entries }) => entries),
  );
  return lines.map(({ about, entries, label, value, facts, ...line }) => ({
    ...line,
    fieldTitle: { ...fieldTitles[line.field] },
    aboutKind: about.kind,
    aboutId: about.id,
    label: { ...label },
    value: { ...value },
    entries: entries.map((entry) => ({ entry, index: places.get(entry) ?? null })),
    facts: facts && { ...facts },
  }));
}
