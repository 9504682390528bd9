import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBInstance } from '@duckdb/node-api';
import { type Measure, unmet } from '../../adapters/duckdb/confinement.ts';
import { createEngine, lockEngine, seeLock, tamperedWith } from '../../adapters/duckdb/engine.ts';
import type { Frame } from '../../adapters/duckdb/frames.ts';
import { relationPattern, type StartMessage, type ToWorker } from '../../adapters/duckdb/protocol.ts';
import { Channel, die } from './channel.ts';
import { confine } from './confine.ts';
import { held, loadProjection, type RelationFile } from './load-projection.ts';
import { type Running, runSelect } from './run-select.ts';

/*
 * Entry of a query worker: one process for one agreement's projection, from start to death. Everything it imports is loaded
 * before it gives up its user; everything it is told comes over the channel (adapters/duckdb/protocol.ts).
 */

const channel = new Channel();
let start: StartMessage;
let measures: readonly Measure[] = [];
let incoming: { readonly file: Awaited<ReturnType<typeof open>>; left: number } | undefined;
const files: RelationFile[] = [];
let instance: DuckDBInstance | undefined;
/** Where the tables are, when it is not the engine's own database. */
let database: string | undefined;
let running: Running | undefined;

channel.listen(
  async (frame) => {
    try {
      await (frame.kind === 'bytes' ? receiveBytes(frame.bytes) : receive(frame.value as ToWorker));
    } catch {
      // What was thrown may carry data, so it is not told; the platform sees a worker that died.
      die();
    }
  },
  (frame) => {
    if (!isCancel(frame)) return false;
    running?.cancel();
    return true;
  },
);

const isCancel = (frame: Frame): boolean =>
  frame.kind === 'json' && (frame.value as { kind?: unknown } | null)?.kind === 'cancel';

async function receive(message: ToWorker): Promise<void> {
  switch (message.kind) {
    case 'start':
      start = message;
      measures = confine(start);
      return channel.send({ kind: 'confined', measures });
    case 'relation':
      return beginRelation(message.relation, message.bytes);
    case 'open':
      return openProjection();
    case 'run':
      return run(message);
    case 'cancel':
      return;
  }
}

async function beginRelation(relation: string, bytes: number): Promise<void> {
  if (!relationPattern.test(relation) || incoming) die();
  const path = join(start.dataFolder, `${relation}.parquet`);
  incoming = { file: await open(path, 'wx', 0o600), left: bytes };
  files.push({ relation, path });
}

async function receiveBytes(bytes: Buffer): Promise<void> {
  if (!incoming || bytes.length > incoming.left) die();
  await incoming.file.writeFile(bytes);
  incoming.left -= bytes.length;
  if (incoming.left > 0) return;
  await incoming.file.close();
  incoming = undefined;
}

async function openProjection(): Promise<void> {
  if (incoming || instance) die();
  const created = await createEngine(start.engine);
  let form: 'tables' | 'file';
  try {
    form = await loadProjection(created, files, start.engine.memoryBytes);
  } catch {
    return channel.send({ kind: 'not-opened', code: 'projection-unreadable' });
  }
  await lockEngine(created, form === 'file' ? files.map((file) => file.path) : []);
  measures = [...measures, await seeLock(created)];
  // The platform judges too; a worker that would be talked past it still refuses by itself.
  if (unmet(measures, start.waived).length > 0)
    return channel.send({ kind: 'not-opened', code: 'not-confined' });
  instance = created;
  if (form === 'tables') database = held;
  await channel.send({ kind: 'opened', held: form, measures });
}

async function run(message: Extract<ToWorker, { kind: 'run' }>): Promise<void> {
  if (!instance) die();
  running = runSelect(instance, database, message, {
    columns: (columns) => channel.send({ kind: 'columns', columns }),
    rows: (rows) => channel.sendText(`{"kind":"rows","rows":[${rows.join(',')}]}`),
  });
  const outcome = await running.outcome;
  running = undefined;
  // A worker that was changed answers nobody, not even this one.
  if (await tamperedWith(instance)) die();
  await channel.send(outcome);
}
