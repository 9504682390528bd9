import { afterEach, beforeEach, expect, it } from 'vitest';
import { memorySigner } from '#adapters/crypto';
import { memoryTileStore } from '#adapters/tiles';
import { type TestDatabase, testDatabase } from '#testkit';
import { appendEntries } from '../append.ts';
import { auditLog } from '../audit.ts';
import { copyLog, evidence, type LogPorts } from '../index.ts';
import { createSequencer } from './loop.ts';

const origin = 'test.example/log';
let ports: LogPorts;
let db: TestDatabase;

beforeEach(async () => {
  ports = { origin, tiles: memoryTileStore(), signers: [memorySigner(origin)] };
  db = await testDatabase([evidence(ports)]);
});
afterEach(() => db.close());

const sequencer = () => createSequencer(db.database, ports);
const append = (count: number) =>
  db.database.transaction((tx) =>
    appendEntries(
      tx,
      Array.from({ length: count }, (_, at) => ({ kind: 'query.call', fields: { agreement: 'agr_1', at } })),
    ),
  );
const audit = () => db.database.transaction((tx) => auditLog(tx, ports), { mode: 'snapshot' });

it('with a log that was saved a moment after the rows, the audit says so and the tail is taken back', async () => {
  await append(3);
  await sequencer().drain();
  const { tiles } = ports;
  // Two entries had their indexes and were not published yet when the rows were saved.
  const refusing = { ...tiles, write: () => Promise.reject(new Error('no room')) };
  await append(2);
  await expect(createSequencer(db.database, { ...ports, tiles: refusing }).step()).rejects.toThrow();
  const { rows: saved } = await db.pool.query('SELECT * FROM evidence.log');
  await append(4);
  await sequencer().drain();

  // What a backup holds of the log: the tiles of its checkpoint and no others.
  const copied = memoryTileStore();
  await copyLog(tiles, copied);
  ports = { ...ports, tiles: copied };
  const columns = Object.keys(saved[0]);
  const values = columns.map((column, at) => `${column} = $${at + 1}`).join(', ');
  await db.pool.query(`UPDATE evidence.log SET ${values}`, Object.values(saved[0]));
  await db.pool.query(`WITH gone AS (DELETE FROM evidence.place WHERE log_index >= 5 RETURNING entry)
    DELETE FROM evidence.entry WHERE id IN (SELECT entry FROM gone)`);

  expect(await audit()).toMatchObject({
    size: 3,
    faults: ['the folder is ahead of the database: run the sequencer'],
  });
  await sequencer().drain();
  expect(await audit()).toMatchObject({ size: 9, faults: [], waiting: 0 });
});
