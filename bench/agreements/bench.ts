import { randomBytes } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { version as duckdbVersion } from '@duckdb/node-api';
import { printPredicate, quoteIdentifier } from '#platform/authorisation/model';
import { projectionSql } from '#platform/query/model';
import { flightGround } from '../governed-sql/ground.ts';
import type { Bench, Size } from '../harness/bench.ts';
import { randomFrom } from '../harness/random.ts';
import { spreadOf } from '../harness/spread.ts';
import { drawnGrant } from './drawn-grant.ts';

const sizes: { readonly [of in Size]: { readonly agreements: number; readonly rows: number } } = {
  full: { agreements: 200, rows: 500_000 },
  tiny: { agreements: 4, rows: 20_000 },
};

/**
 * Many agreements on one table: what all their sealed projections weigh on disk against the same granted columns and rows written as plain Parquet by
 * the engine alone. Build time and memory beside it.
 */
export const manyAgreements: Bench = {
  name: 'many-agreements',
  async run(ground, size) {
    const { agreements, rows } = sizes[size];
    const flights = await flightGround(ground.folder, rows);
    try {
      const random = randomFrom(20_260_701);
      const sealed: number[] = [];
      const plain: number[] = [];
      const built: number[] = [];
      const copied: number[] = [];
      let memory = 0;
      for (let index = 0; index < agreements; index++) {
        const { relation, granted } = drawnGrant(random);
        const target = join(ground.folder, `agreement-${index}.sealed`);
        const began = performance.now();
        const { sealedBytes } = await flights.builder.build({
          sources: [{ relation: 'raw', parquetPath: flights.raw }],
          select: projectionSql(relation, { view: 'raw' }),
          parameters: [],
          pseudonymKey: randomBytes(32),
          seal: { key: randomBytes(32), sealedAs: `projection ${index}` },
          target,
        });
        built.push(performance.now() - began);
        sealed.push(sealedBytes);
        memory = Math.max(memory, process.memoryUsage.rss());
        const copy = join(ground.folder, `agreement-${index}.parquet`);
        const columns = granted.items.map(({ itemId }) => quoteIdentifier(itemId)).join(', ');
        const where = granted.rows
          ? ` WHERE ${printPredicate(granted.rows, [...granted.items, ...granted.otherItems], ({ itemId }) => quoteIdentifier(itemId))}`
          : '';
        const copying = performance.now();
        await flights.connection.run(
          `COPY (SELECT ${columns} FROM flights${where}) TO '${copy}' (FORMAT parquet, COMPRESSION zstd)`,
        );
        copied.push(performance.now() - copying);
        plain.push((await stat(copy)).size);
        await Promise.all([target, copy].map((file) => rm(file)));
        if ((index + 1) % 50 === 0) ground.say(`${index + 1} of ${agreements}`);
      }
      const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0) / 2 ** 20;
      const [ours, peer] = [sum(sealed), sum(plain)];
      const times = { ours: spreadOf(built), peer: spreadOf(copied) };
      ground.say(
        `${agreements} projections: ${ours.toFixed(1)} MiB vs ${peer.toFixed(1)} MiB; built in ${times.ours.median.toFixed(0)} ms each (median; plain copy ${times.peer.median.toFixed(0)} ms)`,
      );
      return [
        {
          name: 'many-agreements',
          what: `disk of ${agreements} sealed projections of one table of ${rows} rows vs the granted columns and rows as plain Parquet`,
          ours: { median: ours, min: ours, max: ours, unit: 'MiB' },
          peer: { name: 'Parquet by DuckDB', version: duckdbVersion(), median: peer, min: peer, max: peer },
          ratio: ours / peer,
          bar: { atMost: 1.1 },
          runs: 1,
          beside: { buildMs: times.ours, plainCopyMs: times.peer, mostMemoryMiB: memory / 2 ** 20 },
        },
      ];
    } finally {
      await flights.close();
    }
  },
};
