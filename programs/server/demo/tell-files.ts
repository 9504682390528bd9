import type { Actor } from '#foundation';
import { cataloguedResource, resourceByTitle } from '#platform/catalog';
import { standingGradings } from '#platform/privacy';
import { demoFileBytes, demoFiles } from '../../../demo/files/demo-files.ts';
import { handIn } from './hand-in.ts';
import { reviewSecrecy } from './review.ts';
import type { Story } from './story.ts';
import type { DemoCity } from './tell-city.ts';

interface Loaded {
  readonly department: string;
  readonly resourceId: string;
  readonly revisionId: string;
}

/**
 * The departments hand in the published files that belong to their entries, review them for secrets and put them in service; what the gate stops stays
 * out of service and says why.
 */
export async function tellFiles(
  story: Story,
  city: DemoCity,
): Promise<{ readonly served: number; readonly stopped: number; readonly warnings: number }> {
  const began = Date.now();
  const { loaded, served: before, warnings, unlisted } = await load(story, city);
  await story.running.settle();
  for (const [department, files] of Map.groupBy(loaded, (one) => one.department))
    await reviewSecrecy(story, city, {
      department,
      key: `files:${department}`,
      number: '保审〔2026〕1号',
      revisionIds: files.map(({ revisionId }) => revisionId),
    });
  let served = before;
  let stopped = 0;
  for (const { department, resourceId, revisionId } of loaded) {
    const person = await city.holder(department, 'source-department');
    await confirmGrade(story, person, resourceId);
    const putInService = (key: string) =>
      story.attempt(person, 'catalog.put-in-service', `${key}:${revisionId}`, { revisionId });
    let { refused } = await putInService('service');
    if (refused) {
      // What could be linked to persons is set against what is out before it is opened.
      await story.act(person, 'privacy.check-linkage', `linkage:${revisionId}`, { revisionId });
      ({ refused } = await putInService('service-after-linkage'));
    }
    if (refused) stopped++;
    else served++;
  }
  story.say(
    `数据文件 ${served} 个经保密审查后启用、${stopped} 个被发布关口拦下，警告 ${warnings} 条；另 ${unlisted} 个在目录中没有条目，未载入（${Date.now() - began} 毫秒）`,
    `${served} files reviewed and in service, ${stopped} stopped by the gate, ${warnings} warnings; ${unlisted} more have no entry in the catalogue and are not loaded`,
  );
  return { served, stopped, warnings };
}

/** The department stands by the level that was proposed from what the file shows. */
async function confirmGrade(story: Story, person: Actor, resourceId: string): Promise<void> {
  const { open } = await story.running.database.transaction((tx) => standingGradings(tx, resourceId));
  if (open) await story.act(person, 'privacy.confirm-grades', `grade:${open.id}`, { gradingId: open.id });
}

/** Each file read into a revision of its entry; what serves already is left as it is. */
async function load(story: Story, city: DemoCity) {
  const loaded: Loaded[] = [];
  let served = 0;
  let warnings = 0;
  let unlisted = 0;
  for (const file of demoFiles()) {
    if (!file.catalogueTitle) {
      unlisted++;
      continue;
    }
    const title = file.catalogueTitle;
    const resource = await story.running.database.transaction((tx) => resourceByTitle(tx, title));
    if (!resource) continue;
    const department = [...city.organisations].find(([, id]) => id === resource.sourceOrganisation)?.[0];
    if (!department) continue;
    if (await alreadyServed(story, resource.id, file.sha256)) {
      served++;
      continue;
    }
    const person = await city.holder(department, 'source-department');
    const uploadId = await handIn(story, person, file.fileName, demoFileBytes(file));
    const { revisionId, ...read } = await story.loadRevision(person, resource.id, uploadId);
    warnings += read.warnings;
    loaded.push({ department, resourceId: resource.id, revisionId });
  }
  return { loaded, served, warnings, unlisted };
}

async function alreadyServed(story: Story, resourceId: string, sha256: string): Promise<boolean> {
  const resource = await story.running.database.transaction((tx) => cataloguedResource(tx, resourceId));
  return resource?.revision?.receivedSha256 === sha256;
}
