import { memorySigner } from '#adapters/crypto';
import { memoryTileStore } from '#adapters/tiles';
import { type Actor, type AnyRead, expectOk, type FileRead, type Result } from '#foundation';
import { agreement } from '#platform/authorisation';
import { appendPublicFact, createSequencer, publishOverdueTotals } from '#platform/evidence';
import { refusalsByDay } from '#platform/query';
import type { EvidenceBundle } from '#verifier';
import { consented } from '../verification/consenting.ts';
import { type Ground, machine, prepareGround, purpose, residentsAgreement } from '../verification/ground.ts';
import { organisations, residents } from '../verification/town.ts';

const origin = 'test.example/log';
const zhang = residents[0]![1];

/** An agreement with a verification product that is called, audited over the read as the program mounts it. */
export interface Audited {
  readonly ground: Ground;
  readonly agreementId: string;
  readonly vkey: string;
  /** Calls of the bank's machine, one after the other. */
  calls(count: number): Promise<void>;
  /** Publish what is due and let the sequencer take all that waits. */
  settle(): Promise<void>;
  /** The file, or the code of the refusal. */
  fetch(actor: Actor, input?: object): Promise<string>;
}

export const period = { from: '2026-01-05T00:00:00+08:00', until: '2026-01-08T00:00:00+08:00' };

export async function prepareAudited(): Promise<Audited> {
  const signer = memorySigner(origin);
  const log = { origin, tiles: memoryTileStore(), signers: [signer] as const };
  const ground = await prepareGround((ports) => ports, { log });
  const { database } = ground.db;
  await ground.serve(residents);
  const agreementId = await ground.agree(residentsAgreement());
  const { productId } = await ground.offer(agreementId);
  await database.transaction(async (tx) => {
    const { number, version, digest } = (await agreement(tx, agreementId))!;
    await appendPublicFact(tx, {
      kind: 'authorisation.in-force',
      subject: agreementId,
      fact: { number, version, digest },
    });
  });
  const client = machine(organisations.bank, ['buyer']);
  const subject = { resident_number: zhang };
  const { token } = (await consented(ground.act, client, productId, subject))!;
  const read = ground.modules
    .flatMap(({ reads = [] }): readonly AnyRead[] => reads)
    .find(({ name }) => name === 'supervision.evidence-bundle') as FileRead;
  return {
    ground,
    agreementId,
    vkey: signer.vkey,
    async calls(count) {
      const input = { productId, purpose, subject, compared: { name: '张三' }, consent: token };
      for (let made = 0; made < count; made++)
        expectOk(await ground.act(client, 'products.call-verification', input, ''));
    },
    async settle() {
      await database.transaction((tx) =>
        publishOverdueTotals(tx, { since: Temporal.PlainDate.from('2026-01-05'), refusals: refusalsByDay }),
      );
      await createSequencer(database, log).drain();
    },
    async fetch(actor, input = {}) {
      const asked = { id: agreementId, ...period, ...input };
      const answer = (await database.transaction((tx) => read.run(actor, asked as never, tx), {
        mode: 'snapshot',
      })) as Result<{ readonly body: AsyncIterable<string> }>;
      if (!answer.ok) return answer.problem.code;
      let file = '';
      for await (const piece of answer.value.body) file += piece;
      return file;
    },
  };
}

export const parsed = (file: string) => JSON.parse(file) as EvidenceBundle;
