import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { freePort } from '#adapters/postgres';
import { type Actor, type AnyAct, expectOk, type Result } from '#foundation';
import type { AgreementDocument } from '#platform/authorisation';
import { serveResidents } from '../../bench/verification/ground.ts';
import { boot, type Running } from '../../programs/server/boot.ts';
import { item, otherItem, resource, sampleAgreement } from '../../testkit/evaluator/sample-agreement.ts';
import { agree, catalogueResidents, organisations, settle } from '../verification/town.ts';

/** An agreement of the house with what is sold under it. */
export interface Settled {
  readonly agreementId: string;
  readonly products: readonly { readonly productId: string; readonly buyers: readonly Actor[] }[];
}

/** A whole instance with agreements that are settled by the month, their products priced, listed and ordered. */
export interface House {
  readonly running: Running;
  readonly agreements: readonly Settled[];
  /** What may be done and refused. */
  attempt(actor: Actor, name: string, input: object): Promise<Result<unknown>>;
  /** What must succeed. */
  act<Output = { readonly [name: string]: string }>(
    actor: Actor,
    name: string,
    input: object,
  ): Promise<Output>;
  // biome-ignore lint/suspicious/noExplicitAny: whoever asks knows the columns.
  rows(sql: string, values?: readonly unknown[]): Promise<any[]>;
  /** The clock stands at nine in the morning of a day. */
  moveTo(day: Temporal.PlainDate): Promise<void>;
  stop(): Promise<void>;
}

export interface Size {
  readonly agreements: number;
  readonly buyersOfEach: number;
  readonly buyers: number;
}

export const purpose = 'inclusive-finance';
const priceFen = '20';
type Sharing = AgreementDocument['parts']['money']['settlement']['benefitSharing'];

const person = (organisation: string, name: string, role: string): Actor => ({
  kind: 'person',
  personId: `per_${name}` as 'per_x',
  postId: `pst_${name}` as 'pst_x',
  organisationId: organisation as 'org_x',
  roles: [role],
});
export const hands = {
  operator: person(organisations.operator, 'operator', 'operator'),
  secondOperator: person(organisations.operator, 'second', 'operator'),
  implementing: person(organisations.bureau, 'security', 'implementing-body'),
  authorising: person(organisations.authority, 'compliance', 'authorising-body'),
  dataAuthority: person(organisations.authority, 'overseer', 'data-authority'),
} as const;
const buyerOf = (number: number): Actor =>
  person(`org_b${String(number).padStart(25, '0')}`, `buyer${number}`, 'buyer');

/**
 * A home in a folder of its own on disk, as an installation has it, with a clock that can be moved; nothing listens, and nothing goes on by
 * itself. Everything that has an act is done by that act, by the person whose turn it is.
 */
export async function openHouse(
  folder: string,
  size: Size,
  sharing: Sharing = [],
  say: (line: string) => void = () => {},
): Promise<House> {
  const running = await bootIn(folder);
  const town = { database: running.database, pool: running.pool } as Parameters<typeof settle>[0];
  await settle(town);
  await catalogueResidents(town);
  await serveResidents(running, 100);
  const buyers = Array.from({ length: size.buyers }, (_, number) => buyerOf(number));
  await settleBuyers(running, buyers);
  const acts = new Map(
    running.modules.flatMap(({ acts = [] }) => acts.map((act): [string, AnyAct] => [act.name, act])),
  );
  let calls = 0;
  const attempt = (actor: Actor, name: string, input: object): Promise<Result<unknown>> =>
    running.perform(actor, acts.get(name)!, input, {
      requestId: `req_${++calls}`,
      idempotencyKey: `house ${calls}`,
    });
  const rows: House['rows'] = async (sql, values = []) => (await running.pool.query(sql, [...values])).rows;
  const house: Omit<House, 'agreements'> = {
    running,
    attempt,
    act: async <Output>(actor: Actor, name: string, input: object) =>
      expectOk(await attempt(actor, name, input)) as Output,
    rows,
    async moveTo(day) {
      const at = day.toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: '09:00' }).toInstant();
      const offset = at.epochMilliseconds - Temporal.Now.instant().epochMilliseconds;
      await rows('UPDATE kernel.demo_clock SET offset_ms = $1', [offset]);
      await running.settle();
    },
    stop: () => running.stop(),
  };
  const agreements: Settled[] = [];
  for (let number = 0; number < size.agreements; number++) {
    agreements.push(await settledAgreement(house, town, buyers, { number, size, sharing }));
    if (number % 20 === 19) say(`${number + 1} agreements with their products and orders`);
  }
  return { ...house, agreements };
}

async function bootIn(folder: string): Promise<Running> {
  const portal = join(folder, 'portal');
  await mkdir(join(portal, 'assets'), { recursive: true });
  // PostgreSQL runs as a user of its own when this is root.
  await chmod(folder, 0o711);
  await writeFile(join(portal, 'index.html'), '<!doctype html>');
  await writeFile(join(portal, 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  return boot(
    {
      role: 'all',
      addressSaid: true,
      home: join(folder, 'instance'),
      host: '127.0.0.1',
      port: await freePort(),
      demo: true,
      publicAddress: 'http://127.0.0.1',
      name: { zh: '结算', en: 'settlement' },
      operator: { zh: '结算', en: 'settlement' },
      requestsPerMinute: 1_000_000,
      codedBeforeListed: false,
      logSm2: true,
    },
    pino({ level: 'error' }),
    portal,
  );
}

async function settleBuyers({ pool }: Running, buyers: readonly Actor[]): Promise<void> {
  const since = Temporal.Instant.from('2020-01-01T00:00:00Z');
  const each = buyers as readonly { organisationId: string; personId: string; postId: string }[];
  await pool.query(
    `WITH buyer AS (SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) AS buyer (organisation, person, post)),
     made AS (INSERT INTO identity.organisation (id, starts_at) SELECT organisation, $4::timestamptz FROM buyer),
     record AS (INSERT INTO identity.organisation_record (organisation_id, name, kind, level, starts_at)
       SELECT organisation, '示例' || person, 'company', 'prefecture', $4 FROM buyer),
     post AS (INSERT INTO identity.post (id, title_zh, title_en, starts_at) SELECT post, 'buyer', 'buyer', $4 FROM buyer),
     seat AS (INSERT INTO identity.post_seat (post_id, organisation_id, starts_at) SELECT post, organisation, $4 FROM buyer),
     role AS (INSERT INTO identity.post_role (post_id, role, starts_at) SELECT post, 'buyer', $4 FROM buyer),
     someone AS (INSERT INTO identity.person (id, name, registered_at) SELECT person, person, $4 FROM buyer)
     INSERT INTO identity.holding (id, post_id, person_id, standing, starts_at, decided_by, reason)
     SELECT 'hld_' || person, post, person, 'holder', $4, 'house', 'house' FROM buyer`,
    [
      each.map(({ organisationId }) => organisationId),
      each.map(({ personId }) => personId),
      each.map(({ postId }) => postId),
      since,
    ],
  );
}

async function settledAgreement(
  house: Omit<House, 'agreements'>,
  town: Parameters<typeof settle>[0],
  buyers: readonly Actor[],
  { number, size, sharing }: { readonly number: number; readonly size: Size; readonly sharing: Sharing },
): Promise<Settled> {
  const agreementId = await agree(town, documentOf(sharing));
  const products = [];
  for (let place = 0; place < 2; place++) {
    const { productId } = await house.act(hands.operator, 'products.define-verification', {
      agreementId,
      code: `verify-${number}-${place}`,
      title: `人员补贴资格核验 ${number}-${place}`,
      summary: '核验人员姓名是否一致。',
      purpose,
      priceFen,
      definition: {
        resourceId: 'res_residents',
        subjectItems: ['resident_number'],
        comparedItems: ['name'],
        tellsExistence: false,
      },
    });
    const opinion = '符合协议约定';
    await house.act(hands.implementing, 'products.pass-security-review', { productId, opinion });
    await house.act(hands.authorising, 'products.pass-compliance-review', { productId, opinion });
    await house.act(hands.operator, 'products.price-product', {
      productId,
      priceFen,
      basis: '试行收费标准',
    });
    await house.act(hands.operator, 'products.list-product', { productId });
    const those = Array.from(
      { length: size.buyersOfEach },
      (_, at) => buyers[(number * 7 + place * 3 + at * 13) % buyers.length]!,
    );
    for (const buyer of new Set(those)) {
      const { orderId } = await house.act(buyer, 'products.order-product', { productId });
      await house.act(hands.operator, 'products.accept-order', { orderId });
    }
    products.push({ productId: productId!, buyers: [...new Set(those)] });
  }
  return { agreementId, products };
}

function documentOf(benefitSharing: Sharing): AgreementDocument {
  const document = sampleAgreement([
    resource('residents', {
      title: '居民',
      items: [item('name', '姓名', 'text')],
      otherItems: [otherItem('resident_number', '公民身份号码', 'text')],
      protectedUnits: [{ unit: 'person', items: ['resident_number'] }],
      forms: ['verification'],
    }),
  ]);
  document.parts.security.personalInformation.basis = 'consent';
  document.parts.money.settlement = { period: 'month', benefitSharing };
  return document;
}
