import { Office } from './at-the-portal.ts';
import { type Program, preparedHome, startProgram, type TestHome } from './program.ts';

/** The demo city at work on a home of its own, with a browser before it. */
export interface DemoAtWork {
  readonly home: TestHome;
  readonly program: Program;
  readonly office: Office;
  close(): Promise<void>;
}

export async function openDemo(): Promise<DemoAtWork> {
  const home = await preparedHome();
  let program: Program | undefined;
  let office: Office | undefined;
  const close = async () => {
    await office?.close();
    await program?.kill('SIGTERM');
    await home.remove();
  };
  try {
    program = await startProgram(home.path);
    office = await Office.open(program.address);
    return { home, program, office, close };
  } catch (error) {
    await close();
    throw error;
  }
}
