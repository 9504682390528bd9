import { type ActLine, type ActLog, type Database, inGroups } from '#foundation';

/** Most lines of one statement. */
const largestGroup = 128;
/** A page that asks again and again for the same thing is one look. */
const sameLookMs = 10 * 60_000;
/** Looks remembered; beyond that one is written once more. */
const mostRemembered = 20_000;

export type WriteLook = (line: ActLine) => Promise<void>;

/**
 * Writes down who looked at what. Settles when the line is committed, and fails when it cannot be: what cannot be written down is not shown. Lines that
 * wait while others are written are one commit; the same reader at the same thing within ten minutes is one line of each process.
 */
export function lookWriter(
  { database, actLog }: { readonly database: Database; readonly actLog: ActLog },
  elapsedMs: () => number = () => performance.now(),
): WriteLook {
  const written = new Map<string, number>();
  const write = inGroups(
    (lines: readonly ActLine[]) =>
      database.transaction(
        async (tx) => {
          await actLog.record(tx, lines);
          return lines.map(() => undefined);
        },
        lines.length === 1 ? { requestId: lines[0]!.requestId } : {},
      ),
    { largest: largestGroup },
  );
  return async (line) => {
    const key = JSON.stringify([line.actor, line.act, line.subject]);
    const before = written.get(key);
    if (before !== undefined && elapsedMs() - before < sameLookMs) return;
    await write(line);
    written.delete(key);
    written.set(key, elapsedMs());
    const [longest] = written.keys();
    if (written.size > mostRemembered && longest !== undefined) written.delete(longest);
  };
}
