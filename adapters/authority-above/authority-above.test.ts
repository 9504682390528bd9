import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { authorityAboveContract, sampleDispatch } from '../../platform/supervision/above/ports.contract.ts';
import { authorityByHand, authorityOverHttp, simulatedAuthority } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'authority-'));
interface Asked {
  readonly key: string | undefined;
  readonly bearer: string | undefined;
  readonly body: string;
}
const asked: Asked[] = [];
/** How the other side answers the next time; by default as it should. */
let answers: {
  readonly status?: number;
  readonly body?: string;
  readonly location?: string;
  readonly silent?: true;
} = {};
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const key = request.headers['idempotency-key'] as string | undefined;
    asked.push({ key, bearer: request.headers.authorization, body });
    if (answers.silent) return;
    response.writeHead(answers.status ?? 200, {
      'content-type': 'application/json',
      ...(answers.location ? { location: answers.location } : {}),
    });
    response.end(answers.body ?? JSON.stringify({ receipt: `HZ-${key}` }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/dispatches`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});
async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

authorityAboveContract('the line over HTTP', () => authorityOverHttp({ url }), true);
authorityAboveContract('the demo city’s authority', () => simulatedAuthority(join(folder, 'above')), true);
authorityAboveContract('delivery by hand', () => authorityByHand, false);

describe('the line over HTTP', () => {
  const send = async (how: typeof answers, more = {}) => {
    answers = how;
    try {
      return await authorityOverHttp({ url, ...more }).send(sampleDispatch);
    } finally {
      answers = {};
    }
  };

  it('posts the whole dispatch under its id, with the token in the header and nowhere else', async () => {
    asked.length = 0;
    expect(await send({}, { token: 'secret-token' })).toEqual({ ok: true, receipt: 'HZ-dsp_1' });
    expect(asked).toMatchObject([{ key: 'dsp_1', bearer: 'Bearer secret-token' }]);
    expect(JSON.parse(asked[0]!.body)).toEqual(sampleDispatch);
    expect(asked[0]!.body).not.toContain('secret-token');
  });

  it.each([
    [{ status: 400 }, false],
    [{ status: 403 }, false],
    [{ status: 409 }, false],
    [{ status: 408 }, true],
    [{ status: 429 }, true],
    [{ status: 500 }, true],
    [{ status: 503 }, true],
    [{ body: 'fine' }, true],
    [{ body: '{}' }, true],
    [{ body: '{"receipt":""}' }, true],
    [{ body: `{"receipt":"${'x'.repeat(100_000)}"}` }, true],
    [{ status: 302, location: '/elsewhere' }, true],
  ])('takes %j for no receipt, and tries again: %s', async (how, retry) => {
    const answer = await send(how);
    expect(answer).toMatchObject({ ok: false, retry });
    expect(JSON.stringify(answer)).not.toContain('127.0.0.1');
  });

  it('waits no longer than it is told, and tries again where nobody answers', async () => {
    expect(await send({ silent: true }, { timeoutMs: 100 })).toMatchObject({ ok: false, retry: true });
    expect(await authorityOverHttp({ url: 'http://127.0.0.1:1/' }).send(sampleDispatch)).toMatchObject({
      ok: false,
      retry: true,
    });
  });
});

it('the demo city’s authority keeps what it was sent once', async () => {
  const authority = simulatedAuthority(join(folder, 'kept'));
  await authority.send(sampleDispatch);
  await authority.send(sampleDispatch);
  expect(readdirSync(join(folder, 'kept')).toSorted()).toEqual(['dsp_1.json', 'secret']);
  expect(await authority.send({ ...sampleDispatch, receiver: ' ' })).toMatchObject({
    ok: false,
    retry: false,
  });
});
