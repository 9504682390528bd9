import { join } from 'node:path';
import type { Actor } from '#foundation';
import type { Running } from '../../programs/server/boot.ts';
import { agree, catalogueResidents, settle } from '../../tests/verification/town.ts';
import { bootedIn } from '../harness/booted.ts';
import {
  actor,
  buy,
  person,
  residentsDocument,
  sellVerification,
  serveResidents,
} from '../verification/ground.ts';

/** An agreement of the house with what is sold under it. */
interface Settled {
  readonly agreementId: string;
  readonly products: readonly { readonly productId: string; readonly buyers: readonly Actor[] }[];
}

/** A whole instance with agreements that are settled by the month, their products priced, listed and ordered. */
export interface House {
  readonly running: Running;
  readonly agreements: readonly Settled[];
}

interface Size {
  readonly agreements: number;
  readonly buyersOfEach: number;
  readonly buyers: number;
}

const buyerOf = (number: number): Actor =>
  person(`org_b${String(number).padStart(25, '0')}`, `buyer${number}`, 'buyer');

/**
 * A home in a folder of its own on disk, as an installation has it, at the time at which the demo begins; nothing listens, and nothing goes
 * on by itself. Everything that has an act is done by that act, by the person whose turn it is.
 */
export async function openHouse(folder: string, size: Size, say: (line: string) => void): Promise<House> {
  const { running } = await bootedIn(join(folder, 'house'), { demo: true }, 'error');
  const town = { database: running.database, pool: running.pool } as Parameters<typeof settle>[0];
  await settle(town);
  await catalogueResidents(town);
  await serveResidents(running, 100);
  const buyers = Array.from({ length: size.buyers }, (_, number) => buyerOf(number));
  await settleBuyers(running, buyers);
  const act = actor(running);
  const agreements: Settled[] = [];
  for (let number = 0; number < size.agreements; number++) {
    const document = residentsDocument();
    document.parts.money.settlement = { period: 'month', benefitSharing: [] };
    const agreementId = await agree(town, document);
    const products = [];
    for (let place = 0; place < 2; place++) {
      const productId = await sellVerification(act, {
        agreementId,
        code: `verify-${number}-${place}`,
        title: `人员补贴资格核验 ${number}-${place}`,
        summary: '核验人员姓名是否一致。',
      });
      const those = Array.from(
        { length: size.buyersOfEach },
        (_, at) => buyers[(number * 7 + place * 3 + at * 13) % buyers.length]!,
      );
      const different = [...new Set(those)];
      for (const buyer of different) await buy(act, buyer, productId);
      products.push({ productId, buyers: different });
    }
    agreements.push({ agreementId, products });
    if (number % 20 === 19) say(`${number + 1} agreements with their products and orders`);
  }
  return { running, agreements };
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
