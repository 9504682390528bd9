export interface Grouping {
  /** Most that are handed over together. */
  readonly largest: number;
  /** Groups that may be under way at the same time; one by default. */
  readonly atOnce?: number;
}

interface Waiting<Asked, Answer> {
  readonly asked: Asked;
  readonly settle: (answer: Answer) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * What is asked while earlier work is under way gathers, and is worked on together: many small transactions become one. `work` is given
 * only what was asked before it began, and answers in the same order; everybody waits for the group they are in. When a group fails,
 * each of it is worked on by itself, so that nobody is told of another's failure: a `work` that fails must have left nothing behind.
 */
export function inGroups<Asked, Answer>(
  work: (group: readonly Asked[]) => Promise<readonly Answer[]>,
  { largest, atOnce = 1 }: Grouping,
): (asked: Asked) => Promise<Answer> {
  let waiting: Waiting<Asked, Answer>[] = [];
  let turns = 0;

  const handOver = async (group: readonly Waiting<Asked, Answer>[]): Promise<void> => {
    try {
      const answers = await work(group.map(({ asked }) => asked));
      if (answers.length !== group.length) throw new Error('a group is answered one for one');
      group.forEach(({ settle }, index) => {
        settle(answers[index]!);
      });
    } catch (error) {
      if (group.length === 1) group[0]!.fail(error);
      else for (const one of group) await handOver([one]);
    }
  };
  const turn = async (): Promise<void> => {
    while (waiting.length > 0) {
      const group = waiting.slice(0, largest);
      waiting = waiting.slice(largest);
      await handOver(group);
    }
    turns--;
  };

  return (asked) =>
    new Promise((settle, fail) => {
      waiting.push({ asked, settle, fail });
      if (turns >= atOnce) return;
      turns++;
      // After the current turn of the loop, so that what arrived together leaves together.
      setImmediate(() => void turn());
    });
}
