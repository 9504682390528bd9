import { type Actor, organisationOf, type Result } from '#foundation';
import { consented } from './consenting.ts';
import { type Ground, machine, type people, prepareGround, purpose, residentsAgreement } from './ground.ts';
import { organisations, residents } from './town.ts';

export interface Answered {
  readonly callId: string;
  readonly receiptId: string;
  readonly exists: string | null;
  readonly answers: readonly { readonly item: string; readonly answer: string }[] | null;
  readonly salt: string | null;
}

/** A person on file, and the bank's machine client that asks about people. */
export const zhang = residents[0]![1];
export const client = machine(organisations.bank, ['buyer']);

/** A ground with residents, an agreement and a product the bank has ordered, and short words for calling it. */
export interface Calling {
  readonly ground: Ground;
  readonly agreementId: string;
  readonly productId: string;
  /** Resolves when the next call has looked up its record and goes on to its release. */
  nextLookUp(): Promise<void>;
  /** The token of a consent that this subject gave, registered when it is first asked for. */
  consentOf(subject: { readonly [item: string]: string }, product?: string, actor?: Actor): Promise<string>;
  /** A call resting on the consent of its subject, unless it names another. */
  call(
    subject: string,
    compared: { readonly [item: string]: unknown },
    more?: { readonly [field: string]: unknown },
    key?: string,
    actor?: typeof people.buyer,
  ): Promise<Result<Answered>>;
  count(table: string): Promise<number>;
}

/** The answers in one line, or the code of the refusal. */
export async function words(result: Promise<Result<Answered>>): Promise<string> {
  const settled = await result;
  return settled.ok
    ? (settled.value.answers ?? []).map(({ answer }) => answer).join(' ')
    : settled.problem.code;
}

export async function problem(result: Promise<Result<unknown>>) {
  const settled = await result;
  if (settled.ok) throw new Error('expected a refusal');
  return settled.problem;
}

export async function prepareCalling(change?: Parameters<typeof residentsAgreement>[0]): Promise<Calling> {
  let lookedUp: () => void = () => {};
  const ground = await prepareGround((ports) => ({
    ...ports,
    snapshots: {
      ...ports.snapshots,
      async open(id, key) {
        const open = await ports.snapshots.open(id, key);
        return {
          ...open,
          lookUp(subject) {
            lookedUp();
            return open.lookUp(subject);
          },
        };
      },
    },
  }));
  await ground.serve(residents);
  const agreementId = await ground.agree(residentsAgreement(change));
  const { productId } = await ground.offer(agreementId);
  const tokens = new Map<string, string>();
  const consentOf: Calling['consentOf'] = async (subject, product = productId, actor = client) => {
    const key = JSON.stringify([organisationOf(actor), product, subject]);
    const token = tokens.get(key) ?? (await consented(ground.act, actor, product, subject))?.token;
    if (token) tokens.set(key, token);
    return token ?? 'none was registered';
  };
  return {
    ground,
    agreementId,
    productId,
    nextLookUp: () =>
      new Promise((resolve) => {
        lookedUp = resolve;
      }),
    consentOf,
    async call(subject, compared, more = {}, key = '', actor = client) {
      const input = { productId, purpose, subject: { resident_number: subject }, compared, ...more };
      const consent =
        'consent' in more ? more['consent'] : await consentOf(input.subject, input.productId, actor);
      return ground.act<Answered>(actor, 'products.call-verification', { ...input, consent }, key);
    },
    count: async (table) => (await ground.db.pool.query(`SELECT count(*)::int AS n FROM ${table}`)).rows[0].n,
  };
}
