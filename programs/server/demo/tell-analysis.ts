import { resourceByTitle } from '#platform/catalog';
import { analysisPlan, narrowAnalysis, type OpenLists, openTitles } from './analysis-terms.ts';
import type { Story } from './story.ts';
import { authorise, operator } from './tell-authorisation.ts';
import type { DemoCity } from './tell-city.ts';
import type { People } from './tell-people.ts';
import type { Populations } from './tell-populations.ts';

/** A second agreement with the same operator: open lists to work with freely, and a share of the households' ε. */
export async function tellAnalysis(
  story: Story,
  city: DemoCity,
  people: People,
  populations: Populations,
): Promise<{ readonly agreementId: string; readonly number: string }> {
  const lists = await openLists(story);
  const agreement = await authorise(story, city, {
    key: 'economy:',
    plan: analysisPlan(people, lists, city.organisations.get(operator) ?? ''),
    narrow: (draft) => narrowAnalysis(draft, people, lists, populations),
    decisions: ['市政府常务会议纪要〔2026〕9号', '市大数据中心党组会议纪要〔2026〕14号'],
    decidedOn: '2026-02-10',
  });
  story.say(
    `第二份协议 ${agreement.number} 生效：公开名录可自由分析，户级统计从家庭户的隐私预算中支出`,
    `a second agreement ${agreement.number}: open lists for free analysis, statistics on households out of their privacy budget`,
  );
  return agreement;
}

async function openLists(story: Story): Promise<OpenLists> {
  const idOf = async (list: keyof OpenLists): Promise<string> => {
    const resource = await story.running.database.transaction((tx) => resourceByTitle(tx, openTitles[list]));
    if (!resource) throw new Error(`the demo has no data for “${openTitles[list]}”`);
    return resource.id;
  };
  return {
    listed: await idOf('listed'),
    specialised: await idOf('specialised'),
    innovative: await idOf('innovative'),
  };
}
