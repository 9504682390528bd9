import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { type AnyRead, type Module, publicActor, type Result } from '#foundation';
import type { TestDatabase } from '#testkit';
import { parseBundle, tileAt, tilePath, tileWidth } from '#verifier';

/** What anybody can read of a log and of what is told about it, by where it was read. */
export interface PublicBytes {
  readonly text: ReadonlyMap<string, string>;
  /** Every leaf as text, in the order of the log. */
  readonly leaves: readonly string[];
}

/** Read everything that the public reads give: the log to its last tile, the facts to their last page, the disclosure with its lists. */
export async function publicBytes(modules: readonly Module[], db: TestDatabase): Promise<PublicBytes> {
  const reads = new Map(
    modules.flatMap(({ reads = [] }) => reads.map((read): [string, AnyRead] => [read.path, read])),
  );
  const ask = async <Value>(path: string, input: object = {}): Promise<Value> => {
    const answer = (await db.database.transaction(
      (tx) => reads.get(path)!.run(publicActor, input as never, tx),
      {
        mode: 'snapshot',
      },
    )) as Result<Value>;
    if (!answer.ok) throw new Error(`${path}: ${answer.problem.code}`);
    return answer.value;
  };
  const bytes = async (path: string, input: object = {}): Promise<Buffer> => {
    const { body } = await ask<{ body: Buffer | string | Readable }>(path, input);
    if (body instanceof Readable) throw new Error(`${path} streams`);
    return Buffer.from(body as string);
  };
  const text = new Map<string, string>();
  text.set('checkpoint', (await bytes('/log/checkpoint')).toString('latin1'));
  const log = await ask<{ size: number }>('/api/v1/log');
  text.set('log', JSON.stringify(log));
  const leaves: string[] = [];
  for (let index = 0; index * tileWidth < log.size; index += 1) {
    const rest = (level: 'entries' | 0) => tilePath(tileAt(level, index, log.size)!).replace(/^tile\//, '');
    const bundle = await bytes('/log/tile/{rest*}', { rest: rest('entries') });
    text.set(`bundle ${index}`, bundle.toString('utf8'));
    leaves.push(...parseBundle(bundle).map((leaf) => Buffer.from(leaf).toString('utf8')));
    await bytes('/log/tile/{rest*}', { rest: rest(0) });
  }
  for (const path of [
    '/api/v1/public-facts',
    '/api/v1/disclosure/authorisations',
    '/api/v1/disclosure/products',
  ]) {
    let cursor: string | null | undefined;
    do {
      const page = await ask<{ next: string | null }>(path, { limit: 50, ...(cursor ? { cursor } : {}) });
      text.set(`${path} ${cursor ?? ''}`, JSON.stringify(page));
      cursor = page.next;
    } while (cursor);
  }
  text.set('disclosure', JSON.stringify(await ask('/api/v1/disclosure')));
  text.set('home', JSON.stringify(await ask('/api/v1/home')));
  return { text, leaves };
}

/** A value as somebody might look for it: as it is, as JSON, escaped, in hexadecimal, base64, backwards, and as a digest without salt. */
export function spellings(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8');
  const json = JSON.stringify(secret);
  const digests = [secret, json].map((text) => createHash('sha256').update(text).digest());
  return [
    secret,
    json.slice(1, -1),
    [...secret].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
    encodeURIComponent(secret),
    bytes.toString('hex'),
    // Base64 depends on where the text begins: the inner part of each of the three ways.
    ...[0, 1, 2].map((before) =>
      Buffer.concat([Buffer.alloc(before), bytes])
        .toString('base64')
        .slice(before === 0 ? 0 : before + 1, -4),
    ),
    [...secret].reverse().join(''),
    ...digests.flatMap((digest) => [digest.toString('hex'), digest.toString('base64')]),
  ].filter((text) => text.length >= 6);
}

/** Where a secret stands, in whatever spelling. Texts of fewer than six signs are found only as whole numbers outside digests. */
export function findings({ text }: PublicBytes, secret: string): string[] {
  const short = secret.length < 6 ? new RegExp(`(?<![0-9A-Za-z.+/-])${secret}(?![0-9A-Za-z+/-])`) : null;
  return [...text].flatMap(([where, content]) => {
    const hit = short
      ? short.test(content)
      : spellings(secret).some((spelling) => content.includes(spelling));
    return hit ? [where] : [];
  });
}
