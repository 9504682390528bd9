import type { DemoClock } from '#adapters/postgres';

const intervalMs = 500;

/** Goes by the demo clock wherever another process of the home has moved it. Gives back how to stop. */
export function keepTime(clock: DemoClock | null, onError: (error: unknown) => void): () => Promise<void> {
  if (!clock) return async () => {};
  let running: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(() => clock.reload()).catch(onError);
  }, intervalMs);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
