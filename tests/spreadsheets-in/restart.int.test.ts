import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase } from '#adapters/postgres';
import type { Database } from '#foundation';
import { type DecisionSheets, decisionSheets, row } from './decision-sheets.ts';
import { type ImportHouse, importHouse } from './house.ts';

let house: ImportHouse;
let sheets: DecisionSheets;
beforeAll(async () => {
  house = await importHouse();
  sheets = decisionSheets(house);
});
afterAll(() => house.close());

describe('a restart in the middle', () => {
  /** A database that is gone after so many transactions, before or after the commit of the last one. */
  const dyingAfter = (most: number, when: 'before' | 'after'): Database => {
    const bare = createDatabase(house.db.pool, house.db.clock);
    let left = most;
    return {
      ...bare,
      async transaction(body, options) {
        if (left <= 0) throw new Error('the process is gone');
        left -= 1;
        if (left > 0 || when === 'after') {
          const value = await bare.transaction(body, options);
          if (left === 0) throw new Error('the process is gone');
          return value;
        }
        return bare.transaction(async (tx) => {
          await body(tx);
          throw new Error('the process is gone');
        }, options);
      },
    };
  };

  it('goes on exactly where it was, wherever it was', { timeout: 120_000 }, async () => {
    for (let most = 1; most <= 16; most++)
      for (const when of ['before', 'after'] as const) {
        await house.db.pool.query(
          'TRUNCATE casework.import, casework.external_decision, casework.task CASCADE',
        );
        const id = await sheets.filed([
          row(`${when}${most}1`),
          row(`${when}${most}2`),
          row(`${when}${most}3`),
        ]);
        await house.settle();
        await house.act(house.people.recorder, 'casework.confirm-import', { importId: id });
        await house.settle(dyingAfter(most, when)).catch(() => {});
        await house.db.pool.query('UPDATE casework.import SET retry_after = NULL');
        // Two at once, as when the old process is not quite gone.
        await Promise.all([house.settle(), house.settle()]);
        expect(await sheets.state(id), `${most} ${when}`).toMatchObject({
          state: 'finished',
          done: 3,
          wrong: 0,
        });
        expect(await sheets.decisions()).toHaveLength(3);
        expect(await sheets.count('casework.task')).toBe(3);
      }
  });
});
