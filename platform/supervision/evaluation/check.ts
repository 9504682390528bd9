import { isDeepStrictEqual } from 'node:util';
import { type Check, type Text, type Tx, text } from '#foundation';
import { isFigureName } from '../cockpit/figures.ts';
import { takenIn } from '../cockpit/store.ts';
import {
  type EvaluationRow,
  evaluationTables,
  findScheme,
  inputsOf,
  objectionsTo,
  resultsOf,
  type SchemeRow,
} from '../store/evaluations.ts';
import { figuresOfPeriod, indexesOf } from './compute.ts';
import { resultsDigest, schemeDigest } from './desk.ts';

/** Every published index is computed again: from the inputs kept with it, and those inputs from the figures of the cockpit. */
export const evaluationsCheck: Check = {
  name: 'supervision.evaluations',
  title: text('公布的评价可以重新计算得出', 'Published evaluations are what their figures come to'),
  async run(tx) {
    const schemes = await evaluationTables(tx)
      .selectFrom('supervision.evaluation_scheme')
      .selectAll()
      .where('state', '=', 'adopted')
      .execute();
    const published = await evaluationTables(tx)
      .selectFrom('supervision.evaluation')
      .selectAll()
      .where('state', '=', 'published')
      .execute();
    const faults: Text[] = schemes
      .filter((row) => schemeDigest(row.document, row.version) !== row.digest)
      .map(({ id }) => text(`方案 ${id} 与其摘要值不符`, `Scheme ${id} is not what its digest says`));
    for (const row of published) faults.push(...(await faultsOf(tx, row)));
    return { looked: schemes.length + published.length, faults };
  },
};

async function faultsOf(tx: Tx, row: EvaluationRow): Promise<readonly Text[]> {
  const scheme = (await findScheme(tx, row.scheme_id))!;
  const [results, lines, objections] = [
    await resultsOf(tx, row.id),
    await inputsOf(tx, row.id),
    await objectionsTo(tx, row.id),
  ];
  const faults: Text[] = [];
  const upheld = objections.filter(({ state }) => state === 'upheld');
  const indexes = new Map(indexesOf(scheme.document, row.kind, lines, upheld));
  for (const { organisation, points, weight, scores } of results) {
    const index = indexes.get(organisation);
    indexes.delete(organisation);
    const again = index && { points: index.hundredths, weight: index.weight, scores: index.scores };
    if (!isDeepStrictEqual(again, { points, weight, scores }))
      faults.push(
        text(
          `${row.id}：${organisation} 的指数保存为 ${points}，重算为 ${again?.points ?? '无'}`,
          `${row.id}: the index of ${organisation} is kept as ${points} and comes to ${again?.points ?? 'none'}`,
        ),
      );
  }
  for (const organisation of indexes.keys())
    faults.push(
      text(
        `${row.id}：${organisation} 有数据而无结果`,
        `${row.id}: ${organisation} has figures and no result`,
      ),
    );
  if (resultsDigest(row, scheme, results) !== row.digest)
    faults.push(text(`${row.id} 与其摘要值不符`, `${row.id} is not what its digest says`));
  if (row.decided_by === row.drafted_by || objections.some((one) => one.answered_by === row.drafted_by))
    faults.push(
      text(`${row.id} 由起草人自己审定或答复`, `${row.id} was decided or answered by who drafted it`),
    );
  faults.push(...(await inputFaults(tx, row, scheme, lines)));
  return faults;
}

/** What was kept as input against the figures it was taken from, which a check of their own holds against the records. */
async function inputFaults(
  tx: Tx,
  row: EvaluationRow,
  scheme: SchemeRow,
  lines: Awaited<ReturnType<typeof inputsOf>>,
): Promise<readonly Text[]> {
  const known = await takenIn(tx, row.last_month);
  const now = new Map(
    (await figuresOfPeriod(tx, scheme.document, row.kind, row.first_month, row.last_month)).map(
      ({ origin, name, value }) => [`${origin} ${name}`, value],
    ),
  );
  return lines.flatMap(({ origin, name, value }) => {
    if (value === null) return known ? [input(row, origin, name, null, 'taken')] : [];
    const figure = isFigureName(name) ? (now.get(`${origin} ${name}`) ?? 0) : null;
    return figure === Number(value) ? [] : [input(row, origin, name, Number(value), String(figure))];
  });
}

const input = (row: EvaluationRow, origin: string, name: string, kept: number | null, now: string): Text =>
  text(
    `${row.id}：${origin} 的 ${name} 保存为 ${kept}，指标汇总为 ${now}`,
    `${row.id}: ${name} of ${origin} is kept as ${kept}, its figure is ${now}`,
  );
