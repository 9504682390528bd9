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

/** A log of its own, for the ground and for its sequencer, whose tiles can be held back. */
export function auditedLog() {
  const tiles = memoryTileStore();
  let gate: { readonly opened: Promise<void>; readonly arrived: () => void } | null = null;
  return {
    origin,
    signers: [memorySigner(origin)] as const,
    tiles: {
      ...tiles,
      async read(tile: Parameters<typeof tiles.read>[0]) {
        gate?.arrived();
        await gate?.opened;
        return tiles.read(tile);
      },
    },
    /** Nobody is given a tile until `open`; `waiting` resolves when so many have asked for one. */
    hold(askers: number): { readonly waiting: Promise<void>; open(): void } {
      const [opened, waiting] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      let come = 0;
      gate = {
        opened: opened.promise,
        arrived: () => {
          come += 1;
          if (come === askers) waiting.resolve();
        },
      };
      return {
        waiting: waiting.promise,
        open() {
          gate = null;
          opened.resolve();
        },
      };
    },
  };
}

/** An agreement under audit. */
export interface Audit {
  /** Publish what is due and let the sequencer take all that waits. */
  settle(): Promise<void>;
  /** The file, or the code of the refusal, over the read as the program mounts it. */
  fetch(actor: Actor, input?: object): Promise<string>;
}

export const period = { from: '2026-01-05T00:00:00+08:00', until: '2026-01-08T00:00:00+08:00' };

/** The agreement's public fact, which the ground leaves out, and what audits it. */
export async function audit(
  { db: { database }, modules }: Pick<Ground, 'db' | 'modules'>,
  log: ReturnType<typeof auditedLog>,
  agreementId: string,
): Promise<Audit> {
  await database.transaction(async (tx) => {
    const { number, version, digest } = (await agreement(tx, agreementId))!;
    const fact = { number, version, digest };
    await appendPublicFact(tx, { kind: 'authorisation.in-force', subject: agreementId, fact });
  });
  const read = modules
    .flatMap(({ reads = [] }): readonly AnyRead[] => reads)
    .find(({ name }) => name === 'supervision.evidence-bundle') as FileRead;
  return {
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

export interface Audited extends Audit {
  readonly ground: Ground;
  readonly agreementId: string;
  readonly vkey: string;
  readonly hold: ReturnType<typeof auditedLog>['hold'];
  /** Calls of the bank's machine, one after the other. */
  calls(count: number): Promise<void>;
}

/** An agreement with a verification product that a bank calls. */
export async function prepareAudited(): Promise<Audited> {
  const log = auditedLog();
  const ground = await prepareGround((ports) => ports, { log });
  await ground.serve(residents);
  const agreementId = await ground.agree(residentsAgreement());
  const { productId } = await ground.offer(agreementId);
  const client = machine(organisations.bank, ['buyer']);
  const subject = { resident_number: zhang };
  const { token } = (await consented(ground.act, client, productId, subject))!;
  return {
    ...(await audit(ground, log, agreementId)),
    ground,
    agreementId,
    vkey: log.signers[0].vkey,
    hold: log.hold,
    async calls(count) {
      const input = { productId, purpose, subject, compared: { name: '张三' }, consent: token };
      for (let made = 0; made < count; made++)
        expectOk(await ground.act(client, 'products.call-verification', input, ''));
    },
  };
}

export const parsed = (file: string) => JSON.parse(file) as EvidenceBundle;
