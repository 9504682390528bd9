import { administration } from './later.ts';
import type { Story } from './story.ts';
import type { DemoCity } from './tell-city.ts';
import type { People } from './tell-people.ts';

/** Ids of the protected populations (受保护人群). */
export interface Populations {
  readonly households: string;
  readonly residents: string;
  readonly [name: string]: string;
}

/** What may be told of the households in all, under every agreement there ever will be. */
const householdsEpsilon = '4';

/**
 * The data authority names whom the tables with noise are about, so that noise, history and ε are theirs and no agreement's. The households'
 * budget is proposed by one person and agreed by another; the residents need none, since cell keys spend nothing.
 */
export async function tellPopulations(story: Story, city: DemoCity, people: People): Promise<Populations> {
  const keeper = await city.holder(administration, 'data-authority');
  const second = await city.second(administration, 'data-authority');
  const declare = async (
    name: string,
    unit: 'household' | 'person',
    description: string,
    resourceId: string,
  ) => {
    const { populationId } = await story.act<{ populationId: string }>(
      keeper,
      'privacy.declare-population',
      `population:declare:${unit}`,
      { name, unit, description },
    );
    await story.act(keeper, 'privacy.attach-resource', `population:attach:${unit}`, {
      populationId,
      resourceId,
    });
    return populationId;
  };
  const households = await declare(
    '公枢市家庭户',
    'household',
    '本市全部虚构家庭户；任何协议、任何版本的家庭户数据都计入同一预算。',
    people.households,
  );
  const residents = await declare(
    '公枢市常住居民',
    'person',
    '本市全部虚构常住居民；以单元格密钥发布的计数对同一批人始终给出同样的噪声。',
    people.flexible,
  );
  const { changeId } = await story.act<{ changeId: string }>(
    keeper,
    'privacy.propose-budget',
    'population:budget',
    {
      populationId: households,
      epsilon: householdsEpsilon,
      reason: '首次设定：按每次统计 ε 不超过 0.5 测算，可支持约八次户级统计。',
    },
  );
  await story.act(second, 'privacy.approve-budget', 'population:budget:approve', { changeId });
  story.say(
    `受保护人群 2 个已登记；家庭户的隐私预算 ε=${householdsEpsilon} 经两人决定`,
    `two protected populations declared; the households’ privacy budget ε=${householdsEpsilon} decided by two people`,
  );
  return { households, residents };
}
