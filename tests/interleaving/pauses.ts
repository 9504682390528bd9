import type { Draw } from '../../testkit/evaluator/index.ts';

/** Boundaries between the steps of a call at which it waits until the driver lets it go on. */
export type Step = 'start' | 'computed' | 'before release' | 'in release' | 'after release';

interface Waiting {
  readonly who: string;
  readonly step: Step;
  readonly go: () => void;
}

/** Where tasks wait at the boundaries of their steps, and a driver that lets them go on one by one, in an order drawn from a seed. */
export interface Pauses {
  /** Waits here until the driver comes by. Passes at once while nothing is driven. */
  readonly at: (who: string, step: Step) => Promise<void>;
  /** Runs the tasks to their ends; what happened, in order. */
  readonly drive: (draw: Draw, tasks: readonly (() => Promise<void>)[]) => Promise<readonly string[]>;
}

export function pauses(): Pauses {
  const waiting: Waiting[] = [];
  let driving = false;
  /** Told when somebody waits, is done or has failed. */
  let news = (): void => {};
  const breath = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
  return {
    at: (who, step) =>
      driving
        ? new Promise<void>((go) => {
            waiting.push({ who, step, go });
            news();
          })
        : Promise.resolve(),
    async drive(draw, tasks) {
      driving = true;
      const trace: string[] = [];
      let open = tasks.length;
      const all = Promise.all(
        tasks.map((task) =>
          task().finally(() => {
            open -= 1;
            news();
          }),
        ),
      );
      // A task that fails ends the drive: whoever waits for it would wait for ever.
      let failed = false;
      all.catch(() => {
        failed = true;
        news();
      });
      while (open > 0 && !failed) {
        // Everybody is inside PostgreSQL: nothing is spent on looking again and again.
        if (waiting.length === 0)
          await new Promise<void>((tell) => {
            news = tell;
          });
        // Everybody else may be waiting there for a lock that a paused one holds.
        if (draw(0, 2) === 0) await breath();
        if (waiting.length === 0) continue;
        const [next] = waiting.splice(draw(0, waiting.length - 1), 1);
        trace.push(`${next!.who}: ${next!.step}`);
        next!.go();
        // Sometimes it gets far before the next is let go, sometimes not at all.
        for (let turn = draw(0, 6); turn > 0; turn--) await breath();
      }
      driving = false;
      for (const one of waiting.splice(0)) one.go();
      await all;
      return trace;
    },
  };
}
