import Papa from 'papaparse';
import type { Population } from './population.ts';

/** The three files a source department would hand in, UTF-8 with byte order mark, and a manifest that says they are synthetic. */
export interface PopulationFiles {
  /** One row per person; protected units: 人员编号 and 户编号. */
  readonly '居民.csv': string;
  /** One row per household. */
  readonly '家庭户.csv': string;
  /** Residents who work without a fixed employer: one row per person, with nothing of their household. */
  readonly '灵活就业.csv': string;
  /** Several rows per household; joins by 户编号 and 人员编号. */
  readonly '补贴发放.csv': string;
  readonly 'manifest.json': string;
}

/** Stands in every row. */
export const syntheticMark = '合成数据';
const yes = (value: boolean): string => (value ? '是' : '否');

export function populationCsv(population: Population): PopulationFiles {
  const { residents, households, allowances } = population;
  const flexible = residents.filter(({ employment }) => employment === '灵活就业');
  return {
    '居民.csv': table(
      [
        '人员编号',
        '户编号',
        '公民身份号码',
        '姓名',
        '出生日期',
        '性别',
        '所在区',
        '与户主关系',
        '受教育程度',
        '就业状况',
        '月收入区间',
        '残疾',
        '数据性质',
      ],
      residents.map((one) => [
        one.personId,
        one.householdId,
        one.residentNumber,
        one.displayName,
        one.birthDate,
        one.sex,
        one.district,
        one.role,
        one.education,
        one.employment,
        one.incomeBand,
        yes(one.disability),
      ]),
    ),
    '家庭户.csv': table(
      [
        '户编号',
        '所在区',
        '城乡',
        '人口数',
        '户主人员编号',
        '住房',
        '梨园亩数',
        '谷子亩数',
        '低收入',
        '数据性质',
      ],
      households.map((one) => [
        one.householdId,
        one.district,
        one.settlement,
        one.members,
        one.headPersonId,
        one.housing,
        one.pearMu,
        one.milletMu,
        yes(one.lowIncome),
      ]),
    ),
    '灵活就业.csv': table(
      ['人员编号', '所在区', '性别', '受教育程度', '月收入区间', '数据性质'],
      flexible.map((one) => [one.personId, one.district, one.sex, one.education, one.incomeBand]),
    ),
    '补贴发放.csv': table(
      ['发放编号', '户编号', '人员编号', '补贴种类', '月标准（元）', '起始日期', '数据性质'],
      allowances.map((one) => [
        one.allowanceId,
        one.householdId,
        one.personId,
        one.kind,
        one.monthlyYuan,
        one.since,
      ]),
    ),
    'manifest.json': `${JSON.stringify(
      {
        synthetic: true,
        note: {
          zh: '全部为种子生成的合成数据，不对应任何真实个人；公民身份号码以不存在的区划 99 开头。',
          en: 'All of it is synthetic, made from a seed, and true of nobody; identity numbers begin with 99, a region that does not exist.',
        },
        seed: population.seed,
        asOf: population.asOf,
        rows: {
          '居民.csv': residents.length,
          '家庭户.csv': households.length,
          '灵活就业.csv': flexible.length,
          '补贴发放.csv': allowances.length,
        },
        keys: { person: '人员编号', household: '户编号' },
      },
      null,
      2,
    )}\n`,
  };
}

const table = (header: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  `\ufeff${Papa.unparse([[...header], ...rows.map((row) => [...row, syntheticMark])], { newline: '\r\n' })}\r\n`;
