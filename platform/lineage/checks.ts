import { type Check, type Text, text } from '#foundation';
import { statusOf } from './model/reasons.ts';
import { thingKey } from './model/thing.ts';
import { carriedCopies, reachedBy } from './store/spread.ts';
import type { LineageTables } from './store/tables.ts';

/** Every status is the weightiest of the reasons that are there. */
const standingCheck: Check = {
  name: 'lineage.standing',
  title: text('使用状态与其原因相符', 'Each standing is what its reasons make it'),
  async run(tx) {
    const tables = tx.tables<LineageTables>();
    const things = await tables.selectFrom('lineage.standing').select(['kind', 'id', 'status']).execute();
    const reasons = await tables
      .selectFrom('lineage.reason')
      .select(['kind', 'thing_id as id', 'effect'])
      .where('until', 'is', null)
      .execute();
    const effects = Map.groupBy(reasons, thingKey);
    const faults = things.flatMap((thing) => {
      const right = statusOf((effects.get(thingKey(thing)) ?? []).map(({ effect }) => effect));
      return right === thing.status
        ? []
        : [
            text(
              `${thingKey(thing)} 记为 ${thing.status}，按原因应为 ${right}`,
              `${thingKey(thing)} is ${thing.status}, and its reasons make it ${right}`,
            ),
          ];
    });
    return { looked: things.length, faults };
  },
};

/** Every reason is carried to where the edges carry it, with the weight it has there, and nowhere else. */
const carriedCheck: Check = {
  name: 'lineage.carried',
  title: text('传递的原因与来源关系相符', 'Reasons are carried where the edges carry them'),
  async run(tx) {
    const tables = tx.tables<LineageTables>();
    const own = await tables
      .selectFrom('lineage.reason')
      .selectAll()
      .where('origin', 'is', null)
      .where('until', 'is', null)
      .execute();
    const faults: Text[] = [];
    for (const reason of own) {
      const wanted = await reachedBy(tx, reason);
      const there = new Map((await carriedCopies(tx, reason.id)).map((copy) => [thingKey(copy), copy]));
      for (const key of new Set([...wanted.keys(), ...there.keys()])) {
        const [right, found] = [wanted.get(key)?.effect ?? null, there.get(key)?.effect ?? null];
        if (right !== found)
          faults.push(
            text(
              `${reason.id} 在 ${key} 应为 ${right ?? '无'}，实为 ${found ?? '无'}`,
              `${reason.id} should be ${right ?? 'nothing'} at ${key} and is ${found ?? 'nothing'}`,
            ),
          );
      }
    }
    const orphans = await tables
      .selectFrom('lineage.reason as copy')
      .innerJoin('lineage.reason as own', 'own.id', 'copy.origin')
      .select(['copy.id', 'own.id as origin'])
      .where('copy.until', 'is', null)
      .where('own.until', 'is not', null)
      .execute();
    for (const { id, origin } of orphans)
      faults.push(
        text(`${id} 的来源 ${origin} 已消除`, `${id} still stands, and ${origin} it came from does not`),
      );
    return { looked: own.length, faults };
  },
};

export const checks: readonly Check[] = [standingCheck, carriedCheck];
