import type { ColumnRecipe } from './corpus.ts';
import { among, sentence } from './mixing.ts';
import * as value from './values.ts';

/** Columns that are hard, and partly beyond the detectors: docs/reference/detection.md says so. */
export const hardPositives: readonly ColumnRecipe[] = [
  {
    name: 'one id in three hundred texts',
    headers: ['处理情况', '内容'],
    rows: 300,
    cell: (random, row) =>
      row === 150 ? `${value.personName(random)}，${value.residentId(random)}` : `第${row}号事项已办结`,
    expected: ['resident-id'],
  },
  {
    name: 'ids, each digit apart',
    headers: ['备注'],
    cell: (random) => [...value.residentId(random)].join(' '),
    expected: ['resident-id'],
  },
  {
    name: 'ids and passports',
    headers: ['证件号码'],
    rows: 80,
    cell: among(0.3, value.residentId, value.passport),
    expected: ['resident-id', 'passport'],
  },
  {
    name: 'one mobile among landlines',
    headers: ['值班电话', '备注'],
    rows: 200,
    cell: (random, row) => (row === 77 ? value.mobile(random) : value.landline(random)),
    expected: ['mobile', 'landline'],
  },
  {
    name: 'mobiles with dots',
    headers: ['联系方式'],
    cell: (random) => value.mobile(random).replace(/^(...)(....)/, '$1.$2.'),
    expected: ['mobile'],
  },
  {
    name: 'cards in sentences',
    headers: ['备注'],
    cell: sentence(['已打款至', '，请查收。'], value.bankCard),
    expected: ['bank-card'],
  },
  { name: 'passports, header silent', headers: ['备注'], cell: value.passport, expected: ['passport'] },
  {
    name: 'names with rare characters',
    headers: ['姓名', '申请人'],
    cell: (random) =>
      random.pick('仇尧仝郗亓逯茹衡') + random.pick('翀祎甯瓒堃喆赟彧') + random.pick('翀祎甯瓒堃喆赟彧'),
    expected: ['person-name'],
  },
  {
    name: 'names in Latin letters',
    headers: ['姓名', 'name'],
    cell: (random) => random.pick(['Zhang Wei', 'Li Na', 'John Smith', 'Anna Ivanova']),
    expected: ['person-name'],
  },
  {
    name: 'names in sentences',
    headers: ['案由'],
    cell: (random) => `${value.personName(random)}与${value.personName(random)}民间借贷纠纷`,
    expected: ['person-name'],
  },
  {
    name: 'village addresses',
    headers: ['地址', '住址'],
    cell: (random) =>
      `${random.pick(['大兴区', '密云区', '平谷区'])}${random.pick(['庞各庄', '太师屯', '马坊'])}镇${random.pick(['东', '西'])}营村${1 + random.below(90)}号`,
    expected: ['address-street'],
  },
  {
    name: 'births in sentences',
    headers: ['简介'],
    cell: (random) => `${value.personName(random)}，${1930 + random.below(60)}年${1 + random.below(12)}月生`,
    expected: ['birth-date'],
  },
  ...Object.entries(value.otherWritings).flatMap(([how, write]): ColumnRecipe[] => [
    {
      name: `ids, ${how}`,
      headers: ['备注', '密文', '字段1'],
      cell: (random) => write(value.residentId(random)),
      expected: ['resident-id'],
    },
    {
      name: `mobiles, ${how}`,
      headers: ['备注', '字段2'],
      rows: 60,
      cell: (random) => write(value.mobile(random)),
      expected: ['mobile'],
    },
  ]),
  {
    name: 'ids with characters that are not seen between the digits',
    headers: ['备注', '证件'],
    cell: (random) => [...value.residentId(random)].join('\u200b'),
    expected: ['resident-id'],
  },
  {
    name: 'names behind a word for a person',
    headers: ['违法事实', '内容'],
    cell: (random) =>
      `${random.pick(['当事人', '驾驶员', '居民', '经营者：'])}${value.personName(random)}，${random.pick(['未按规定停放车辆', '无照经营', '反映噪声扰民'])}。`,
    expected: ['person-name'],
  },
];
