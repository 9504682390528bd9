import type { Clock, Database } from '#foundation';
import type { DocumentRenderer, Seal, SealTrouble } from './ports.ts';
import { printedPaper } from './reads/documents.ts';
import { findDocument } from './store/documents.ts';
import { keepSealed, leaveUnsealed, putOff, takeWaiting } from './store/seals.ts';

export interface SealKeeperOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly renderer: DocumentRenderer;
  readonly publicAddress: string;
  readonly seal: Seal;
  /** Keeps a sealed file under its digest, for good before it returns. */
  readonly keep: (pdf: Buffer) => Promise<{ readonly sha256: string; readonly bytes: number }>;
  /** Told of every seal that did not work, by its trouble or what was thrown; `documentId` is null when the database itself could not be asked. */
  readonly onTrouble: (documentId: string | null, trouble: unknown) => void;
  readonly intervalMs?: number;
  /** Whether it seals by itself now; yes where nothing is said. `drain` asks nobody. */
  readonly isWanted?: () => boolean;
}

export interface SealKeeper {
  /** Seal every paper that is due now; gives how many were looked at. */
  drain(): Promise<number>;
  start(): void;
  stop(): Promise<void>;
}

/** For so long a paper is one keeper's: longer than any sealer should take. */
const heldSeconds = 120;

/**
 * Seals the papers that wait, one after the other. Sealing is between two transactions, since what seals may be another machine: in the
 * first the paper is taken, in the second the sealed file is put down, if nobody else did meanwhile. A paper whose seal does not work
 * waits, says so on its page, and is tried again; the others do not wait for it.
 */
export function createSealKeeper(options: SealKeeperOptions): SealKeeper {
  const { database, onTrouble } = options;
  let running: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function work(): Promise<number> {
    let looked = 0;
    while (!stopped) {
      const paper = await database.transaction((tx) => takeWaiting(tx, heldSeconds));
      if (!paper) break;
      looked += 1;
      const trouble = await sealOne(options, paper).catch((error: unknown): SealTrouble => {
        onTrouble(paper.documentId, error);
        return { kind: 'trouble', reason: 'unreachable', detail: '' };
      });
      if (!trouble) continue;
      if (trouble.detail) onTrouble(paper.documentId, trouble);
      await database.transaction((tx) => putOff(tx, paper.documentId, trouble.reason));
    }
    return looked;
  }

  function drain(): Promise<number> {
    const mine = running.then(work);
    running = mine.catch(() => {});
    return mine;
  }
  let waiting = false;
  const wake = () => {
    if (waiting || !(options.isWanted?.() ?? true)) return;
    waiting = true;
    drain()
      .catch((error) => onTrouble(null, error))
      .finally(() => {
        waiting = false;
      });
  };

  return {
    drain,
    start() {
      timer ??= setInterval(wake, options.intervalMs ?? 1_000);
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await running;
    },
  };
}

async function sealOne(
  { database, clock, renderer, publicAddress, seal, keep }: SealKeeperOptions,
  { documentId, ...owner }: { documentId: string; organisationId: string; issuer: string },
): Promise<SealTrouble | null> {
  // To the second, as a signature says it.
  const at = clock.now().round({ smallestUnit: 'second', roundingMode: 'floor' });
  const ready = await seal.certificateOf(owner, at);
  if (ready.kind === 'trouble') return ready;
  if (ready.kind === 'none') {
    await database.transaction((tx) => leaveUnsealed(tx, owner));
    return null;
  }
  const document = await database.transaction((tx) => findDocument(tx, documentId), { mode: 'snapshot' });
  const paper = printedPaper(publicAddress, document!, ready.certificate);
  const sealed = await seal.seal(await renderer.render(paper), owner, at);
  if (sealed.kind === 'trouble') return sealed;
  // The certificate on the paper is the one that signed, and a file that does not pass the check is none to serve.
  const verdict = await seal.check(sealed.pdf);
  if (!verdict.ok || verdict.certificate.sha256 !== ready.certificate.sha256)
    return {
      kind: 'trouble',
      reason: 'check-failed',
      detail: `the sealed file did not pass: ${verdict.ok ? 'another certificate' : verdict.fault}`,
    };
  const file = await keep(sealed.pdf);
  await database.transaction((tx) =>
    keepSealed(tx, documentId, { at, ...file, certificate: ready.certificate }),
  );
  return null;
}
