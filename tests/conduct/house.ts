import type { Actor, Module, Result } from '#foundation';
import { createTicker } from '#platform/casework';
import { allModules } from '../../programs/server/modules.ts';
import { type StaffedHouse, staffedHouse } from '../../testkit/staffed-house.ts';
import { hireIn } from '../disclosure/hire.ts';

export interface ConductHouse {
  readonly house: StaffedHouse;
  readonly modules: readonly Module[];
  /** A second person of the data authority. */
  readonly second: Actor;
  /** Somebody of the operator's competitor. */
  readonly stranger: Actor;
  rows(sql: string, values?: readonly unknown[]): Promise<readonly Record<string, unknown>[]>;
  /** Somebody new at a post with this role. */
  hire(who: string, organisation: string, role: string): Promise<Actor>;
  /** From an instant long past one organisation answers for another’s supervision. */
  merged(from: string, into: string): Promise<void>;
  /** An order accepted at this price in fen, or declined when there is none. */
  order(more: { readonly id: string; readonly buyer: string; readonly fen: number | null }): Promise<void>;
  /** What a read answers. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever the read answers.
  read(actor: Actor, name: string, input?: object): Promise<any>;
  /** What an act answers past the policy, as when the row changed after the policy looked. */
  inside(actor: Actor, act: string, input: object): Promise<string>;
  faults(check: string): Promise<readonly unknown[]>;
  tick(): Promise<void>;
  close(): Promise<void>;
}

/** All modules on a database with a roster, a listed product of the operator, and short words for orders. */
export async function conductHouse(): Promise<ConductHouse> {
  const modules = await allModules();
  const house = await staffedHouse(modules);
  const { db } = house;
  const rows: ConductHouse['rows'] = async (sql, values = []) => (await db.pool.query(sql, [...values])).rows;
  const hire: ConductHouse['hire'] = (who, organisation, role) => hireIn(rows, { organisation }, who, role);
  const second = await hire('second', house.organisationId('authority'), 'data-authority');
  await rows('INSERT INTO identity.organisation (id, starts_at) VALUES ($1, $2)', [
    'org_stranger',
    '2020-01-01Z',
  ]);
  await rows(
    `INSERT INTO identity.organisation_record (organisation_id, name, kind, starts_at) VALUES ('org_stranger', '他山数据', 'company', '2020-01-01Z')`,
  );
  const stranger = await hire('stranger', 'org_stranger', 'operator');
  await rows(
    `INSERT INTO products.product (id, code, title, summary, kind, form, agreement_id, operator, purpose, definition, digest, fee_class, price_fen, state, defined_by, listed_at, created_at)
     VALUES ('prd_1', 'P1', '企业画像', '概要', 'data-api', 'aggregate', 'agr_1', $1, 'inclusive-finance', '{}', 'd1', 'guided', 100, 'listed', 'per_x', $2, $2)`,
    [house.organisationId('operator'), '2026-01-05Z'],
  );
  const ticker = createTicker({
    database: db.database,
    clock: db.clock,
    handlers: new Map(modules.flatMap(({ clocks = {} }) => Object.entries(clocks))),
    onError: (_clock, error) => {
      throw error;
    },
  });
  return {
    house,
    modules,
    second,
    stranger,
    rows,
    hire,
    async merged(from, into) {
      await rows(
        `INSERT INTO identity.reorganisation (id, plan, effective_at, document_number, document_date, reason, state, entered_by, entered_for, entered_at, decided_by, decided_at)
         VALUES ('reo_1', '{}', '2026-01-01Z', 'x', '2026-01-01', 'x', 'confirmed', 'x', 'x', '2026-01-01Z', 'y', '2026-01-01Z') ON CONFLICT DO NOTHING`,
      );
      await rows(
        `INSERT INTO identity.succession (predecessor_id, responsibility, successor_id, effective_at, reorganisation_id) VALUES ($1, 'supervision', $2, '2026-01-01Z', 'reo_1')`,
        [from, into],
      );
    },
    async order({ id, buyer, fen }) {
      const at = db.clock.now().toString();
      await rows(
        `INSERT INTO products.product_order (id, product_id, buyer, state, ordered_by, created_at, accepted_at, price_fen, definition_digest, declined_at, declined_why)
         VALUES ($1, 'prd_1', $2, $3, 'per_x', $4, $5, $6, 'd1', $7, $8)`,
        fen === null
          ? [id, buyer, 'declined', at, null, null, at, '资质不符']
          : [id, buyer, 'accepted', at, at, fen, null, null],
      );
    },
    async read(actor, name, input = {}) {
      const read = modules.flatMap(({ reads = [] }) => [...reads]).find((one) => one.name === name)!;
      const answer = await house.read((tx) => read.run(actor, input as never, tx) as never);
      return answer;
    },
    async inside(actor, name, input) {
      const act = modules.flatMap(({ acts = [] }) => [...acts]).find((one) => one.name === name)!;
      const answer = await db.database.transaction(
        (tx) => act.run(actor, input as never, tx as never) as Promise<Result<unknown>>,
      );
      return answer.ok ? 'done' : answer.problem.code;
    },
    async faults(check) {
      const found = modules.flatMap(({ checks = [] }) => checks).find(({ name }) => name === check)!;
      return (await house.read((tx) => found.run(tx))).faults;
    },
    async tick() {
      await ticker.tick();
    },
    close: () => db.close(),
  };
}
