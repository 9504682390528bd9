import { bootedIn } from '../harness/booted.ts';
import { prepareTown } from './ground.ts';

/*
 * The whole server in a process of its own: embedded PostgreSQL on disk and durable, token service, sequencer, HTTP. Started by the
 * bench, which tells it nothing but its home and the number of residents, and asks it how much it has on paper.
 */

const [home, residents] = [process.argv[2]!, Number(process.argv[3])];
const { running } = await bootedIn(home);
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
