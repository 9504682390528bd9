import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, normalize } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '#adapters/postgres';

export interface StaticServer {
  readonly name: string;
  readonly address: string;
  close(): Promise<void>;
}

/** A server that knows nothing but files: Python's where there is one, otherwise ten lines of Node. */
export async function serveFiles(folder: string): Promise<StaticServer> {
  return (await byPython(folder)) ?? byNode(folder);
}

async function byPython(folder: string): Promise<StaticServer | null> {
  const port = await freePort();
  const parts = ['-m', 'http.server', String(port), '--bind', '127.0.0.1', '--directory', folder];
  const child = spawn('python3', parts, { stdio: 'ignore' });
  let ended = false;
  for (const event of ['error', 'exit'])
    child.once(event, () => {
      ended = true;
    });
  const address = `http://127.0.0.1:${port}/`;
  for (let tries = 0; tries < 100 && !ended; tries++) {
    if (
      await fetch(address).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return {
        name: 'python3 -m http.server',
        address,
        async close() {
          child.kill();
          if (!ended) await once(child, 'exit');
        },
      };
    await sleep(100);
  }
  child.kill();
  return null;
}

async function byNode(folder: string): Promise<StaticServer> {
  const server = createServer((request, response) => {
    const file = createReadStream(join(folder, normalize(decodeURI(request.url ?? '/'))));
    file.once('error', () => response.writeHead(404).end());
    file.once('open', () => file.pipe(response));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    name: 'a static server of Node',
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
