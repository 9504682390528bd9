import type { AgreementDocument, ItemType, Transform } from '#platform/authorisation/model';
import { compileScope, type Scope } from '#platform/query/model';
import { item, resource, sampleAgreement } from '../../testkit/evaluator/sample-agreement.ts';

const keep: Transform = { kind: 'keep' };
type Column = readonly [name: string, type: ItemType, transform?: Transform, scale?: number];
const columns = (list: readonly Column[]) =>
  list.map(([name, type, transform = keep, scale]) => item(name, name, type, transform, scale));
const person = { unit: 'person' as const, items: ['人员编号'] };
const household = { unit: 'household' as const, items: ['户编号'] };
const joined = (to: string, key: string) => ({ toResourceId: `res_${to}`, keys: [{ from: key, to: key }] });

const resources = [
  resource('居民', {
    items: columns([
      ['人员编号', 'text', { kind: 'pseudonym', domain: 'person' }],
      ['户编号', 'text', { kind: 'pseudonym', domain: 'household' }],
      ['出生日期', 'date', { kind: 'generalise', by: 'calendar', unit: 'year' }],
      ['性别', 'text'],
      ['所在区', 'text'],
      ['受教育程度', 'text'],
      ['就业状况', 'text'],
      ['月收入区间', 'text'],
      ['残疾', 'text'],
    ]),
    rows: { op: 'compare', item: '出生日期', comparison: '<=', value: '2008-01-01' },
    protectedUnits: [person, household],
    joins: [joined('家庭户', '户编号')],
  }),
  resource('家庭户', {
    items: columns([
      ['户编号', 'text', { kind: 'pseudonym', domain: 'household' }],
      ['所在区', 'text'],
      ['城乡', 'text'],
      ['人口数', 'integer'],
      ['住房', 'text'],
      ['梨园亩数', 'decimal', keep, 1],
      ['谷子亩数', 'decimal', keep, 1],
      ['低收入', 'text'],
    ]),
    protectedUnits: [household],
  }),
  resource('补贴发放', {
    items: columns([
      ['户编号', 'text', { kind: 'pseudonym', domain: 'household' }],
      ['人员编号', 'text', { kind: 'pseudonym', domain: 'person' }],
      ['补贴种类', 'text'],
      ['月标准（元）', 'integer'],
      ['起始日期', 'date'],
    ]),
    protectedUnits: [person, household],
    joins: [joined('居民', '人员编号'), joined('家庭户', '户编号')],
  }),
  ...Object.entries<readonly Column[]>({
    租赁企业信用: [
      ['企业名称', 'text'],
      ['等级', 'text'],
      ['所属区域', 'text'],
      ['年度', 'integer'],
      ['统一社会信用代码', 'text'],
    ],
    上市公司: [
      ['所属园区', 'text'],
      ['所属行业', 'text'],
      ['企业名称', 'text'],
      ['上市日期', 'date'],
      ['上市板块', 'text'],
      ['上市地点', 'text'],
    ],
    行政处罚: [
      ['文书号', 'text'],
      ['被处罚单位名称', 'text'],
      ['违法类型', 'text'],
      ['处罚日期', 'date'],
    ],
    航班: [
      ['日期', 'date'],
      ['航空公司', 'text'],
      ['出发', 'text'],
      ['到达', 'text'],
      ['出发延误', 'integer'],
      ['到达延误', 'integer'],
      ['距离', 'integer'],
    ],
    天气: [
      ['日期', 'date'],
      ['气温', 'decimal', keep, 1],
      ['降水', 'decimal', keep, 1],
      ['风速', 'decimal', keep, 1],
    ],
  }).map(([name, list]) => resource(name, { items: columns(list), forms: ['aggregate', 'open-extract'] })),
];

const uniqueKeys: { readonly [relation: string]: readonly (readonly string[])[] } = {
  居民: [['人员编号']],
  家庭户: [['户编号']],
  天气: [['日期']],
};

/** What the demo city's operator is granted of the people, with its output rules, and files that are open to everybody. */
export const demoAgreement: AgreementDocument = sampleAgreement(resources, { minimumGroup: 10 });

export const demoRevisions = Object.fromEntries(
  resources.map(({ relation, items }) => [
    `res_${relation}`,
    {
      revisionId: `rev_${relation}`,
      schema: items.map(({ itemId, type }) => ({ itemId, type, column: `raw ${itemId}` })),
      uniqueKeys: uniqueKeys[relation] ?? [],
    },
  ]),
);

export const demoScope = (): Scope =>
  compileScope(
    demoAgreement,
    'inclusive-finance',
    Temporal.Instant.from('2026-06-01T00:00:00Z'),
    demoRevisions,
  );
