import { afterAll, beforeAll, expect, it } from 'vitest';
import { town } from './town.ts';
import type { AttackGround } from './without-guard.ts';

// Story: a result that is too large is refused, for nothing; with labels as long as one likes that refusal is a scale on which groups are weighed.
// Without a guard: the labels of a group that the guards would leave out weigh as much as those of any, so its one person tips the scale.
// Guard: texts written in group keys are short together; the bound on groups is met before they fill a result.

let ground: AttackGround;
beforeAll(async () => {
  ground = await town();
});
afterAll(() => ground.close());

const label = '重'.repeat(2_000);
/** A subquery writes the label once and the keys have it four times. */
const weighed = (person: number) => `
  SELECT count(*) FROM (SELECT id, district, mark, '${label}' AS label FROM people WHERE id <> ${person}) AS s
  GROUP BY CASE WHEN mark = 1 THEN label ELSE '' END, CASE WHEN id > 999 THEN label ELSE label END,
           CASE WHEN district = '东城' THEN label ELSE label END, CASE WHEN mark = 2 THEN label ELSE label END`;

it('works without guards: the size of the result tells whether p3 has the mark', async () => {
  const keys = weighed(999).slice(weighed(999).indexOf('GROUP BY') + 'GROUP BY'.length);
  const sizeOf = async (person: number) => {
    const sql = weighed(person).replace('SELECT count(*)', `SELECT count(*), ${keys}`);
    return Buffer.byteLength(JSON.stringify(await ground.without('admission', sql)));
  };
  expect(await sizeOf(3)).toBeLessThan((await sizeOf(4)) / 2);
});

it('is refused whoever has it', async () => {
  expect(await ground.rows(weighed(3))).toBe('query/too-large');
  expect(await ground.rows(weighed(4))).toBe('query/too-large');
});
