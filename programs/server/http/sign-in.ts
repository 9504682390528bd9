import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Database, Refusal } from '#foundation';
import { actsNow, type Caller, MeSchema, meOf, signInProblems, signInRefusal } from '#platform/identity';
import { type Credentials, clientActor } from './actor-of.ts';
import { httpProblems, sendProblem, sentProblem } from './problem.ts';
import { passCookies, sendWeb, takeBodiesAsText, webHeaders, webRequest } from './web-request.ts';

const largestBody = 16_384;

/** People's sign-in under `/api/auth/`, tokens of machine clients under `/oauth2/`, and `/api/v1/me`. */
export async function mountSignIn(app: FastifyInstance, credentials: Credentials): Promise<void> {
  const { signIn, tokens } = credentials;
  await app.register(async (scope) => {
    takeBodiesAsText(scope, largestBody);
    scope.route({
      method: ['GET', 'POST'],
      url: '/api/auth/*',
      schema: { hide: true },
      handler: async (request, reply) =>
        answerAuth(request, reply, await signIn.authHandler(webRequest(request), addressOf(request))),
    });
    scope.route({
      method: ['GET', 'POST'],
      url: '/oauth2/*',
      schema: { hide: true },
      // OAuth has error answers of its own (RFC 6749 §5.2), which every client library reads.
      handler: async (request, reply) =>
        sendWeb(reply, await tokens.handler(webRequest(request), addressOf(request))),
    });
  });
  // A browser keeps sending a session that has ended until it is told to forget it.
  const ended = signInProblems['session-ended'].type.code;
  app.addHook('onSend', async (request, reply) => {
    if (
      sentProblem(reply) === ended &&
      signIn.presented(webHeaders(request)) &&
      !reply.hasHeader('set-cookie')
    )
      reply.header('set-cookie', signIn.forgetCookie);
  });
  mountMe(app, {
    database: credentials.database,
    callerOf: (request) => callerOf(request, credentials),
    forgetCookie: signIn.forgetCookie,
  });
}

export interface MeMounting {
  readonly database: Database;
  readonly callerOf: (request: FastifyRequest) => Promise<Caller>;
  readonly forgetCookie: string;
}

/** `GET /api/v1/me`: also answers those who cannot act yet, so it stands beside the reads and not among them. */
export function mountMe(app: FastifyInstance, mounting: MeMounting): void {
  app.get('/api/v1/me', {
    schema: {
      operationId: 'identity.me',
      summary: '我的身份与岗位 · Who I am and my posts',
      tags: ['identity'],
      response: { 200: MeSchema, default: { $ref: 'Problem#' } },
    },
    async handler(request, reply) {
      const caller = await mounting.callerOf(request);
      if (caller.kind === 'nobody' && caller.sessionEnded) reply.header('set-cookie', mounting.forgetCookie);
      return mounting.database.transaction(
        async (tx) => {
          const ended = caller.kind === 'client' ? await actsNow(tx, caller.actor, false) : null;
          if (ended) throw new Refusal(ended);
          return meOf(tx, caller);
        },
        { requestId: request.id, mode: 'snapshot' },
      );
    },
  });
}

async function callerOf(request: FastifyRequest, { signIn, tokens }: Credentials): Promise<Caller> {
  const { authorization } = request.headers;
  if (authorization !== undefined) return { kind: 'client', actor: await clientActor(tokens, authorization) };
  const headers = webHeaders(request);
  const session = await signIn.session(headers);
  return session ? { kind: 'session', session } : { kind: 'nobody', sessionEnded: signIn.presented(headers) };
}

/** Attempts are counted by the connection's own address: what a caller writes into a header is not believed. */
const addressOf = (request: FastifyRequest) => ({ address: request.socket.remoteAddress ?? 'unknown' });

async function answerAuth(
  request: FastifyRequest,
  reply: FastifyReply,
  answer: Response,
): Promise<FastifyReply> {
  if (answer.ok) return sendWeb(reply.header('cache-control', 'no-store'), answer);
  const body = await answer.json().catch(() => null);
  const problem = signInRefusal(answer.status, body) ?? otherProblem(answer.status);
  const wait = answer.headers.get('retry-after') ?? answer.headers.get('x-retry-after');
  if (wait) reply.header('retry-after', wait);
  passCookies(reply, answer);
  if (problem.status === 500) request.log.error({ requestId: request.id, body }, 'sign-in failed');
  return sendProblem(request, reply, problem);
}

function otherProblem(status: number) {
  if (status === 404) return httpProblems.notFound();
  if (status === 403) return httpProblems.crossSite();
  if (status === 413) return httpProblems.tooLarge();
  if (status === 429) return signInProblems['too-many-attempts']();
  return status >= 500 ? httpProblems.broken() : httpProblems.badRequest();
}
