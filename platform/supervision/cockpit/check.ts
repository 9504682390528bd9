import { type Check, type Text, text } from '#foundation';
import { countFigures } from './count.ts';
import { definitionOf, type FigureName } from './figures.ts';
import { lastTaking, sumFigures } from './store.ts';

/**
 * What happened in a month that is over is counted again and must come to what was kept. By name and part: a duty or an agreement may
 * belong to another organisation since.
 */
export const figuresCheck: Check = {
  name: 'supervision.figures',
  title: text('监督指标与原始记录相符', 'Figures of supervision are what the records come to'),
  async run(tx) {
    const last = await lastTaking(tx);
    if (!last) return { looked: 0, faults: [] };
    const from = last.month.subtract({ months: 11 });
    const through = last.month.subtract({ months: 1 });
    const kept = (await sumFigures(tx, { from, through, by: ['month', 'part'] })).filter(
      ({ name }) => definitionOf(name).flow,
    );
    const keyOf = (line: { name: FigureName; month: unknown; part: string | null }) =>
      `${line.name} ${String(line.month)} ${line.part ?? ''}`;
    const counted = new Map<string, number>();
    for (const line of await countFigures(tx, from)) {
      if (!definitionOf(line.name).flow || Temporal.PlainDate.compare(line.month, last.month) >= 0) continue;
      counted.set(keyOf(line), (counted.get(keyOf(line)) ?? 0) + line.value);
    }
    const faults: Text[] = [];
    const keptBy = new Map(kept.map((line) => [keyOf(line), line.value]));
    for (const key of new Set([...keptBy.keys(), ...counted.keys()])) {
      const [stored, now] = [keptBy.get(key) ?? 0, counted.get(key) ?? 0];
      if (stored !== now)
        faults.push(
          text(
            `${key}：保存的是 ${stored}，重新计数为 ${now}`,
            `${key}: ${stored} was kept, ${now} is counted`,
          ),
        );
    }
    return { looked: keptBy.size, faults };
  },
};
