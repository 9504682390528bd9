import { spawn } from 'node:child_process';
import { delimiter, dirname, join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

export interface Ran {
  readonly code: number;
  /** Standard output and error in the order in which they came; empty when they were passed through. */
  readonly output: string;
}

export interface RunOptions {
  /** `show` passes the output through while it runs, `keep` collects it. */
  readonly output?: 'show' | 'keep';
  readonly env?: { readonly [name: string]: string };
}

/** Runs a program in the repository's root, without standard input, with this Node first in the path. */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const show = options.output !== 'keep';
  return new Promise((done, fail) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      env: {
        ...process.env,
        PATH: [join(root, 'node_modules/.bin'), dirname(process.execPath), process.env['PATH']].join(
          delimiter,
        ),
        ...options.env,
      },
    });
    const parts: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (part: string) => {
        parts.push(part);
      });
    child.once('error', fail);
    child.once('close', (code, signal) => done({ code: code ?? (signal ? 1 : 0), output: parts.join('') }));
  });
}

/** Runs a script of a package or of the repository with this Node. */
export const runNode = (script: string, args: readonly string[], options?: RunOptions): Promise<Ran> =>
  run(process.execPath, [join(root, script), ...args], options);
