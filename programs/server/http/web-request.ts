import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** The same request in the form that handlers without a web framework take. Its body is text, as {@link takeBodiesAsText} leaves it. */
export function webRequest(request: FastifyRequest): Request {
  const { method } = request;
  return new Request(addressOf(request), {
    method,
    headers: webHeaders(request),
    ...(method === 'GET' || method === 'HEAD' ? {} : { body: (request.body as string | undefined) ?? '' }),
  });
}

export function webHeaders(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) headers.append(name, one);
  }
  return headers;
}

/** The address the caller used. A host name that makes no address is not passed on. */
function addressOf(request: FastifyRequest): string {
  const path = request.raw.url ?? '/';
  const given = `${request.protocol}://${request.headers.host ?? 'localhost'}${path}`;
  return URL.canParse(given) ? given : `${request.protocol}://localhost${path}`;
}

/** Routes of this scope get every body as text, at most so many bytes. */
export function takeBodiesAsText(scope: FastifyInstance, bodyLimit: number): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'string', bodyLimit }, (_request, body, done) =>
    done(null, body),
  );
}

/** Send a web answer as it is, each of its cookies on a line of its own. */
export async function sendWeb(reply: FastifyReply, answer: Response): Promise<FastifyReply> {
  reply.code(answer.status);
  answer.headers.forEach((value, name) => {
    if (name !== 'set-cookie') reply.header(name, value);
  });
  passCookies(reply, answer);
  return reply.send(await answer.text());
}

export function passCookies(reply: FastifyReply, answer: Response): void {
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) reply.header('set-cookie', cookies);
}
