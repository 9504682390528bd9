import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** A server of the bench in a process of its own. */
export interface ServerProcess<Ready> {
  readonly ready: Ready;
  ask<Answer>(): Promise<Answer>;
  stop(): Promise<void>;
}

/** Starts a program, a path, which sends what it has to say once it is ready. Rejects when it ends before. */
export async function startServer<Ready>(
  program: string,
  words: readonly string[] = [],
): Promise<ServerProcess<Ready>> {
  const child = fork(program, [...words], {
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
