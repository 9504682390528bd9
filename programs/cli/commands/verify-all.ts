import { checkHome } from '../maintenance/check-home.ts';
import { faultsIn, tellCheck, tellSum } from '../maintenance/checks-told.ts';
import { placeIn } from '../maintenance/home-access.ts';
import { type ExitCode, exitCodes } from '../outcome.ts';
import type { Terminal } from '../terminal.ts';

/** `gongshu verify-all`: does the home agree with itself? */
export async function verifyAll(terminal: Terminal, env: NodeJS.ProcessEnv = process.env): Promise<ExitCode> {
  let faults = 0;
  let checks = 0;
  for await (const checked of checkHome(placeIn(env))) {
    checks += 1;
    faults += faultsIn(checked.report);
    for (const line of tellCheck(checked)) terminal.say(line);
  }
  terminal.say(tellSum(checks, faults));
  return faults === 0 ? exitCodes.ok : exitCodes.disagrees;
}
