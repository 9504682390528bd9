import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A server of the bench in a process of its own. */
export interface ServerProcess<Ready> {
  readonly ready: Ready;
  ask<Answer>(): Promise<Answer>;
  stop(): Promise<void>;
}

/** Starts `bench/verification/<program>.ts`. Rejects when it ends before it is ready. */
export async function startServer<Ready>(
  program: 'server' | 'empty-route',
  words: readonly string[] = [],
): Promise<ServerProcess<Ready>> {
  const child = fork(join(import.meta.dirname, `${program}.ts`), [...words], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // A profile of the bench is one of its servers too; nothing else of how this process was started is for them.
    execArgv: process.execArgv.filter((word) => word.startsWith('--cpu-prof')),
  });
  const ready = await next<Ready>(child);
  return {
    ready,
    async ask<Answer>() {
      child.send('counts');
      return next<Answer>(child);
    },
    async stop() {
      child.send('stop');
      await once(child, 'exit');
    },
  };
}

async function next<Message>(child: ChildProcess): Promise<Message> {
  const ended = new AbortController();
  const { signal } = ended;
  try {
    const [message] = await Promise.race([
      once(child, 'message', { signal }),
      once(child, 'exit', { signal }).then(([code]) => {
        throw new Error(`the server ended with ${code}`);
      }),
    ]);
    return message as Message;
  } finally {
    ended.abort();
  }
}
