import { Type } from 'typebox';
import { type AnyRead, defineFileRead, defineRead, type Json, ok, refuse, text } from '#foundation';
import { canonicalJson, parseTilePath, tileAt } from '#verifier';
import { countPublicFacts, publicFacts } from './entries.ts';
import type { LogPorts } from './ports.ts';
import { problems } from './problems.ts';
import { receipt } from './receipts.ts';
import { readLogRow } from './sequencer/durable-log.ts';
import { type LogKey, logKeys } from './sequencer/log-keys.ts';
import { readTile } from './tile-reading.ts';

/** The log as the public reads it (C2SP tlog-tiles), receipts for who holds their id, and the public facts. */
export const reads = (ports: LogPorts): readonly AnyRead[] => [
  defineFileRead({
    name: 'evidence.checkpoint',
    title: text('日志检查点', 'Checkpoint of the log'),
    path: '/log/checkpoint',
    audience: 'public',
    input: Type.Object({}, { additionalProperties: false }),
    problems: [problems['log-not-started'].type],
    async run(_actor, _input, tx) {
      // From the database, where the fence stands: what is served never gets smaller.
      const { head } = await readLogRow(tx);
      if (head.note === null) return refuse(problems['log-not-started']());
      return ok({ contentType: 'text/plain; charset=utf-8', body: head.note, cache: 'no-store' });
    },
  }),

  defineFileRead({
    name: 'evidence.tile',
    title: text('日志瓦片', 'Tile of the log'),
    path: '/log/tile/{rest*}',
    audience: 'public',
    input: Type.Object({ rest: Type.String({ maxLength: 60 }) }, { additionalProperties: false }),
    problems: [problems['no-such-tile'].type],
    async run(_actor, { rest }, tx) {
      const tile = parseTilePath(`tile/${rest}`);
      const { head } = await readLogRow(tx);
      // Tiles beyond the published tree may still change and are nobody's business.
      const published = tile && tileAt(tile.level, tile.index, head.size);
      const bytes = published && tile.width <= published.width ? await readTile(ports.tiles, tile) : null;
      if (!bytes) return refuse(problems['no-such-tile']());
      return ok({ contentType: 'application/octet-stream', body: Buffer.from(bytes), cache: 'immutable' });
    },
  }),

  defineFileRead({
    name: 'evidence.receipt',
    title: text('取回收据', 'Fetch a receipt'),
    path: '/api/v1/receipts/{id}',
    audience: 'public',
    input: Type.Object(
      { id: Type.String({ minLength: 1, maxLength: 64, title: '存证编号', titleEn: 'Entry id' }) },
      { additionalProperties: false },
    ),
    problems: [problems['no-such-entry'].type],
    async run(_actor, { id }, tx) {
      const file = await receipt(tx, ports, id);
      if (!file) return refuse(problems['no-such-entry']());
      // Bytes, not an object: the file is canonical JSON and verifies only as it leaves here.
      return ok({
        contentType: 'application/json',
        body: canonicalJson(file as unknown as Json),
        fileName: `${id}.${'checkpoint' in file ? 'receipt' : 'promise'}.json`,
        cache: 'no-store',
      });
    },
  }),

  defineRead({
    name: 'evidence.log',
    title: text('日志概况', 'The log'),
    path: '/api/v1/log',
    audience: 'public',
    input: Type.Object({}, { additionalProperties: false }),
    output: Type.Object({
      origin: Type.String(),
      size: Type.Integer({ description: 'Entries in the published tree' }),
      publishedAt: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
      checkpointAgeSeconds: Type.Union([Type.Integer(), Type.Null()]),
      vkeys: Type.Array(Type.String(), { description: 'Verifier keys that sign now, the log’s own first' }),
      formerVkeys: Type.Array(Type.String(), {
        description: 'Keys that signed before; old receipts verify with them',
      }),
      keys: Type.Array(
        Type.Object({
          vkey: Type.String(),
          algorithm: Type.String({ description: 'Ed25519 or SM2' }),
          state: Type.Enum(['current', 'overlapping', 'former'], {
            description: 'overlapping: replaced, and signs beside its successor until `overlapUntil`',
          }),
          fromSize: Type.Integer({ description: 'Entries in the tree when it began to sign' }),
          untilSize: Type.Union([Type.Integer(), Type.Null()], {
            description: 'Entries in the last tree it signed',
          }),
          since: Type.String({ format: 'date-time' }),
          overlapUntil: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
          previous: Type.Union([Type.String(), Type.Null()], { description: 'The key it followed' }),
        }),
        { description: 'Every key of the log in the order in which they began' },
      ),
    }),
    async run(_actor, _input, tx) {
      const { head, publishedAt } = await readLogRow(tx);
      const age = publishedAt && Math.max(0, Math.floor(tx.now.since(publishedAt).total('seconds')));
      const keys = (await logKeys(tx)).map((key) => ({ ...key, state: stateOf(key, ports) }));
      const signing = ports.signers
        .map(({ vkey }) => vkey)
        .filter((vkey) => !keys.some((key) => key.vkey === vkey && key.state === 'former'));
      return ok({
        origin: ports.origin,
        size: head.size,
        publishedAt: publishedAt?.toString() ?? null,
        checkpointAgeSeconds: age,
        vkeys: signing,
        formerVkeys: keys.map(({ vkey }) => vkey).filter((vkey) => !signing.includes(vkey)),
        keys: keys.map((key) => ({
          ...key,
          since: key.since.toString(),
          overlapUntil: key.overlapUntil?.toString() ?? null,
        })),
      });
    },
  }),

  defineRead({
    name: 'evidence.public-facts',
    title: text('公开事项', 'Public facts'),
    path: '/api/v1/public-facts',
    audience: 'public',
    input: Type.Object(
      {
        kind: Type.Optional(
          Type.String({
            maxLength: 64,
            title: '类别，或“模块.*”',
            titleEn: 'Kind, or “module.*” for all of a module',
          }),
        ),
        subject: Type.Optional(Type.String({ maxLength: 100, title: '对象', titleEn: 'Subject' })),
        from: Type.Optional(Type.String({ format: 'date', title: '起始日', titleEn: 'Entered from' })),
        until: Type.Optional(
          Type.String({ format: 'date', title: '截止日（不含）', titleEn: 'Entered before' }),
        ),
        cursor: Type.Optional(Type.String({ pattern: '^(0|[1-9]\\d{0,14})$' })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({
      items: Type.Array(
        Type.Object({
          entry: Type.String(),
          kind: Type.String(),
          subject: Type.String(),
          at: Type.String({ format: 'date-time' }),
          index: Type.Integer({ description: 'Position in the log' }),
          fact: Type.Unsafe<Json>({}),
        }),
      ),
      next: Type.Union([Type.String(), Type.Null()]),
      total: Type.Integer(),
    }),
    async run(_actor, { kind, subject, from, until, cursor, limit = 50 }, tx) {
      const filter = { kind, subject, from: dayOf(from), until: dayOf(until) };
      const before = cursor === undefined ? undefined : Number(cursor);
      const found = await publicFacts(tx, { ...filter, before, limit: limit + 1 });
      const shown = found.slice(0, limit);
      return ok({
        items: shown.map(({ index, leaf: { entry, kind, subject, at, fact } }) => ({
          entry,
          kind,
          subject,
          at,
          index,
          fact,
        })),
        next: found.length > limit ? String(shown.at(-1)!.index) : null,
        total: await countPublicFacts(tx, filter),
      });
    },
  }),
];

const dayOf = (day: string | undefined): Temporal.PlainDate | undefined =>
  day === undefined ? undefined : Temporal.PlainDate.from(day);

/** A key that this node does not have, or that ended, signs no more. */
const stateOf = (
  { vkey, untilSize, overlapUntil }: LogKey,
  { signers }: LogPorts,
): 'current' | 'overlapping' | 'former' => {
  if (untilSize !== null || !signers.some((signer) => signer.vkey === vkey)) return 'former';
  return overlapUntil === null ? 'current' : 'overlapping';
};
