/** How long a question may take: interrupts the engine when it is over, and says why. An interrupt between two statements would be lost, so each asks first. */
export class Patience {
  ended: 'took-too-long' | 'aborted' | null = null;
  halfOver = false;
  readonly #half: NodeJS.Timeout;
  readonly #whole: NodeJS.Timeout;
  readonly #signal: AbortSignal | undefined;
  readonly #hungUp: () => void;

  constructor(timeMs: number, signal: AbortSignal | undefined, interrupt: () => void) {
    const end = (why: 'took-too-long' | 'aborted') => {
      this.ended ??= why;
      interrupt();
    };
    this.#half = setTimeout(() => {
      this.halfOver = true;
    }, timeMs / 2);
    this.#whole = setTimeout(() => end('took-too-long'), timeMs);
    this.#signal = signal;
    this.#hungUp = () => end('aborted');
    signal?.addEventListener('abort', this.#hungUp, { once: true });
  }

  /** Throws when it is over. */
  check(): void {
    if (this.ended) throw new Error(this.ended);
  }

  stop(): void {
    clearTimeout(this.#half);
    clearTimeout(this.#whole);
    this.#signal?.removeEventListener('abort', this.#hungUp);
  }
}
