import type { TestProject } from 'vitest/node';
import { freshHome, startProgram } from './program.ts';

/** One first boot for all files of the `e2e` project; each takes a copy with `preparedHome()`. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = await freshHome();
  try {
    const program = await startProgram(home.path);
    await program.kill('SIGTERM');
    project.provide('demoHome', home.path);
  } catch (error) {
    await home.remove();
    throw error;
  }
  return () => home.remove();
}

declare module 'vitest' {
  interface ProvidedContext {
    demoHome: string;
  }
}
