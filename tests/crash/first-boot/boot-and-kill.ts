import { freePort } from '#adapters/postgres';
import { launch } from '../../end-to-end/program.ts';

/** When to kill a boot: at the next line that was not printed by an earlier one, or after so many milliseconds. */
export type Moment =
  | { readonly at: 'next-line'; readonly after: ReadonlySet<string> }
  | { readonly at: number };

export interface Cut {
  /** It was ready before the moment came. */
  readonly ready: boolean;
  /** Lines it printed, without their times. */
  readonly lines: readonly string[];
  readonly milliseconds: number;
}

/** Start the program on a home and kill it with SIGKILL at the moment; or, when it is ready first, then. */
export async function bootAndKill(home: string, moment: Moment): Promise<Cut> {
  const child = launch(home, await freePort());
  const began = performance.now();
  const lines: string[] = [];
  let errors = '';
  let ready = false;
  let killed = false;
  const kill = () => {
    killed = true;
    child.kill('SIGKILL');
  };
  const timer = moment.at === 'next-line' ? null : setTimeout(kill, moment.at);
  let rest = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk.toString()).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const line = withoutFigures(part);
      if (!part.startsWith('[')) continue;
      lines.push(line);
      ready ||= line.includes('公枢已就绪');
      if (ready || (moment.at === 'next-line' && !moment.after.has(line))) kill();
    }
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  await new Promise<void>((resolve) => child.once('close', () => resolve()));
  if (timer) clearTimeout(timer);
  if (!killed) throw new Error(`the boot ended by itself:\n${lines.join('\n')}\n${errors}`);
  return { ready, lines, milliseconds: performance.now() - began };
}

/** A progress line without its times and counts, which differ from boot to boot. */
const withoutFigures = (line: string): string => line.replace(/^\[[^\]]*\] /, '').replace(/[0-9.:]+/g, '#');
