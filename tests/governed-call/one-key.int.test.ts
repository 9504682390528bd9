import { afterEach, expect, it } from 'vitest';
import { expectOk } from '#foundation';
import { type QueryPorts, runGoverned } from '#platform/query';
import { type Ground, people, prepareGround, purpose, residentsAgreement } from '../verification/ground.ts';
import { organisations, type Resident } from '../verification/town.ts';

const residents: readonly Resident[] = Array.from({ length: 12 }, (_, index) => [
  `P${index}`,
  `99010119900307${String(index).padStart(3, '0')}X`,
  '张三',
  '1990-03-07',
  '500.00',
  '否',
]);

let ground: Ground;
afterEach(() => ground?.close());

/** An engine that answers when so many calls stand before it: all of them have looked for an earlier release and found none. */
function meeting(ports: QueryPorts, calls: number): QueryPorts {
  let waiting = 0;
  const all = Promise.withResolvers<void>();
  return {
    ...ports,
    engine: {
      ...ports.engine,
      run: async () => {
        waiting += 1;
        if (waiting === calls) all.resolve();
        await all.promise;
        return {
          ok: true,
          value: {
            columns: [],
            rows: [['12', '12', '12']],
            stats: { engineMs: 1, openMs: 0, queuedMs: 0 },
          },
        };
      },
    },
  };
}

async function callsAtOnce(keys: readonly string[], callsPerDay: string) {
  ground = await prepareGround((ports) => meeting(ports, keys.length));
  await ground.serve(residents);
  const agreementId = await ground.agree(
    residentsAgreement(
      (document) => {
        document.parts.scope.quotas = { ...document.parts.scope.quotas, callsPerDay };
      },
      { forms: ['aggregate'] },
    ),
  );
  const answers = await Promise.all(
    keys.map((idempotencyKey, index) =>
      runGoverned(ground.ports, ground.db.database, {
        agreementId,
        purpose,
        sql: 'SELECT count(*) AS n FROM residents',
        parameters: [],
        values: {},
        actor: people.operator,
        organisation: organisations.operator,
        productId: null,
        standsOn: [],
        requestId: `req_${index}`,
        idempotencyKey,
        signal: new AbortController().signal,
      }),
    ),
  );
  const { rows } = await ground.db.pool.query('SELECT count(*)::int AS n FROM evidence.meter_line');
  return { answers, metered: rows[0].n as number };
}

it.each([
  ['a quota with room', '100'],
  ['the last place of a quota', '1'],
])(
  'calls with one key at the same time are one release: the rows leave once, the others have its receipt (%s)',
  async (_, callsPerDay) => {
    const { answers, metered } = await callsAtOnce(['same', 'same', 'same'], callsPerDay);
    const values = answers.map(expectOk);
    expect(new Set(values.map(({ receiptId }) => receiptId)).size).toBe(1);
    expect(values.filter(({ result }) => result !== null).map(({ result }) => result?.rows)).toEqual([
      [['12']],
    ]);
    expect(metered).toBe(1);
  },
);

it('calls with keys of their own are releases of their own, and the quota holds between them', async () => {
  const { answers, metered } = await callsAtOnce(['one', 'two', 'three'], '2');
  expect(answers.map((answer) => (answer.ok ? 'released' : answer.problem.code)).sort()).toEqual([
    'query/quota',
    'released',
    'released',
  ]);
  expect(metered).toBe(2);
});
