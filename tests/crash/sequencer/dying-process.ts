// A process that appends and sequences until it kills itself in the middle of a port call. Started by killed.int.test.ts:
//   node dying-process.ts DATABASE_URL HOME CALL before|after
// Prints the id of every entry whose transaction has committed, one per line.
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openLogKey } from '#adapters/crypto';
import { createDatabase, createPool, machineClock } from '#adapters/postgres';
import { fileTileStore } from '#adapters/tiles';
import {
  appendEntries,
  createSequencer,
  type LogPorts,
  type NoteSigner,
  type TileStore,
} from '#platform/evidence';

const [url, home, lastCall, point] = process.argv.slice(2) as [string, string, string, 'before' | 'after'];
let calls = 0;

async function mortal<Value>(call: () => Promise<Value>): Promise<Value> {
  calls += 1;
  const last = calls === Number(lastCall);
  if (last && point === 'before') process.kill(process.pid, 'SIGKILL');
  const value = await call();
  if (last) process.kill(process.pid, 'SIGKILL');
  return value;
}

const origin = 'test.example/log';
const files = fileTileStore(join(home, 'log'));
const tiles: TileStore = {
  read: (tile) => mortal(() => files.read(tile)),
  write: (tile, bytes) => mortal(() => files.write(tile, bytes)),
  removePartials: (tile) => mortal(() => files.removePartials(tile)),
  checkpoint: () => mortal(() => files.checkpoint()),
  publish: (note, previous) => mortal(() => files.publish(note, previous)),
};
const key = await openLogKey({ file: join(home, 'keys', 'log.pem'), name: origin });
const signer: NoteSigner = { vkey: key.vkey, sign: (text) => mortal(() => key.sign(text)) };
const ports: LogPorts = { origin, tiles, signers: [signer] };

const database = createDatabase(createPool({ connectionString: url, max: 6 }), machineClock);
const sequencer = createSequencer(database, ports, { intervalMs: 5 });
sequencer.start();
// Where flushing to disk is slow, entries would pile up by the hundred thousand, and taking them up again would be all that is tried.
const mostWaiting = 8_000;
let appended = 0;
let first: number | null = null;
for (;;) {
  const { size } = sequencer.status();
  if (size !== null) first ??= size;
  if (appended - ((size ?? 0) - (first ?? 0)) > mostWaiting) {
    await sleep(5);
    continue;
  }
  const entries = Array.from({ length: 40 }, (_, at) => ({ kind: 'test.call', fields: { at } }));
  const made = await database.transaction((tx) => appendEntries(tx, entries));
  appended += entries.length;
  // Synchronous, so that what is printed was acknowledged and what was acknowledged may at most be missing here.
  writeSync(1, made.map(({ id }) => `${id}\n`).join(''));
}
