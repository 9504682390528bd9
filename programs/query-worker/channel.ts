import { Socket } from 'node:net';
import { type Frame, FrameReader, jsonTextFrame } from '../../adapters/duckdb/frames.ts';
import type { FromWorker } from '../../adapters/duckdb/protocol.ts';

/** The worker's end of the pipe. When the platform's end closes, for whatever reason, the worker is killed: it has nobody left. */
export class Channel {
  readonly #reader = new FrameReader();
  readonly #in = new Socket({ fd: 0 });
  readonly #out = new Socket({ fd: 3 });

  /** `receive` is called for one frame after the other, and never again before its promise is settled, but for `urgent` ones. */
  listen(receive: (frame: Frame) => Promise<void>, urgent: (frame: Frame) => boolean): void {
    let last: Promise<void> = Promise.resolve();
    let waiting = 0;
    this.#in.on('data', (piece: Buffer) => {
      for (const frame of this.#reader.push(piece)) {
        if (urgent(frame)) continue;
        if (++waiting >= frameBacklog) this.#in.pause();
        last = last.then(async () => {
          await receive(frame);
          if (--waiting < frameBacklog) this.#in.resume();
        });
      }
    });
    this.#in.on('close', die);
    this.#in.on('error', die);
    this.#out.on('error', die);
  }

  /** Resolves when the pipe can take more. */
  send(message: FromWorker): Promise<void> {
    return this.sendText(JSON.stringify(message));
  }

  /** A message that is JSON text already. */
  sendText(json: string): Promise<void> {
    if (this.#out.write(jsonTextFrame(json))) return Promise.resolve();
    return new Promise((resolve) => this.#out.once('drain', resolve));
  }
}

const frameBacklog = 8;

/** At once: an orderly exit would wait for a query that is still running in the engine's threads. */
export function die(): never {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('unreachable');
}
