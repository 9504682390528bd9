import { Type } from 'typebox';
import {
  type Actor,
  type Database,
  ok,
  organisationOf,
  type Result,
  refuse,
  TextSchema,
  type Tx,
  text,
} from '#foundation';
import type { ProductKind } from '#platform/authorisation';
import { queryProblems } from '#platform/query';
import { productProblems } from '../problems.ts';
import { findProduct, type ProductRow } from '../store/tables.ts';
import { callable } from './callable.ts';
import type { TryRate } from './try-rate.ts';

/** What is tried: a listed product, by anybody with an account or a client. */
export interface TrialSubject {
  readonly kind: 'product';
  readonly id: string;
  readonly owner: string;
  readonly state: string;
  readonly product: ProductRow;
}

/** Stands in every answer of a trial. */
const madeUpNotice = text(
  '演示数据：按同样的结构随机生成，不含任何真实记录；不计量、不出凭证。',
  'Made-up data of the same shape: no record in it is real. Not metered, and no receipt.',
);

/** The same as every answer of a trial begins, and its schema. */
export const madeUp = { synthetic: true as const, notice: madeUpNotice };
export const MadeUp = { synthetic: Type.Literal(true), notice: TextSchema };

/** Refusals of every trial. */
export const trialProblems = [
  productProblems['no-such-product'].type,
  productProblems['other-kind'].type,
  productProblems['purpose-differs'].type,
  productProblems['tried-too-often'].type,
  queryProblems['nothing-granted'].type,
];

/** Only a listed product can be tried; any other is not there. */
export async function trialSubject(
  tx: Tx,
  { productId }: { readonly productId: string },
): Promise<TrialSubject | null> {
  const product = await findProduct(tx, productId);
  return product?.state === 'listed'
    ? { kind: 'product', id: product.id, owner: product.operator, state: product.state, product }
    : null;
}

/** The product is of such a kind and tried for its purpose, and its organisation has not tried too much within the minute. */
export async function mayTry(
  { database, subject }: { readonly database: Database; readonly subject: TrialSubject },
  actor: Actor,
  allowed: TryRate,
  purpose: string,
  ...kinds: readonly ProductKind[]
): Promise<Result<void>> {
  const may = callable(subject, purpose, ...kinds);
  if (!may.ok) return may;
  const now = await database.transaction(async (tx) => tx.now, { mode: 'snapshot' });
  return allowed(organisationOf(actor) ?? actor.kind, now)
    ? ok(undefined)
    : refuse(productProblems['tried-too-often']());
}
