import { cataloguedResource, resourceByTitle } from '#platform/catalog';
import { demoFileBytes, demoFiles } from '../../../demo/files/demo-files.ts';
import { handIn } from './hand-in.ts';
import type { Story } from './story.ts';
import type { DemoCity } from './tell-city.ts';

/** The departments hand in the published files that belong to their entries; what the gate stops stays out of service and says why. */
export async function tellFiles(
  story: Story,
  city: DemoCity,
): Promise<{ readonly served: number; readonly stopped: number; readonly warnings: number }> {
  const began = Date.now();
  let served = 0;
  let stopped = 0;
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
    const person = await city.holder(department, 'source-department');
    if (await alreadyServed(story, resource.id, file.sha256)) {
      served++;
      continue;
    }
    const uploadId = await handIn(story, person, file.fileName, demoFileBytes(file));
    const { revisionId, ...loaded } = await story.loadRevision(person, resource.id, uploadId);
    warnings += loaded.warnings;
    const { refused } = await story.attempt(person, 'catalog.put-in-service', `service:${revisionId}`, {
      revisionId,
    });
    if (refused) stopped++;
    else served++;
  }
  story.say(
    `数据文件 ${served} 个启用、${stopped} 个被检查拦下，警告 ${warnings} 条；另 ${unlisted} 个在目录中没有条目，未载入（${Date.now() - began} 毫秒）`,
    `${served} files in service, ${stopped} stopped by the checks, ${warnings} warnings; ${unlisted} more have no entry in the catalogue and are not loaded`,
  );
  return { served, stopped, warnings };
}

async function alreadyServed(story: Story, resourceId: string, sha256: string): Promise<boolean> {
  const resource = await story.running.database.transaction((tx) => cataloguedResource(tx, resourceId));
  return resource?.revision?.receivedSha256 === sha256;
}
