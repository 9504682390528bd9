import { createEngine, lockEngine, prepareSelect } from '../../adapters/duckdb/engine.ts';
import type { StartMessage } from '../../adapters/duckdb/protocol.ts';
import { Channel } from './channel.ts';
import { confine } from './confine.ts';

/*
 * Entry for the escape tests only: a process confined exactly like a worker, which then does whatever it is told, as a worker
 * would that had been taken over completely. Nothing but the tests starts it, and it holds no projection.
 */

export type ProbeOrder =
  | StartMessage
  /** Body of a module; what it exports as default is the answer. */
  | { readonly kind: 'javascript'; readonly source: string }
  /** A fresh engine, locked down to some files, or left open to show what the lock is for. */
  | { readonly kind: 'engine'; readonly locked: boolean; readonly allowedPaths: readonly string[] }
  /** One statement after the other in that engine, as `any` text or only as the worker takes it. */
  | { readonly kind: 'sql'; readonly sql: string; readonly any: boolean };

const channel = new Channel();
let start: StartMessage;
let engine: Awaited<ReturnType<typeof createEngine>> | undefined;

channel.listen(
  async (frame) => {
    if (frame.kind === 'bytes') return;
    let answer: unknown;
    try {
      answer = { value: await obey(frame.value as ProbeOrder) };
    } catch (error) {
      answer = { error: String((error as Error).message ?? error).slice(0, 500) };
    }
    await channel.sendText(
      JSON.stringify(answer, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
    );
  },
  () => false,
);

async function obey(order: ProbeOrder): Promise<unknown> {
  switch (order.kind) {
    case 'start':
      start = order;
      return confine(start);
    case 'javascript':
      return (await import(`data:text/javascript,${encodeURIComponent(order.source)}`)).default;
    case 'engine':
      engine = await createEngine(start.engine);
      if (order.locked) await lockEngine(engine, order.allowedPaths);
      return null;
    case 'sql': {
      const connection = await engine!.connect();
      try {
        if (order.any) return (await connection.runAndReadAll(order.sql)).getRowsJson();
        const statement = await prepareSelect(connection, order.sql);
        return (await statement.runAndReadAll()).getRowsJson();
      } finally {
        connection.disconnectSync();
      }
    }
  }
}
