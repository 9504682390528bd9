import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Actor, expectOk } from '#foundation';
import { type Ground, people, residentsAgreement } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';
import { read, registrationGround } from './registration-ground.ts';

// Lists that used to end at a number of lines: page by page they give every line once, also where several came at the same instant.

const { operator, source, dataAuthority, buyer } = people;
const seven = Array.from({ length: 7 }, (_, place) => place);
/** Three of them at the same instant. */
const at = (place: number): string => `2026-01-0${Math.min(place, 4) + 1}T00:00:00.000001Z`;

let ground: Ground;
let agreementId: string;
const sql = (text: string, values: unknown[]) => ground.db.pool.query(text, values);
/** As many more as seven of a row that is there, each with what it differs in. */
const more = async (table: string, id: string, differing: (place: number) => object) => {
  for (const place of seven.slice(1))
    await sql(
      `INSERT INTO ${table} OVERRIDING SYSTEM VALUE
       SELECT (jsonb_populate_record(one, $2::jsonb)).* FROM ${table} AS one WHERE id = $1`,
      [id, JSON.stringify(differing(place))],
    );
};

beforeAll(async () => {
  ground = await registrationGround();
  agreementId = await ground.agree(residentsAgreement());
  await ground.offer(agreementId);
  const { rows: products } = await sql('SELECT id FROM products.product', []);
  await sql(`UPDATE products.product SET created_at = $1`, [at(0)]);
  await more('products.product', products[0].id, (place) => ({
    id: `prd_${place}`,
    code: `P${place}`,
    created_at: at(place),
  }));
  for (const place of seven) {
    await sql(
      `INSERT INTO supervision.stop (id, kind, thing_id, title, owner, reason, state, reason_id, stopped_by, stopped_org, stopped_at)
       VALUES ($1, 'resource', $1, '居民', $2, 'r', $3, 'rsn', 'per_x', $2, $4)`,
      [`stp_${place}`, organisations.bureau, place % 2 ? 'lifted' : 'in-force', at(place)],
    );
    await sql(
      `INSERT INTO supervision.incident (id, title, drill, kind, level, reporter, endangers, personal, description, found_at, state, organisation, recorded_by, recorded_at)
       VALUES ($1, '事件', false, 'incident', 'major', 'other', false, false, 'd', $3, 'open', $2, 'per_x', $3)`,
      [`inc_${place}`, organisations.bureau, at(place)],
    );
    await sql(
      `INSERT INTO authorisation.shared_consent (id, agreement_id, resource_id, provider, state, through, opened_at) VALUES ($1, $2, $1, $3, 'due', '[]', $4)`,
      [`shc_${place}`, agreementId, organisations.bureau, at(place)],
    );
    await sql(
      `INSERT INTO authorisation.selection (id, number, plan_version, plan_id, state, method, announcement, criteria, closes_on, announced_by, announced_at)
       SELECT $1, $1, 1, id, 'cancelled', 'open', 'a', '[]', '2026-02-01', 'per_x', $2 FROM authorisation.plan LIMIT 1`,
      [`sel_${place}`, at(place)],
    );
    await sql(
      `INSERT INTO authorisation.scenario (id, number, version, agreement_id, name, state, document, digest, size, filed_by, filed_at, approved_at)
       VALUES ($1, $1, 1, $2, $1, 'ended', $4, 'd', 'first', 'per_x', $3, $3)`,
      [
        `scn_${place}`,
        agreementId,
        at(place),
        JSON.stringify({
          purpose: 'p',
          use: 'u',
          resources: [],
          products: [],
          buyerCategories: [],
          measures: 'm',
        }),
      ],
    );
  }
  await sql(`UPDATE authorisation.agreement SET created_at = $1`, [at(0)]);
  await more('authorisation.agreement', agreementId, (place) => ({
    id: `agr_${place}`,
    number: `A${place}`,
    created_at: at(place),
  }));
});
afterAll(() => ground?.close());

interface Page {
  readonly items: readonly { readonly [field: string]: unknown }[];
  readonly next: string | null;
  readonly total: number;
}
const page = async (actor: Actor, name: string, input: object): Promise<Page> =>
  expectOk(await read(ground, name, actor, input)) as Page;

it.each([
  ['authorisation.agreements', 'id', dataAuthority],
  ['authorisation.agreements', 'id', operator],
  ['authorisation.selections', 'id', dataAuthority],
  ['authorisation.public-scenarios', 'number', buyer],
  ['authorisation.shared-consents', 'id', source],
  ['products.products', 'id', buyer],
  ['supervision.incidents', 'id', source],
  ['supervision.stops', 'id', source],
] as const)('%s gives every line once, page by page', async (name, key, actor) => {
  const whole = await page(actor, name, {});
  expect([whole.items.length, whole.total, whole.next]).toEqual([7, 7, null]);
  const seen: unknown[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const part: Page = await page(actor, name, { limit: 2, ...(cursor ? { cursor } : {}) });
    expect(part.total).toBe(7);
    seen.push(...part.items.map((item) => item[key]));
    cursor = part.next;
  }
  expect(seen).toEqual(whole.items.map((item) => item[key]));
  expect(new Set(seen).size).toBe(7);
  // A cursor that is none of ours begins at the beginning.
  expect((await page(actor, name, { limit: 2, cursor: 'bm9uc2Vuc2U' })).items).toEqual(
    whole.items.slice(0, 2),
  );
});

it.each([
  'authorisation.agreements',
  'authorisation.selections',
  'authorisation.shared-consents',
  'supervision.incidents',
  'supervision.stops',
])('%s counts nothing for who sees none of it', async (name) => {
  expect(await page(people.acceptor, name, {})).toEqual({ items: [], next: null, total: 0 });
});
