import type { Result } from '#foundation';
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
export const consent = '同意书〔2026〕7号';

/** A ground with residents, an agreement and a product the bank has ordered, and short words for calling it. */
export interface Calling {
  readonly ground: Ground;
  readonly agreementId: string;
  readonly productId: string;
  /** Resolves when the next call has looked up its record and goes on to its release. */
  nextLookUp(): Promise<void>;
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
  return {
    ground,
    agreementId,
    productId,
    nextLookUp: () =>
      new Promise((resolve) => {
        lookedUp = resolve;
      }),
    call: (subject, compared, more = {}, key = '', actor = client) =>
      ground.act<Answered>(
        actor,
        'products.call-verification',
        { productId, purpose, subject: { resident_number: subject }, compared, consent, ...more },
        key,
      ),
    count: async (table) => (await ground.db.pool.query(`SELECT count(*)::int AS n FROM ${table}`)).rows[0].n,
  };
}
