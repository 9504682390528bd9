import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectOk } from '#foundation';
import { outcome } from '../procedure/matter.ts';
import { type Ground, people } from '../verification/ground.ts';
import { define, manyResidents, prepareProducts, productsAgreement } from './ground.ts';

interface Measured {
  readonly statements: readonly {
    readonly name: string;
    readonly applies: boolean;
    readonly worst: {
      readonly rows: number;
      readonly holds: boolean;
      readonly statement: { readonly en: string };
    } | null;
    readonly parameters: { readonly [name: string]: string };
    readonly measured: number;
    readonly possible: string;
    readonly refused: number;
    readonly unavailable: { readonly zh: string } | null;
  }[];
  readonly limits: { readonly recordShare: number; readonly keyShare: number };
}

let ground: Ground;
let closed: string;
let guarded: string;
beforeAll(async () => {
  ground = await prepareProducts();
  await ground.serve([
    ...manyResidents,
    ['P990', '990101199003079990', '独居', '1950-01-01', '777.00', '是'],
  ]);
  closed = await ground.agree(
    productsAgreement({ protectedUnits: [], otherItems: [], forms: ['aggregate'] }),
  );
  guarded = await ground.agree(productsAgreement({ forms: ['aggregate'] }));
});
afterAll(() => ground?.close());

const measure = (productId: string, actor = people.security) =>
  ground.act<Measured>(actor, 'products.measure-raw-out', { productId });

async function measured(agreementId: string, definition: object, kind = 'data-api') {
  const { productId } = expectOk(await define(ground, agreementId, kind, definition));
  return { productId, ...expectOk(await measure(productId)) };
}

const written = async (): Promise<object> =>
  (
    await ground.db.pool.query(
      `SELECT (SELECT count(*)::int FROM evidence.meter_line) AS meters,
              (SELECT count(*)::int FROM query.call) AS calls,
              (SELECT count(*)::int FROM query.refusal) AS refusals`,
    )
  ).rows[0];

const means = 'SELECT birth_date, avg(allowance) AS v FROM residents AS r';

describe('R31 measured for a reviewer', () => {
  it('tells the share, the limit and that calls will be refused, and releases nothing', async () => {
    const before = await written();
    const { statements, limits } = await measured(closed, {
      sql: `${means} GROUP BY birth_date`,
      parameters: [],
    });
    expect(limits).toEqual({ recordShare: 0, keyShare: 0.5 });
    expect(statements).toMatchObject([
      {
        applies: true,
        worst: {
          rows: 3,
          holds: false,
          statement: { en: '1 of 3 rows (33.4%) carry values of a single record of “居民”; at most 0% may' },
        },
        measured: 1,
        possible: '1',
        refused: 1,
        unavailable: null,
      },
    ]);
    expect(await written()).toEqual(before);
  });

  it('is of several calls where the product has parameters, and names the worst', async () => {
    const { statements } = await measured(closed, {
      sql: `${means} WHERE r.disability = :disability GROUP BY birth_date`,
      parameters: [{ name: 'disability', type: 'text', values: ['否', '是'] }],
    });
    expect(statements).toMatchObject([
      { measured: 2, possible: '2', refused: 1, parameters: { disability: '是' }, worst: { holds: false } },
    ]);
  });

  it('is clean where every number stands on many records, statement by statement of a report', async () => {
    const { statements } = await measured(
      closed,
      {
        parameters: [{ name: 'disability', type: 'text', values: ['是'] }],
        periodParameter: 'disability',
        queries: [
          {
            name: 'all',
            title: '人数',
            sql: 'SELECT count(*) AS n FROM residents AS r WHERE r.disability = :disability',
          },
          {
            name: 'means',
            title: '均值',
            sql: `${means} WHERE r.disability = :disability GROUP BY birth_date`,
          },
        ],
        template: '{{:disability}} {{all.n}}\n\n{{means}}',
      },
      'report',
    );
    expect(statements.map(({ name, applies, worst }) => [name, applies, worst?.holds])).toEqual([
      ['all', false, undefined],
      ['means', true, false],
    ]);
  });

  it('does not apply where units are counted behind every number', async () => {
    const { statements } = await measured(guarded, { sql: `${means} GROUP BY birth_date`, parameters: [] });
    expect(statements).toMatchObject([{ applies: false, worst: null, unavailable: null }]);
  });

  it('is for who reviews the product now, and for nobody else', async () => {
    const { productId } = await measured(closed, { sql: `${means} GROUP BY birth_date`, parameters: [] });
    expect(await outcome(measure(productId, people.operator))).not.toBe('done');
    expect(await outcome(measure(productId, people.compliance))).not.toBe('done');
    const opinion = '符合协议约定';
    expectOk(await ground.act(people.security, 'products.pass-security-review', { productId, opinion }));
    expect(await outcome(measure(productId, people.security))).not.toBe('done');
    expect(await outcome(measure(productId, people.compliance))).toBe('done');
  });

  it('says why it cannot be measured', async () => {
    const { productId } = await measured(closed, { sql: `${means} GROUP BY birth_date`, parameters: [] });
    await ground.db.pool.query(
      `UPDATE lineage.standing SET status = 'frozen' WHERE kind = 'agreement' AND id = $1`,
      [closed],
    );
    const { statements } = expectOk(await measure(productId));
    expect(statements[0]).toMatchObject({ worst: null, measured: 0 });
    expect(statements[0]?.unavailable?.zh).toBeTruthy();
  });
});
