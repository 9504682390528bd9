import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Database } from '#foundation';
import { type AboutNode, ckanAction, type OpenTables } from '#platform/opening';

export interface CkanMounting {
  readonly database: Database;
  readonly about: AboutNode;
  readonly tables: OpenTables;
}

/**
 * `/api/3/action/{name}`, and the two older ways to write it that clients use. Everybody reads the same: who is signed in makes no difference here, and a key that
 * is sent along is not looked at. Refusals have CKAN's shape and not RFC 9457's.
 */
export function mountCkan(app: FastifyInstance, { database, about, tables }: CkanMounting): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply) => {
    const { name } = request.params as { readonly name: string };
    const body = request.method === 'POST' ? request.body : {};
    if (typeof body !== 'object' || body === null || Array.isArray(body))
      return reply.code(400).send({
        success: false,
        error: { __type: 'Validation Error', message: 'Request data JSON decoded is not a dictionary' },
      });
    const given = { ...(request.query as object), ...body };
    const { status, body: said } = await database.transaction(
      (tx) => ckanAction(name, { tx, about, tables, given }),
      { requestId: request.id, mode: 'snapshot' },
    );
    return reply.code(status).send(said);
  };
  for (const base of ['/api/3/action', '/api/action']) {
    app.get(`${base}/:name`, { schema: { hide: true } }, answer);
    app.post(`${base}/:name`, { schema: { hide: true } }, answer);
  }
  app.get('/api/3', { schema: { hide: true } }, (_request, reply) => reply.send({ version: 3 }));
}
