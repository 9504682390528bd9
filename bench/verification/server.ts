import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { pino } from 'pino';
import { boot } from '../../programs/server/boot.ts';
import { prepareTown } from './ground.ts';

/*
 * The whole server in a process of its own: embedded PostgreSQL on disk and durable, token service, sequencer, HTTP. Started by the
 * bench, which tells it nothing but its home and the number of residents, and asks it how much it has on paper.
 */

const [home, residents] = [process.argv[2]!, Number(process.argv[3])];
const portal = join(home, 'portal');
// PostgreSQL runs as a user of its own when this is root.
await mkdir(home, { recursive: true });
await chmod(home, 0o711);
await chmod(dirname(home), 0o711);
await mkdir(join(portal, 'assets'), { recursive: true });
await writeFile(join(portal, 'index.html'), '<!doctype html>');
await writeFile(join(portal, 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
const config = {
  role: 'all' as const,
  addressSaid: true,
  home: join(home, 'instance'),
  host: '127.0.0.1',
  port: await freePort(),
  demo: false,
  publicAddress: 'http://127.0.0.1',
  name: { zh: '测速', en: 'bench' },
  operator: { zh: '测速', en: 'bench' },
  requestsPerMinute: 1_000_000_000,
  codedBeforeListed: false,
  logSm2: true,
};
const running = await boot(config, pino({ level: 'fatal' }), portal);
const offer = await prepareTown(running, residents);
const address = await running.listen();
running.setReady(true);

process.on('message', async (message) => {
  if (message === 'stop') {
    await running.stop();
    process.exit(0);
  }
  const { rows } = await running.pool.query(
    `SELECT (SELECT count(*) FROM query.call)::int AS calls, (SELECT count(*) FROM evidence.meter_line)::int AS lines`,
  );
  const { user, system } = process.cpuUsage();
  process.send!({ kind: 'counts', ...rows[0], cpuUs: user + system });
});
process.send!({ kind: 'ready', address, ...offer });

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
