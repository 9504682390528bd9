import { sql } from 'kysely';
import { type Check, startOfDate, type Text, text } from '#foundation';
import type { FactLeaf } from '#verifier';
import { defaultThreshold } from '../daily-totals.ts';
import { decodeLeaf } from '../entries.ts';
import { auditedEntries } from '../metered-entries.ts';
import { publishable } from '../model/count.ts';
import { R67 } from '../rules.ts';
import { evidenceTables } from '../store/tables.ts';
import type { RetentionOptions } from './erase-batch.ts';
import { erasedKind } from './run-erasure.ts';

const shownFaults = 1_000;

/**
 * Salts and values are gone only where an erasure took them that two persons decided, not before its time, and of which the public log says
 * how many they were.
 */
export const retentionCheck = ({ parameters }: Pick<RetentionOptions, 'parameters'>): Check => ({
  name: 'evidence.retention',
  title: text(
    '存证明细除经决定清除的以外都在',
    'Salts and values are there, or were erased by a decision after their period',
  ),
  async run(tx) {
    const { rows: wrong } = await sql<{ id: string; erasure: string | null }>`
      SELECT entry.id, entry.erasure
      FROM evidence.entry AS entry LEFT JOIN evidence.erasure AS erasure ON erasure.id = entry.erasure
      WHERE entry.openings IS NULL AND NOT entry.recovered
        AND (entry.form = 'committed' OR entry.erasure IS NOT NULL)
        AND (erasure.id IS NULL OR entry.form <> 'committed' OR erasure.state NOT IN ('running', 'done')
             OR entry.created_at >= erasure.before::timestamp AT TIME ZONE 'Asia/Shanghai')
      ORDER BY entry.id LIMIT ${shownFaults}`.execute(evidenceTables(tx));
    const { rows: counted } = await sql<{ committed: string; erased: string }>`
      SELECT count(*) AS committed, count(*) FILTER (WHERE erasure IS NOT NULL) AS erased
      FROM evidence.entry WHERE form = 'committed' AND NOT recovered`.execute(evidenceTables(tx));
    const erased = Number(counted[0]!.erased);
    return {
      looked: Number(counted[0]!.committed),
      faults: [
        ...wrong.map(({ id, erasure }) =>
          erasure === null
            ? text(
                `${id} 的盐值与字段值不在，也没有清除决定`,
                `${id}: its salts and values are gone without a decision`,
              )
            : text(
                `${id} 的盐值与字段值不该由 ${erasure} 清除`,
                `${id}: ${erasure} should not have taken its salts and values`,
              ),
        ),
        ...(await erasureFaults(tx, parameters)),
      ],
      ...(erased > 0
        ? {
            notes: [
              text(
                `${erased} 条的保存期已满，盐值与字段值已依决定清除（R67），内容不再比对`,
                `retention of ${erased} entries is over (R67): salts and values were erased by decision, their content is not compared any more`,
              ),
            ],
          }
        : {}),
    };
  },
});

async function erasureFaults(
  tx: Parameters<Check['run']>[0],
  parameters: RetentionOptions['parameters'],
): Promise<Text[]> {
  const erasures = await evidenceTables(tx)
    .selectFrom('evidence.erasure')
    .selectAll()
    .where('state', 'in', ['running', 'done'])
    .execute();
  const taken = new Map(
    (
      await evidenceTables(tx)
        .selectFrom('evidence.entry')
        .select(({ fn }) => ['erasure', fn.countAll<bigint>().as('count')])
        .where('erasure', 'is not', null)
        .groupBy('erasure')
        .execute()
    ).map(({ erasure, count }) => [erasure, Number(count)]),
  );
  const facts = await auditedEntries(
    tx,
    erasures.flatMap(({ fact }) => fact ?? []),
  );
  const faults: Text[] = [];
  for (const { id, before, proposed_at, erased, kept, state, fact } of erasures) {
    const record = { record: 'provision', createdAt: startOfDate(before), now: proposed_at } as const;
    if (!R67.judge(record, parameters).holds)
      faults.push(
        text(`${id} 清除的记录当时尚在保存期内`, `${id} erased what had to be kept at that time (R67)`),
      );
    if ((taken.get(id) ?? 0) !== Number(erased))
      faults.push(
        text(`${id} 清除的条数与记录不符`, `${id}: it took another number of entries than it counted`),
      );
    if (state !== 'done') continue;
    const entry = facts.get(fact!);
    const said = entry?.fact as { before?: unknown; erased?: unknown; kept?: unknown } | null | undefined;
    const right = [before.toString(), ...[erased, kept].map((count) => figure(Number(count)))];
    if (
      entry?.kind !== erasedKind ||
      entry.subject !== id ||
      JSON.stringify([said?.before, said?.erased, said?.kept]) !== JSON.stringify(right)
    )
      faults.push(text(`${id} 与日志所载不同`, `${id}: the log says otherwise of this erasure`));
  }
  return [...faults, ...(await undoneByRestore(tx, erasures))];
}

const figure = (count: number) => publishable(count, defaultThreshold);

/** A database restored from before an erasure holds again what was erased; the public fact came back from the log and tells of it. */
async function undoneByRestore(
  tx: Parameters<Check['run']>[0],
  erasures: readonly { readonly fact: string | null; readonly before: Temporal.PlainDate }[],
): Promise<Text[]> {
  const announced = await evidenceTables(tx)
    .selectFrom('evidence.entry')
    .select(['id', 'leaf'])
    .where('kind', '=', erasedKind)
    .where('form', '=', 'public')
    .execute();
  const known = new Set(erasures.map(({ fact }) => fact));
  return announced
    .filter(({ id }) => !known.has(id))
    .map(({ leaf }) => String((decodeLeaf(leaf) as FactLeaf & { fact: { before?: unknown } }).fact.before))
    .filter((before) => !erasures.some((erasure) => erasure.fact && erasure.before.toString() >= before))
    .map((before) =>
      text(
        `${before}以前的存证明细曾经清除，恢复旧备份后又在：请重新提出清除`,
        `what was made before ${before} was erased once and came back with an older backup: propose the erasure again`,
      ),
    );
}
