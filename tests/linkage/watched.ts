import type { LinkageEngine, LinkageSession } from '#platform/privacy';

export interface Watcher {
  /** Told of each pair before it is measured. */
  readonly before?: (own: string, other: string) => void | Promise<void>;
  /** And with it before its answer is given back. */
  readonly after?: (own: string, other: string) => void | Promise<void>;
}

/** An engine, watched from outside: what it is asked, it does. */
export function watchedEngine(engine: LinkageEngine, { before, after }: Watcher): LinkageEngine {
  return {
    keyId: engine.keyId,
    sketch: (...asked) => engine.sketch(...asked),
    async begin(own) {
      const begun = await engine.begin(own);
      if (!begun.ok) return begun;
      const { session } = begun;
      const measure: LinkageSession['measure'] = async (other, keys, smallGroup) => {
        await before?.(own.parquetSha256, other.parquetSha256);
        const answer = await session.measure(other, keys, smallGroup);
        await after?.(own.parquetSha256, other.parquetSha256);
        return answer;
      };
      return { ok: true, session: { measure, close: () => session.close() } };
    },
  };
}
