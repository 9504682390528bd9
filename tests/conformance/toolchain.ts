import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const source = join(import.meta.dirname, 'tlog-client');
/** Ignored by git like every `dist`. */
const built = join(import.meta.dirname, 'dist', 'tlog-client');

export interface Ran {
  readonly code: number;
  readonly output: string;
}

/** Run a program to its end; -1 when it is not there. */
export function run(program: string, parts: readonly string[], folder: string = source): Promise<Ran> {
  return new Promise((done) => {
    const child = spawn(program, parts, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (part: string) => {
        output += part;
      });
    child.once('error', (error) => done({ code: -1, output: error.message }));
    child.once('close', (code) => done({ code: code ?? 1, output }));
  });
}

export type Built = { readonly client: string } | { readonly skip: string };

/** The client of other people's making, built; or why it cannot be built on this machine, which is no failure of ours. */
export async function buildClient(): Promise<Built> {
  const go = await findGo();
  if (!go) return { skip: 'Go is not installed (1.24 or later, found by PATH or in /usr/local/go/bin)' };
  const modules = await run(go, ['mod', 'download']);
  if (modules.code !== 0) return { skip: `its modules cannot be fetched: ${modules.output.trim()}` };
  const { code, output } = await run(go, ['build', '-mod=readonly', '-trimpath', '-o', built, '.']);
  if (code !== 0) throw new Error(`the client does not build:\n${output}`);
  return { client: built };
}

async function findGo(): Promise<string | null> {
  for (const go of ['go', '/usr/local/go/bin/go']) {
    if (go.includes('/') && !existsSync(go)) continue;
    if ((await run(go, ['version'], import.meta.dirname)).code === 0) return go;
  }
  return null;
}
