/** Tells the run worker of this process that there is something to look at. Only a hint: it also looks by itself. */
export interface RunBell {
  ring(): void;
  /** Gives back how to stop listening. */
  onRing(listener: () => void): () => void;
}

export function createRunBell(): RunBell {
  const listeners = new Set<() => void>();
  return {
    ring: () => {
      for (const listener of listeners) listener();
    },
    onRing(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
