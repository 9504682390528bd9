import { pino } from 'pino';
import { isFounded } from '#platform/identity';
import { boot } from './boot.ts';
import { readConfig } from './config.ts';
import { closingLines } from './demo/closing.ts';
import { firstBoot } from './demo/first-boot.ts';
import { assertPortFree } from './port-free.ts';
import { buildPortal, portalDist } from './portal-build.ts';

/** `npm start`: put everything together, make the demo city on the first boot, say what was done, keep serving. */
export async function serve(): Promise<void> {
  const began = performance.now();
  const seconds = () => ((performance.now() - began) / 1000).toFixed(1);
  const say = (zh: string, en: string) => console.log(`[${seconds().padStart(5)} s] ${zh} · ${en}`);

  const config = readConfig();
  await assertPortFree(config.host, config.port);
  if (config.role !== 'worker' && (await buildPortal())) say('门户已构建', 'portal built');
  const logger = pino({ level: process.env['LOG_LEVEL'] ?? 'warn' });
  const running = await boot(config, logger, portalDist);
  say('数据库就绪', 'database ready');
  for (const { zh, en } of running.confinement) say(zh, en);
  const address = await running.listen();
  stopOnSignals(running);
  // The story is told over HTTP like everything else, so it takes a process that does all.
  const toTry =
    config.demo && config.role === 'all'
      ? await firstBoot(running, address, say, { year: config.demoYear === true })
      : null;
  running.setReady(true);
  say(`公枢已就绪：${address}`, `Gongshu is ready at ${address}`);
  if (config.role !== 'all')
    say(`本进程的角色：${config.role}`, `the role of this process is ${config.role}`);
  if (!toTry && !(await running.database.transaction(isFounded, { mode: 'snapshot' })))
    say(
      '还没有管理员，无人可以登录：请停止服务，运行 gongshu found（见 docs/operate/running.md）',
      'nobody can sign in yet: stop it and run gongshu found (docs/operate/running.md)',
    );
  if (toTry) for (const line of closingLines(address, running.accounts(), toTry)) console.log(line);
}

function stopOnSignals(running: { stop(): Promise<void> }): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(130);
      stopping = true;
      void running.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}
