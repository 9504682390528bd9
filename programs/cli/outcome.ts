import type { Text } from '#foundation';

/** What the process ends with. Listed in docs/operate/backup.md and in `gongshu --help`. */
export const exitCodes = {
  /** Done; what was checked holds. */
  ok: 0,
  /** Checked, and something does not hold: a file is no proof, a home disagrees with itself. */
  disagrees: 1,
  /** The command line cannot be understood. */
  usage: 2,
  /** Not done: refused for a reason that was said, or the machine did not allow it. Nothing was changed. */
  refused: 3,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** An expected reason for not doing what was asked, told in the reader's language and without a stack. */
export class Refused extends Error {
  readonly text: Text;
  constructor(text: Text) {
    super(text.en);
    this.text = text;
  }
}
