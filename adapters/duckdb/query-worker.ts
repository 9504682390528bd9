import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { Json } from '../../foundation/json.ts';
import type {
  Projection,
  QueryFailure,
  QueryLimits,
  QueryRun,
  ResultColumn,
} from '../../platform/query/ports.ts';
import { wireParameter } from './bind-parameters.ts';
import { type Measure, measureNames, unmet } from './confinement.ts';
import { bytesFrame, type Frame, FrameReader, jsonFrame } from './frames.ts';
import type { Launched } from './launch.ts';
import type { FromWorker, StartMessage, ToWorker } from './protocol.ts';
import { SealError } from './seal.ts';
import { openSealed, sealedContentBytes } from './sealed-file.ts';
import { fromWorker } from './worker-messages.ts';

export type Step<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: QueryFailure };

const fail = (code: QueryFailure['code'], reason?: QueryFailure['reason']): Step<never> => ({
  ok: false,
  failure: reason ? { code, reason } : { code },
});

/** How long a worker may take for what is not a query before it counts as dead. */
const openingMs = 120_000;
/** How long after its time a query may take to notice, before the whole worker is killed. */
const graceMs = 2_000;
/** What an answer may take on the pipe beside its rows: the columns, the frames, and frames that came before they were asked for. */
const framingBytes = 8 << 20;

/**
 * The platform's end of one worker process. One thing at a time: `open` once, then `run` after `run`. Whatever goes wrong with the
 * process ends it; {@link alive} tells.
 */
export class QueryWorker {
  readonly #child: ChildProcess;
  readonly #input: Writable;
  readonly #messages: MessageQueue;
  readonly #start: StartMessage;
  #lastWords = '';

  constructor(launched: Launched, start: StartMessage) {
    this.#child = launched.child;
    this.#start = start;
    this.#input = launched.child.stdin as Writable;
    this.#input.on('error', () => this.kill());
    this.#messages = new MessageQueue(launched.child.stdio[3] as Readable, () => this.kill());
    launched.child.on('error', () => this.#messages.end());
    launched.child.on('exit', () => this.#messages.end());
    launched.child.stderr?.on('data', (piece: Buffer) => {
      this.#lastWords = (this.#lastWords + piece.toString('utf8')).slice(0, 2000);
    });
  }

  get alive(): boolean {
    return !this.#messages.ended;
  }

  /** What the process said before it held any data: why it could not start. */
  get lastWords(): string {
    return this.#lastWords.trim();
  }

  kill(): void {
    this.#messages.end();
    // The outermost process leads; in a process namespace everything inside dies with it.
    this.#child.kill('SIGKILL');
  }

  /** Resolves when the process and its memory are gone. */
  async gone(): Promise<void> {
    if (this.#child.pid === undefined || this.#child.exitCode !== null || this.#child.signalCode !== null)
      return;
    await once(this.#child, 'exit');
  }

  /** Confine it, hand it the projection, lock it. Gives what holds it; anything but enough of that is a failure. */
  async open(projection: Pick<Projection, 'files'>, signal: AbortSignal): Promise<Step<readonly Measure[]>> {
    return this.#within<readonly Measure[]>(openingMs, signal, async () => {
      await this.#send(this.#start);
      const confined = await this.#messages.next();
      // From here on it will hold data, and its words are nobody's business.
      this.#child.stderr?.removeAllListeners('data').resume();
      if (confined?.kind !== 'confined') return fail('worker-crashed');
      const missing = unmet(
        [...confined.measures, { name: 'engine-locked', held: true, seen: 'not yet' }],
        this.#start.waived,
      );
      if (missing.length > 0) return fail('not-confined');
      const delivered = await this.#deliver(projection);
      if (!delivered.ok) return delivered;
      await this.#send({ kind: 'open' });
      const opened = await this.#messages.next();
      if (opened?.kind === 'not-opened') return fail(opened.code);
      if (opened?.kind !== 'opened') return fail('worker-crashed');
      return unmet(opened.measures, this.#start.waived).length > 0
        ? fail('not-confined')
        : { ok: true, value: opened.measures };
    });
  }

  /** Start it without data, only to see what holds it; whatever is missing, including everything when it does not start. */
  async inspect(): Promise<readonly Measure[]> {
    let seen: readonly Measure[] = [];
    await this.#within<null>(openingMs, new AbortController().signal, async () => {
      // Told to be content with anything, so that it goes on and shows the rest too.
      await this.#send({ ...this.#start, waived: measureNames });
      const confined = await this.#messages.next();
      if (confined?.kind === 'confined') seen = confined.measures;
      await this.#send({ kind: 'open' });
      const opened = await this.#messages.next();
      if (opened?.kind === 'opened') seen = opened.measures;
      return { ok: true, value: null };
    });
    if (seen.length > 0) return seen;
    const why = this.lastWords.split('\n')[0]?.slice(0, 200) || 'the worker process does not start';
    return measureNames.map((name) => ({ name, held: false, seen: why }));
  }

  /** Ask one question. An abort asks the engine to stop and, if that does not help soon, ends the process. */
  async run(run: QueryRun, signal: AbortSignal): Promise<Step<WorkerAnswer>> {
    const { timeMs, resultRows, resultBytes } = run.limits;
    const patienceEnds = new AbortController();
    let patience: NodeJS.Timeout | undefined;
    const cancel = () => {
      void this.#send({ kind: 'cancel' });
      patience = setTimeout(() => patienceEnds.abort(), graceMs);
    };
    const parameters = run.parameters.map(wireParameter);
    await this.#send({ kind: 'run', sql: run.sql, parameters, limits: { timeMs, resultRows, resultBytes } });
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) cancel();
    try {
      return await this.#within(timeMs + graceMs, patienceEnds.signal, () => this.#answer(run.limits));
    } finally {
      clearTimeout(patience);
      signal.removeEventListener('abort', cancel);
    }
  }

  async #answer(limits: QueryLimits): Promise<Step<WorkerAnswer>> {
    const bytesBefore = this.#messages.bytes;
    let columns: readonly ResultColumn[] | undefined;
    const rows: (readonly Json[])[] = [];
    for (;;) {
      const message = await this.#messages.next();
      switch (message?.kind) {
        case 'columns':
          columns = message.columns;
          break;
        case 'rows':
          // The worker counts too; it is not believed.
          if (!columns || message.rows.some((row) => row.length !== columns!.length)) return this.#distrust();
          if (rows.length + message.rows.length > limits.resultRows) return this.#distrust();
          if (this.#messages.bytes - bytesBefore > limits.resultBytes + framingBytes) return this.#distrust();
          for (const row of message.rows) rows.push(row);
          break;
        case 'done':
          return columns
            ? { ok: true, value: { columns, rows, engineMs: message.engineMs } }
            : this.#distrust();
        case 'failed':
          return fail(message.code, message.reason);
        default:
          return this.#distrust();
      }
    }
  }

  /** It said what it never says, or nothing any more. */
  #distrust(): Step<never> {
    this.kill();
    return fail('worker-crashed');
  }

  async #deliver({ files }: Pick<Projection, 'files'>): Promise<Step<null>> {
    try {
      for (const { relation, path, keyBytes, sealedAs } of files) {
        await this.#send({ kind: 'relation', relation, bytes: await sealedContentBytes(path, keyBytes) });
        for await (const piece of openSealed(path, { key: keyBytes, sealedAs }))
          await this.#write(bytesFrame(piece));
      }
      return { ok: true, value: null };
    } catch (error) {
      if (!this.alive) return fail('worker-crashed');
      if (error instanceof SealError || isMissingFile(error)) return fail('projection-unreadable');
      throw error;
    }
  }

  #send(message: ToWorker): Promise<void> {
    return this.#write(jsonFrame(message));
  }

  async #write(frame: Buffer): Promise<void> {
    if (!this.alive || this.#input.write(frame)) return;
    await Promise.race([once(this.#input, 'drain').catch(() => {}), this.#messages.whenEnded]);
  }

  /** Do something with the worker; on time-out or abort it is killed, and that is the outcome. */
  async #within<Value>(
    timeMs: number,
    signal: AbortSignal,
    work: () => Promise<Step<Value>>,
  ): Promise<Step<Value>> {
    let why: QueryFailure['code'] | undefined;
    const end = (code: QueryFailure['code']) => {
      why ??= code;
      this.kill();
    };
    const abort = () => end('cancelled');
    const timer = setTimeout(() => end('timeout'), timeMs);
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
    try {
      const outcome = await work();
      return why ? fail(why) : outcome;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
    }
  }
}

export interface WorkerAnswer {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly (readonly Json[])[];
  readonly engineMs: number;
}

const isMissingFile = (error: unknown): boolean =>
  ['ENOENT', 'EACCES', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '');

/** Messages of a worker in their order, each checked; what is not one ends the worker. */
class MessageQueue {
  readonly #arrived: FromWorker[] = [];
  readonly #output: Readable;
  #waiting: ((message: FromWorker | undefined) => void) | undefined;
  #ended = false;
  #bytes = 0;
  readonly #whenEnded = Promise.withResolvers<void>();

  constructor(output: Readable, distrust: () => void) {
    this.#output = output;
    const reader = new FrameReader();
    output.on('data', (piece: Buffer) => {
      this.#bytes += piece.length;
      try {
        for (const frame of reader.push(piece)) this.#arrive(frame);
      } catch {
        distrust();
      }
    });
    output.on('error', () => this.end());
  }

  /** All that was read from the worker so far. */
  get bytes(): number {
    return this.#bytes;
  }

  get ended(): boolean {
    return this.#ended;
  }

  get whenEnded(): Promise<void> {
    return this.#whenEnded.promise;
  }

  /** The next message; `undefined` when there will be none. */
  next(): Promise<FromWorker | undefined> {
    const message = this.#arrived.shift();
    if (this.#arrived.length < messageBacklog) this.#output.resume();
    if (message || this.#ended) return Promise.resolve(message);
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#arrived.length = 0;
    this.#waiting?.(undefined);
    this.#whenEnded.resolve();
  }

  #arrive(frame: Frame): void {
    const message = frame.kind === 'json' ? fromWorker(frame.value) : undefined;
    if (!message) throw new Error('not a message');
    if (this.#ended) return;
    if (this.#waiting) {
      const waiting = this.#waiting;
      this.#waiting = undefined;
      waiting(message);
      return;
    }
    this.#arrived.push(message);
    if (this.#arrived.length >= messageBacklog) this.#output.pause();
  }
}

const messageBacklog = 32;
