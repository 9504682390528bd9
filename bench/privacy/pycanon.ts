import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** pycanon and what it stands on, as measured. */
const pinned = 'pycanon==1.3.6';

export interface Answer {
  readonly k: number;
  readonly sensitive: readonly { readonly l: number; readonly t: number }[];
}

// The table is read before the clock runs: only the measures are timed.
const program = `
import json, sys, time
import pandas as pd
from pycanon import anonymity
path, quasi, sensitive = sys.argv[1], sys.argv[2].split(','), sys.argv[3].split(',')
table = pd.read_csv(path)
began = time.perf_counter()
k = anonymity.k_anonymity(table, quasi)
told = [{'l': int(anonymity.l_diversity(table, quasi, [one])), 't': float(anonymity.t_closeness(table, quasi, [one]))} for one in sensitive]
took = (time.perf_counter() - began) * 1000
print(json.dumps({'answer': {'k': int(k), 'sensitive': told}, 'took': took}))
`;

/**
 * Python with pycanon, in an environment of its own under the user's cache; made when it is not there. Null, with the reason told, where Python or the
 * package cannot be had.
 */
export async function pycanon(say: (line: string) => void): Promise<{
  readonly version: string;
  ask(
    csv: string,
    quasi: string,
    sensitive: string,
    timeMs: number,
  ): Promise<{ answer: Answer; took: number } | null>;
} | null> {
  const folder = join(homedir(), '.cache', 'gongshu-bench', 'pycanon');
  const python = join(folder, 'bin', 'python');
  try {
    if (!existsSync(python)) {
      await mkdir(folder, { recursive: true });
      await run('python3', ['-m', 'venv', folder]);
      await run(python, ['-m', 'pip', 'install', '--quiet', pinned], { timeout: 300_000 });
    }
    const { stdout } = await run(python, [
      '-c',
      'import importlib.metadata as m; print(m.version("pycanon"))',
    ]);
    const script = join(folder, 'measure.py');
    await writeFile(script, program);
    return {
      version: stdout.trim(),
      async ask(csv, quasi, sensitive, timeMs) {
        try {
          const { stdout: told } = await run(python, [script, csv, quasi, sensitive], { timeout: timeMs });
          return JSON.parse(told) as { answer: Answer; took: number };
        } catch (error) {
          if ((error as { killed?: boolean }).killed) return null;
          throw error;
        }
      },
    };
  } catch (error) {
    say(`pycanon is not to be had here: ${(error as Error).message.split('\n')[0]}`);
    return null;
  }
}
