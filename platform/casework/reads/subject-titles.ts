import type { Text, Tx } from '#foundation';
import type { Registry } from '../registry.ts';

/**
 * What the things on a page of a list are called, by kind and id: one question for each kind that can answer for many, otherwise one for
 * each thing. A thing that is not there any more is not among them.
 */
export async function subjectTitles(
  tx: Tx,
  { subjects }: Pick<Registry, 'subjects'>,
  things: readonly { readonly subject_kind: string; readonly subject_id: string }[],
): Promise<(kind: string, id: string) => Text | undefined> {
  const idsOf = Map.groupBy(things, ({ subject_kind }) => subject_kind);
  const titles = new Map<string, ReadonlyMap<string, Text>>();
  for (const [kind, of] of idsOf) {
    const view = subjects[kind];
    if (!view) continue;
    const ids = [...new Set(of.map(({ subject_id }) => subject_id))];
    if (view.titles) {
      titles.set(kind, await view.titles(tx, ids));
      continue;
    }
    const found = new Map<string, Text>();
    for (const id of ids) {
      const summary = await view(tx, id);
      if (summary) found.set(id, summary.title);
    }
    titles.set(kind, found);
  }
  return (kind, id) => titles.get(kind)?.get(id);
}
