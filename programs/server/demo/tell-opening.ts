import { servedOpenRevisions } from '#platform/catalog';
import { administration } from './later.ts';
import type { Story } from './story.ts';
import type { DemoCity } from './tell-city.ts';

/** How many of the tables in service the demo city has put on its open list. */
const opened = 2;

/** Departments put the first tables they have in service on the open list, and the data bureau decides. */
export async function tellOpening(story: Story, city: DemoCity): Promise<{ readonly opened: number }> {
  const served = await story.running.database.transaction((tx) => servedOpenRevisions(tx));
  const departments = new Map([...city.organisations].map(([name, id]) => [id, name]));
  const tables = served
    .filter(({ sourceOrganisation: id }) => {
      const name = departments.get(id);
      return name !== undefined && name !== administration;
    })
    .toSorted((one, other) => (one.title < other.title ? -1 : 1))
    .slice(0, opened);
  for (const { resourceId, sourceOrganisation } of tables) {
    const department = departments.get(sourceOrganisation)!;
    const { openEntryId } = await story.act<{ openEntryId: string }>(
      await city.holder(department, 'source-department'),
      'opening.propose-entry',
      `open:${resourceId}`,
      {
        resourceId,
        class: 'unconditional',
        reasons: '不涉及国家秘密、商业秘密和个人信息，社会需求较大。（演示）',
        legalBasis: '《关于加快公共数据资源开发利用的意见》二（二）',
        priority: true,
        updateCycle: 'yearly',
        contact: `${department}数据管理岗（演示）`,
        authorityId: city.organisations.get(administration)!,
      },
    );
    await story.act(
      await city.holder(administration, 'data-authority'),
      'opening.approve-entry',
      `open-decided:${resourceId}`,
      { entryId: openEntryId, opinion: '同意列入开放目录。' },
    );
  }
  story.say(`开放目录列入 ${tables.length} 个资源`, `${tables.length} resources on the open list`);
  return { opened: tables.length };
}
