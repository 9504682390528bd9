import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import fastifyRateLimit from '@fastify/rate-limit';
import fastifySwagger from '@fastify/swagger';
import Fastify, { type ConnectionError, type FastifyError, type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { fewRandomBytes, type Problem, Refusal } from '#foundation';
import { httpProblems, ProblemSchema, sendProblem } from './problem.ts';
import { addSecurityHeaders } from './security-headers.ts';

export interface AppOptions {
  readonly logger?: Logger;
  /** Requests a minute from one address before 429; acts of signed-in people and clients have quotas of their own. */
  readonly requestsPerMinute: number;
  /** Proxies that are believed when they say where a request comes from; nobody else is. */
  readonly trustedProxies?: readonly string[];
}

/** The bare application: ids, headers, limits, one error path, OpenAPI. Routes are mounted by the caller. */
export async function createApp(options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    ...(options.logger ? { loggerInstance: options.logger } : { logger: false }),
    bodyLimit: 1_048_576,
    genReqId: () => `req_${fewRandomBytes(12).toString('base64url')}`,
    requestIdHeader: false,
    clientErrorHandler: answerUnreadable,
    frameworkErrors: (_error, request, reply) => void sendProblem(request, reply, httpProblems.badRequest()),
    trustProxy: options.trustedProxies?.length ? [...options.trustedProxies] : false,
    // Lines about failures name the request themselves; a logger of its own for each request is made only where there would be others.
    childLoggerFactory: (logger, bindings, own) =>
      options.logger?.isLevelEnabled('info') ? logger.child(bindings, own) : logger,
    routerOptions: { maxParamLength: 300 },
  }) as unknown as FastifyInstance;
  // Input is checked once, in the executor, with all defects told at once; here the schemas only document and serialise.
  app.setValidatorCompiler(() => () => true);
  app.addSchema(ProblemSchema);
  // A form of another site can send text without asking first; no act takes it.
  app.removeContentTypeParser('text/plain');

  await addSecurityHeaders(app);
  await app.register(fastifyRateLimit, {
    max: options.requestsPerMinute,
    timeWindow: 60_000,
    errorResponseBuilder: () => Object.assign(new Error('rate'), { statusCode: 429 }),
  });
  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Gongshu 公枢',
        version: '1',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
    },
    refResolver: {
      buildLocalReference: (json, _base, _fragment, index) => String(json['$id'] ?? `def-${index}`),
    },
  });

  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    // Cookies travel with requests that other sites start; browsers say so. Signing somebody in from another site needs no cookie.
    const ambient = request.headers.cookie !== undefined || request.url.startsWith('/api/auth/');
    if (request.method !== 'GET' && request.method !== 'HEAD' && ambient && crossSite(request.headers))
      void sendProblem(request, reply, httpProblems.crossSite());
    else done();
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    if (request.method !== 'GET' || reply.statusCode !== 200 || typeof payload !== 'string')
      return done(null, payload);
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'private, no-cache');
    const etag = `"${createHash('sha256').update(payload).digest('base64url').slice(0, 27)}"`;
    reply.header('etag', etag);
    if (request.headers['if-none-match'] !== etag) return done(null, payload);
    reply.code(304);
    done(null, '');
  });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof Refusal) return sendProblem(request, reply, error.problem);
    const problem = problemOf(error);
    if (problem.status === 500) request.log.error({ err: error, requestId: request.id }, 'request failed');
    return sendProblem(request, reply, problem);
  });
  return app;
}

function crossSite(headers: { readonly [name: string]: string | string[] | undefined }): boolean {
  const site = headers['sec-fetch-site'];
  if (site) return site !== 'same-origin' && site !== 'none';
  const origin = headers['origin'];
  if (typeof origin !== 'string') return false;
  try {
    return new URL(origin).host !== headers['host'];
  } catch {
    return true;
  }
}

function problemOf(error: FastifyError): Problem {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
    case 'FST_REQ_FILE_TOO_LARGE':
      return httpProblems.tooLarge();
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_INVALID_MULTIPART_CONTENT_TYPE':
      return httpProblems.mediaType();
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return httpProblems.notJson();
  }
  if (error instanceof SyntaxError && error.statusCode === 400) return httpProblems.notJson();
  if (error.statusCode === 429) return httpProblems.tooMany();
  if (error.statusCode && error.statusCode >= 400 && error.statusCode < 500) return httpProblems.badRequest();
  return httpProblems.broken();
}

/** What could not even be read as a request (a raw letter in the address, a broken header) is answered as a problem too, then hung up on. */
function answerUnreadable(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const { type, ...words } = { ...httpProblems.badRequest(), type: '/docs/problems#http/bad-request' };
  const body = JSON.stringify({
    type,
    title: words.title.zh,
    status: 400,
    code: words.code,
    advice: words.advice.zh,
    texts: { title: words.title, advice: words.advice },
  });
  socket.end(
    `HTTP/1.1 400 Bad Request\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
