import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { allModules } from '../../programs/server/modules.ts';
import { pictureOf } from '../../tests/architecture/cruise.ts';
import { analystQuestionsPage } from './analyst-questions.ts';
import { apiFiles } from './api.ts';
import { detectionPage } from './detection.ts';
import { documentsPage } from './documents.ts';
import { eventsPage } from './events.ts';
import { lifecyclesPage } from './lifecycles.ts';
import { modulesPage } from './modules.ts';
import type { GeneratedFile } from './page.ts';
import { problemsPage } from './problems.ts';
import { ruleCodeOf } from './rule-code.ts';
import { ruleTestsOf } from './rule-tests.ts';
import { rulesPage } from './rules.ts';
import { rulesToTestsPage } from './rules-to-tests.ts';

/** Every file that is written from the code, as it ought to be now. */
export async function generatedFiles(root: string): Promise<readonly GeneratedFile[]> {
  const modules = await allModules();
  const { dependencies } = await pictureOf(root);
  const ruleTests = ruleTestsOf(root);
  return [
    rulesPage(modules, ruleTests),
    rulesToTestsPage(modules, ruleCodeOf(root), ruleTests),
    problemsPage(modules),
    eventsPage(modules),
    lifecyclesPage(modules),
    documentsPage(modules),
    modulesPage(modules, dependencies),
    await analystQuestionsPage(),
    detectionPage(),
    ...(await apiFiles(root)),
  ];
}

/** Those that differ from what is on disk, or are not there. */
export const staleFiles = (root: string, files: readonly GeneratedFile[]): readonly GeneratedFile[] =>
  files.filter(
    ({ path, content }) =>
      !existsSync(join(root, path)) || readFileSync(join(root, path), 'utf8') !== content,
  );
