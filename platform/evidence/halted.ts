export type HaltReason = 'fork' | 'foreign-log' | 'damaged-tiles' | 'unknown-key';

/**
 * The log must not go on by itself: signing now could fork it, or what it stands on is damaged. A person has to look; docs/operate says
 * how. Nothing is published until the cause is gone.
 */
export class LogHalted extends Error {
  readonly reason: HaltReason;
  constructor(reason: HaltReason, message: string) {
    super(message);
    this.reason = reason;
  }
}
