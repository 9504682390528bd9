import { cataloguedResource } from '#platform/catalog';
import { makePopulation } from '../../../demo/people/population.ts';
import { populationCsv, syntheticMark } from '../../../demo/people/population-csv.ts';
import { handIn } from './hand-in.ts';
import { reviewSecrecy } from './review.ts';
import type { Story } from './story.ts';
import type { DemoCity } from './tell-city.ts';

/** Ids of the four resources about people who do not exist. */
export interface People {
  readonly residents: string;
  readonly households: string;
  readonly allowances: string;
  readonly flexible: string;
  readonly [name: string]: string;
}

export const peopleDepartment = '公枢市民政局';
const seed = 20_241_010;
const persons = 20_000;

type Level = 'general-1' | 'general-2' | 'general-3' | 'general-4';
interface PeopleFile {
  readonly kept: 'residents' | 'households' | 'allowances' | 'flexible';
  readonly file: '居民.csv' | '家庭户.csv' | '补贴发放.csv' | '灵活就业.csv';
  readonly title: string;
  readonly summary: string;
  /** How results over it are released: one mode for each resource, so that the demo shows all three. */
  readonly mode: 'reviewed' | 'cell-key' | 'differential-privacy';
  readonly units: readonly { readonly unit: 'person' | 'household'; readonly columns: readonly string[] }[];
  /** Columns above the level of the rest. */
  readonly levels: { readonly [column: string]: Level };
}

const person = { unit: 'person', columns: ['人员编号'] } as const;
const household = { unit: 'household', columns: ['户编号'] } as const;

const files: readonly PeopleFile[] = [
  {
    kept: 'residents',
    file: '居民.csv',
    title: '常住居民基本信息（合成演示数据）',
    summary: `${syntheticMark}：由种子生成的两万名虚构居民的基本信息，用于演示个人信息的受控使用，不对应任何真实个人。`,
    mode: 'reviewed',
    units: [person, household],
    levels: {
      公民身份号码: 'general-4',
      姓名: 'general-4',
      人员编号: 'general-3',
      月收入区间: 'general-3',
      残疾: 'general-4',
    },
  },
  {
    kept: 'households',
    file: '家庭户.csv',
    title: '家庭户信息（合成演示数据）',
    summary: `${syntheticMark}：虚构家庭户的人口、住房与种植面积，用于演示按户保护的统计，不对应任何真实家庭。`,
    mode: 'differential-privacy',
    units: [household],
    levels: { 户编号: 'general-3', 低收入: 'general-3' },
  },
  {
    kept: 'allowances',
    file: '补贴发放.csv',
    title: '补贴发放信息（合成演示数据）',
    summary: `${syntheticMark}：虚构居民领取的各类补贴，一户可有多行，用于演示关联统计与资格核验。`,
    mode: 'reviewed',
    units: [person, household],
    levels: { 人员编号: 'general-3', 户编号: 'general-3', 补贴种类: 'general-3' },
  },
  {
    kept: 'flexible',
    file: '灵活就业.csv',
    title: '灵活就业人员信息（合成演示数据）',
    summary: `${syntheticMark}：虚构的灵活就业居民，每人一行，用于演示以单元格密钥方式发布的计数。`,
    mode: 'cell-key',
    units: [person],
    levels: { 人员编号: 'general-3', 月收入区间: 'general-3' },
  },
];

/** Adults of the synthetic population, for calls about a single one. */
export const someResidents = (count: number) =>
  makePopulation(seed, { persons: count * 10 })
    .residents.filter(({ birthDate }) => birthDate <= '2008-01-01')
    .slice(0, count);

/** A department catalogues four tables about synthetic people, describes every item, says whom they are about, and puts them in service. */
export async function tellPeople(story: Story, city: DemoCity): Promise<People> {
  const began = performance.now();
  const made = populationCsv(makePopulation(seed, { persons }));
  const kept: Record<string, string> = {};
  let rows = 0;
  for (const file of files) {
    const told = await tellFile(story, city, file, made[file.file]);
    kept[file.kept] = told.resourceId;
    rows += told.rows;
  }
  story.say(
    `合成居民 ${persons} 人，四张表共 ${rows} 行，保护对象与发布方式已确定（${Math.round(performance.now() - began)} 毫秒）`,
    `${persons} synthetic people in four tables of ${rows} rows, protected units and release mode set`,
  );
  return kept as unknown as People;
}

async function tellFile(
  story: Story,
  city: DemoCity,
  file: PeopleFile,
  csv: string,
): Promise<{ resourceId: string; rows: number }> {
  const clerk = await city.holder(peopleDepartment, 'source-department');
  const { resourceId } = await story.act<{ resourceId: string }>(
    clerk,
    'catalog.register-resource',
    `people:add:${file.kept}`,
    { title: file.title, summary: file.summary, theme: '社保就业', updateCycle: 'monthly' },
  );
  const uploadId = await handIn(story, clerk, file.file, Buffer.from(csv));
  const { revisionId } = await story.loadRevision(clerk, resourceId, uploadId);
  const items = await story.running.database.transaction((tx) => cataloguedResource(tx, resourceId));
  await story.act(clerk, 'catalog.describe-items', `people:items:${file.kept}`, {
    resourceId,
    items: (items?.items ?? []).map((item) => ({
      name: item.name,
      columnName: item.columnName,
      type: item.type,
      level: file.levels[item.columnName] ?? 'general-2',
      legalBasis: '演示：民政业务职责',
    })),
  });
  await story.act(clerk, 'catalog.set-release-mode', `people:mode:${file.kept}`, {
    resourceId,
    mode: file.mode,
    units: file.units,
  });
  await reviewSecrecy(story, city, {
    department: peopleDepartment,
    key: `people:${file.kept}`,
    number: '民保审〔2026〕2号',
    revisionIds: [revisionId],
  });
  await story.act(clerk, 'catalog.put-in-service', `people:service:${revisionId}`, { revisionId });
  const served = await story.running.database.transaction((tx) => cataloguedResource(tx, resourceId));
  return { resourceId, rows: served?.revision?.rows ?? 0 };
}
