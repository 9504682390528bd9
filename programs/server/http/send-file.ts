import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FileAnswer } from '#foundation';

/** Sends a file: its name, how long it may be kept, its tag, and a part of it where that was asked for. */
export async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { contentType, body, fileName, cache, download, etag, ranges, taken }: FileAnswer,
): Promise<FastifyReply> {
  reply.type(contentType);
  if (cache)
    reply.header('cache-control', cache === 'immutable' ? 'public, max-age=31536000, immutable' : 'no-store');
  else if (etag) reply.header('cache-control', 'no-cache');
  if (fileName)
    reply.header(
      'content-disposition',
      `${download ? 'attachment' : 'inline'}; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    );
  const tag = etag && `"${etag}"`;
  if (tag) {
    reply.header('etag', tag);
    const has = request.headers['if-none-match'];
    if (has?.split(',').some((one) => one.trim().replace(/^W\//, '') === tag)) return reply.code(304).send();
  }
  if (ranges) {
    reply.header('accept-ranges', 'bytes');
    const unchanged = request.headers['if-range'];
    const part =
      unchanged === undefined || unchanged === tag ? partOf(request.headers.range, ranges.bytes) : null;
    if (part === 'none')
      return reply.code(416).header('content-range', `bytes */${ranges.bytes}`).type('text/plain').send('');
    if (request.method === 'HEAD') return reply.header('content-length', ranges.bytes).send(nothing());
    if (part) {
      if (part.first === 0) await taken?.();
      return reply
        .code(206)
        .header('content-range', `bytes ${part.first}-${part.last}/${ranges.bytes}`)
        .header('content-length', part.last - part.first + 1)
        .send(ranges.open(part.first, part.last));
    }
    reply.header('content-length', ranges.bytes);
  }
  if (request.method === 'HEAD' && typeof body === 'function') return reply.send(nothing());
  await taken?.();
  return reply.send(typeof body === 'function' ? body() : body);
}

/** The body of an answer to HEAD: a stream, because of any other Fastify says that it is empty. */
const nothing = (): Readable => Readable.from([]);

/** One range of bytes; `none` where it lies outside, null where the whole is to be sent (no range, several, or none that can be read). */
export function partOf(
  header: string | undefined,
  bytes: number,
): { readonly first: number; readonly last: number } | 'none' | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return null;
  const [from, to] = [match[1]!, match[2]!];
  if (from === '') {
    const length = Number(to);
    return length === 0 || bytes === 0 ? 'none' : { first: Math.max(0, bytes - length), last: bytes - 1 };
  }
  const first = Number(from);
  if (to !== '' && Number(to) < first) return null;
  return first >= bytes ? 'none' : { first, last: to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1) };
}
