import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// `npm run dev`: the hub with its demo city, started anew when server code changes, and the portal from source at :5173, which passes
// everything that is not a page on to it.
const root = fileURLToPath(new URL('../../', import.meta.url));
const start = (command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });

const children = [
  start(process.execPath, ['--watch', '--watch-preserve-output', 'programs/server/start.ts'], {
    GONGSHU_PORTAL: 'as-built',
  }),
  start(process.execPath, ['node_modules/vite/bin/vite.js', '--config', 'programs/portal/vite.config.ts']),
];
const stop = () => {
  for (const child of children) child.kill('SIGTERM');
};
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
// One without the other is no use.
for (const child of children) child.once('exit', stop);
