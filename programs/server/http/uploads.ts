import fastifyMultipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { BlobStore } from '#adapters/uploads';
import { type Database, Refusal, text, type Uploads } from '#foundation';
import { actsNow, performProblems } from '#platform/identity';
import type { ActorOf } from './actor-of.ts';
import { httpProblems, sendProblem } from './problem.ts';

export interface UploadMounting {
  readonly database: Database;
  readonly uploads: Uploads;
  readonly blobs: BlobStore;
  readonly actorOf: ActorOf;
  readonly maxBytes: number;
}

/** `POST /api/v1/uploads`: one file as multipart/form-data, streamed to disk. It belongs to the sender's organisation until an act uses it. */
export async function mountUploads(app: FastifyInstance, mounting: UploadMounting): Promise<void> {
  await app.register(fastifyMultipart, { limits: { files: 1, fields: 0, fileSize: mounting.maxBytes } });
  app.post('/api/v1/uploads', {
    schema: {
      operationId: 'uploads.keep',
      summary: '上传文件 · Upload a file',
      tags: ['uploads'],
      consumes: ['multipart/form-data'],
      response: {
        200: Type.Object({
          uploadId: Type.String(),
          name: Type.String(),
          bytes: Type.Integer(),
          sha256: Type.String(),
        }),
        default: { $ref: 'Problem#' },
      },
    },
    bodyLimit: mounting.maxBytes,
    async handler(request, reply) {
      const actor = await mounting.actorOf(request);
      if (actor.kind === 'public') return sendProblem(request, reply, performProblems['sign-in-first']());
      const part = await request.file();
      if (!part) {
        return sendProblem(
          request,
          reply,
          httpProblems.badRequest({ detail: text('没有收到文件', 'No file was received') }),
        );
      }
      const kept = await mounting.blobs.put(part.file);
      if (part.file.truncated) return sendProblem(request, reply, httpProblems.tooLarge());
      const upload = await mounting.database.transaction(
        async (tx) => {
          const ended = await actsNow(tx, actor, true);
          if (ended) throw new Refusal(ended);
          return mounting.uploads.keep(tx, actor, { name: part.filename, ...kept });
        },
        { requestId: request.id },
      );
      return reply.send({
        uploadId: upload.id,
        name: upload.name,
        bytes: upload.bytes,
        sha256: upload.sha256,
      });
    },
  });
}
