import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor } from '#foundation';
import { runState } from '#platform/query';
import { purpose } from './agreement-terms.ts';
import { analysisPurpose } from './analysis-terms.ts';
import type { Story } from './story.ts';
import { implementingBody, operator } from './tell-authorisation.ts';
import type { DemoCity } from './tell-city.ts';

interface Experiment {
  readonly key: string;
  readonly under: 'people' | 'analysis';
  readonly note: string;
  readonly sql: string;
  /** Where it ends: collected at once, collected after the review of the implementing body, or left on its desk. */
  readonly end: 'collected' | 'reviewed' | 'waiting';
}

const experiments: readonly Experiment[] = [
  {
    key: 'open',
    under: 'analysis',
    note: '两份名单都有的企业，按认定先后排序',
    sql: `WITH 两项 AS (
  SELECT s.信用代码, s.企业名称, s.认定年度 AS 专精特新, i.认定年度 AS 创新型
  FROM 专精特新 AS s JOIN 创新型 AS i ON i.信用代码 = s.信用代码
)
SELECT b.企业名称, b.专精特新, b.创新型,
  row_number() OVER (PARTITION BY b.专精特新 ORDER BY b.信用代码) AS 序
FROM 两项 AS b ORDER BY b.专精特新, 序`,
    end: 'collected',
  },
  {
    key: 'cell-key',
    under: 'analysis',
    note: '各区灵活就业人员按性别计数（单元格密钥）',
    sql: 'SELECT f.所在区 AS 区, f.性别, count(*) AS 人数 FROM 灵活就业 AS f GROUP BY f.所在区, f.性别 ORDER BY 区, f.性别',
    end: 'collected',
  },
  {
    key: 'noise',
    under: 'analysis',
    note: '城乡低收入家庭户（差分隐私）',
    sql: 'SELECT h.城乡, h.低收入, count(*) AS 户数, sum(h.梨园亩数) AS 梨园亩数 FROM 家庭户 AS h GROUP BY h.城乡, h.低收入 ORDER BY h.城乡, h.低收入',
    end: 'collected',
  },
  {
    key: 'reviewed',
    under: 'people',
    note: '各区成年居民受教育程度',
    sql: 'SELECT r.所在区 AS 区, r.受教育程度, count(*) AS 人数 FROM 居民 AS r GROUP BY r.所在区, r.受教育程度 ORDER BY 区, r.受教育程度',
    end: 'reviewed',
  },
  {
    key: 'waiting',
    under: 'people',
    note: '各补贴种类的领取人数和平均标准',
    sql: 'SELECT a.补贴种类, count(DISTINCT a.人员编号) AS 领取人数, avg(a."月标准（元）") AS 平均月标准 FROM 补贴发放 AS a GROUP BY a.补贴种类 ORDER BY a.补贴种类',
    end: 'waiting',
  },
];

/**
 * The operator's own queries in the data lab (数据实验台): explained, submitted, computed by the queue. What needs no review is collected at once, as
 * JSON and CSV; one was reviewed first, and one waits on the desk of the implementing body.
 */
export async function tellLab(
  story: Story,
  city: DemoCity,
  agreements: { readonly people: string; readonly analysis: string },
): Promise<{ readonly runs: number; readonly open: string; readonly waiting: string }> {
  const analyst = await city.holder(operator, 'operator');
  const reviewer = await city.holder(implementingBody, 'implementing-body');
  const runs: Record<string, string> = {};
  for (const { key, under, note, sql } of experiments) {
    const asked = {
      agreementId: agreements[under],
      purpose: under === 'people' ? purpose : analysisPurpose,
      sql,
    };
    const { admitted } = await story.act<{ admitted: boolean }>(
      analyst,
      'query.explain-query',
      `lab:explain:${key}`,
      asked,
    );
    if (!admitted) throw new Error(`the demo’s query “${key}” is not admitted`);
    const { runId } = await story.act<{ runId: string }>(analyst, 'query.submit-run', `lab:submit:${key}`, {
      ...asked,
      note,
    });
    runs[key] = runId;
  }
  for (const { key, end } of experiments) {
    const runId = runs[key] ?? '';
    const state = await computed(story, runId);
    if (end === 'waiting') continue;
    if (end === 'reviewed' && state === 'awaiting-review')
      await story.act(reviewer, 'query.pass-egress', `lab:pass:${key}`, {
        runId,
        opinion: '按区和受教育程度汇总，最小分组十人，未见可识别个人的结果，同意出域。',
      });
    await collect(story, analyst, runId);
  }
  story.say(
    `数据实验运行 ${experiments.length} 个：名单关联直接领取，两个加噪计数，一个经审核放行，一个在实施机构待审`,
    `${experiments.length} runs in the data lab: a join of open lists, two counts with noise, one reviewed and released, one waiting for its review`,
  );
  return { runs: experiments.length, open: runs['open'] ?? '', waiting: runs['waiting'] ?? '' };
}

/** As JSON and as CSV: two releases, each with its receipt. */
async function collect(story: Story, analyst: Actor, runId: string): Promise<void> {
  for (const format of ['json', 'csv'])
    await story.act(analyst, 'query.collect-run', `lab:collect:${runId}:${format}`, { runId, format });
}

/** A run that a killed boot left behind is taken again when its lease is over. */
const longestMs = 120_000;

/** The state of a run once the queue has done its part. */
async function computed(story: Story, runId: string): Promise<string> {
  const { database } = story.running;
  for (let waited = 0; waited < longestMs; waited += 50) {
    const state = await database.transaction((tx) => runState(tx, runId), { mode: 'snapshot' });
    if (state && !['queued', 'running', 'guarded'].includes(state)) {
      if (['awaiting-review', 'cleared', 'released'].includes(state)) return state;
      throw new Error(`the demo’s run ${runId} ended as ${state}`);
    }
    await sleep(50);
  }
  throw new Error(`the demo’s run ${runId} was not computed in time`);
}
