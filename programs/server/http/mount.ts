import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type TObject, type TSchema, Type } from 'typebox';
import { Value } from 'typebox/value';
import {
  type ActLine,
  type ActLog,
  type Actor,
  type AnyAct,
  type AnyRead,
  actorReference,
  type Database,
  isSandboxKey,
  lookedOutcome,
  publicActor,
  Refusal,
  type Tx,
  text,
} from '#foundation';
import { actsNow, inputProblem, type Perform, performProblems } from '#platform/identity';
import type { ActorOf } from './actor-of.ts';
import { lookWriter } from './look-writer.ts';
import { httpProblems, sendProblem } from './problem.ts';
import { sendFile } from './send-file.ts';

export interface Mounting {
  readonly database: Database;
  readonly perform: Perform;
  readonly actorOf: ActorOf;
  readonly actLog: ActLog;
}

const longestKey = 200;
const keyTooLong = text(
  `Idempotency-Key 最多 ${longestKey} 个字符`,
  `An Idempotency-Key has at most ${longestKey} characters`,
);

const pathOf = (path: string): string => path.replace(/\{(\w+)\*\}/g, '*').replace(/\{(\w+)\}/g, ':$1');
const parametersIn = (path: string): string[] =>
  [...path.matchAll(/\{(\w+)\*?\}/g)].map((match) => match[1]!);

/** A part of an object schema, for the route's documentation. Validation itself happens once, in the executor. */
function pick(schema: TSchema, names: readonly string[], wanted: boolean): TSchema {
  const object = schema as TObject;
  const properties = Object.entries(object.properties ?? {}).filter(
    ([name]) => names.includes(name) === wanted,
  );
  const required = new Set((object as { required?: string[] }).required ?? []);
  return Type.Object(
    Object.fromEntries(
      properties.map(([name, value]) => [name, required.has(name) ? value : Type.Optional(value)]),
    ),
  );
}

const answers = (output: TSchema) => ({ 200: output, default: { $ref: 'Problem#' } });

/** `POST /api/v1/actions/{name}`, or the act's own path, for every act of every module. */
export function mountActs(app: FastifyInstance, acts: readonly AnyAct[], mounting: Mounting): void {
  for (const act of acts) {
    const path = act.path ?? `/api/v1/actions/${act.name}`;
    const fromPath = parametersIn(path);
    app.post(pathOf(path), {
      ...(act.largestBody ? { bodyLimit: act.largestBody } : {}),
      ...(act.asPublic
        ? {
            // Of what is sent as the public no line of the log joins an address to a moment, at whatever level.
            logLevel: 'warn' as const,
            config: { rateLimit: { max: act.asPublic.perHour, timeWindow: 3_600_000 } },
          }
        : {}),
      schema: {
        operationId: act.name,
        summary: `${act.title.zh} · ${act.title.en}`,
        description: `${act.description.zh}\n\n${act.description.en}`,
        tags: [act.name.split('.')[0]!],
        body: pick(act.input, fromPath, false),
        ...(fromPath.length > 0 ? { params: pick(act.input, fromPath, true) } : {}),
        headers: Type.Object({ 'idempotency-key': Type.Optional(Type.String({ maxLength: longestKey })) }),
        response: answers(act.output),
      },
      async handler(request, reply) {
        const actor = act.asPublic
          ? publicActor
          : await mounting.actorOf(request, { sandboxKey: 'by-policy' });
        const key = request.headers['idempotency-key'];
        // Cut off, two keys would be one.
        if (typeof key === 'string' && key.length > longestKey)
          return sendProblem(request, reply, httpProblems.badRequest({ detail: keyTooLong }));
        const input = { ...((request.body as object | null) ?? {}), ...(request.params as object) };
        const aborted = new AbortController();
        request.raw.once('close', () => request.raw.readableAborted && aborted.abort());
        const result = await mounting.perform(actor, act, input, {
          requestId: request.id,
          signal: aborted.signal,
          ...(typeof key === 'string' ? { idempotencyKey: key } : {}),
        });
        if (!result.ok) return sendProblem(request, reply, result.problem);
        const file = act.kind === 'operation' ? act.file?.(result.value) : null;
        return file
          ? sendFile(request, reply, { ...file, cache: 'no-store' })
          : reply.header('cache-control', 'no-store').send(result.value);
      },
    });
  }
}

/** `GET path` for every read of every module, each in one snapshot of the database. */
export function mountReads(app: FastifyInstance, reads: readonly AnyRead[], mounting: Mounting): void {
  const writeLook = lookWriter(mounting);
  for (const read of reads) {
    const fromPath = parametersIn(read.path);
    const restOf = /\{(\w+)\*\}/.exec(read.path)?.[1];
    app.get(pathOf(read.path), {
      schema: {
        operationId: read.name,
        summary: `${read.title.zh} · ${read.title.en}`,
        tags: [read.name.split('.')[0]!],
        querystring: pick(read.input, fromPath, false),
        ...(fromPath.length > 0 && !restOf ? { params: pick(read.input, fromPath, true) } : {}),
        ...(read.kind === 'read' ? { response: answers(read.output) } : {}),
      },
      handler: async (request, reply) => answerRead(read, restOf, request, reply, { ...mounting, writeLook }),
    });
  }
}

async function answerRead(
  read: AnyRead,
  restOf: string | undefined,
  request: FastifyRequest,
  reply: FastifyReply,
  mounting: Mounting & { readonly writeLook: (line: ActLine) => Promise<void> },
): Promise<FastifyReply> {
  const caller = await mounting.actorOf(request, {
    audience: read.audience,
    ...(read.sandbox ? { sandboxKey: 'as-public' } : {}),
  });
  const actor = isSandboxKey(caller) ? publicActor : caller;
  if (read.audience === 'signed-in' && actor.kind === 'public') {
    return sendProblem(request, reply, performProblems['sign-in-first']());
  }
  const { '*': rest, ...named } = request.params as Record<string, string>;
  const given = { ...(request.query as object), ...named, ...(restOf ? { [restOf]: rest } : {}) };
  const input = Value.Convert(read.input, given);
  const invalid = inputProblem(read.input, input);
  if (invalid) return sendProblem(request, reply, invalid);
  // What cannot be written down is not shown: a failure here is the answer.
  const written = async (subject: string | null | undefined) => {
    if (subject && caller.kind !== 'public')
      await mounting.writeLook({
        requestId: request.id,
        act: read.name,
        actor: actorReference(caller),
        subject,
        outcome: lookedOutcome,
      });
  };
  try {
    const options = { requestId: request.id, mode: 'snapshot' } as const;
    if (read.kind === 'read') {
      const result = await mounting.database.transaction(async (tx) => {
        await mustActNow(tx, caller);
        return read.run(actor, input as never, tx);
      }, options);
      if (!result.ok) return sendProblem(request, reply, result.problem);
      await written(read.looked?.(input as never, result.value as never, caller));
      return reply.send(result.value);
    }
    const result = await mounting.database.transaction(async (tx) => {
      await mustActNow(tx, caller);
      return read.run(actor, input as never, tx);
    }, options);
    if (!result.ok) return sendProblem(request, reply, result.problem);
    await written(read.looked?.(input as never, result.value, caller));
    return sendFile(request, reply, result.value);
  } catch (error) {
    if (error instanceof Refusal) return sendProblem(request, reply, error.problem);
    throw error;
  }
}

async function mustActNow(tx: Tx, actor: Actor): Promise<void> {
  const ended = await actsNow(tx, actor, false);
  if (ended) throw new Refusal(ended);
}
