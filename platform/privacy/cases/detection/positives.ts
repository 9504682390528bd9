import type { ColumnRecipe } from './corpus.ts';
import type { Random } from './random.ts';
import * as value from './values.ts';

const among =
  (share: number, other: (random: Random, row: number) => string, of: (random: Random) => string) =>
  (random: Random, row: number): string =>
    // The first rows always have both kinds, or a short column would have none.
    row === 3 || random.chance(share) ? of(random) : other(random, row);
const sentence = (words: readonly [string, string], of: (random: Random) => string) => (random: Random) =>
  `${words[0]}${of(random)}${words[1]}`;
const spaced =
  (of: (random: Random) => string, ...lengths: number[]) =>
  (random: Random) => {
    const whole = of(random);
    const ends = lengths.map((_, place) =>
      lengths.slice(0, place + 1).reduce((sum, length) => sum + length, 0),
    );
    return ends.map((end, place) => whole.slice(end - lengths[place]!, end)).join(' ');
  };
const masked = (of: (random: Random) => string, keepStart: number, keepEnd: number) => (random: Random) => {
  const whole = of(random);
  return (
    whole.slice(0, keepStart) +
    '*'.repeat(whole.length - keepStart - keepEnd) +
    (keepEnd > 0 ? whole.slice(-keepEnd) : '')
  );
};

/** Columns that hold a family, under headers that say so, say nothing, or say something else. */
export const positives: readonly ColumnRecipe[] = [
  {
    name: 'ids',
    headers: ['身份证号', '证件号码', '备注', 'ID', '号码', '统一社会信用代码'],
    cell: value.residentId,
    expected: ['resident-id'],
  },
  {
    name: 'ids, small x',
    headers: ['证件号', '编号'],
    cell: (random) => value.residentId(random).toLowerCase(),
    expected: ['resident-id'],
  },
  {
    name: 'ids among credit codes',
    headers: ['统一社会信用代码', '证件号码'],
    rows: 300,
    cell: among(0.01, (random) => value.creditCode(random, '91'), value.residentId),
    expected: ['resident-id', 'credit-code'],
  },
  {
    name: 'ids in sentences',
    headers: ['违法事实', '内容', '说明'],
    cell: among(
      0.2,
      () => '经检查，现场未发现违法行为。',
      sentence(['当事人（身份证号：', '）于当日接受调查。'], value.residentId),
    ),
    expected: ['resident-id'],
  },
  {
    name: 'ids, spaced',
    headers: ['身份证', '登记信息'],
    cell: spaced(value.residentId, 6, 8, 4),
    expected: ['resident-id'],
  },
  {
    name: 'ids, spaced by four',
    headers: ['证件', '资料'],
    cell: spaced(value.residentId, 4, 4, 4, 4, 2),
    expected: ['resident-id'],
  },
  {
    name: 'ids, full width',
    headers: ['证件', '资料'],
    cell: (random) =>
      [...value.residentId(random)].map((one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).join(''),
    expected: ['resident-id'],
  },
  {
    name: 'ids of fifteen digits',
    headers: ['身份证号', '号码', '证件号码'],
    cell: value.oldResidentId,
    expected: ['resident-id'],
  },
  {
    name: 'ids, scientific, short',
    headers: ['身份证号', '证件号码', '号码'],
    cell: (random) => value.scientificId(random, 6),
    expected: ['resident-id'],
  },
  {
    name: 'ids, scientific, long',
    headers: ['证件号码', '号码'],
    cell: (random) => value.scientificId(random, 15),
    expected: ['resident-id'],
  },
  {
    name: 'passports',
    headers: ['护照号', '护照号码', '证件号码'],
    cell: value.passport,
    expected: ['passport'],
  },
  {
    name: 'passports in sentences',
    headers: ['说明', '事由'],
    cell: sentence(['该人持护照', '入境。'], value.passport),
    expected: ['passport'],
  },
  {
    name: 'mobiles',
    headers: ['手机', '联系方式', '备注', '列5', '电话'],
    cell: value.mobile,
    expected: ['mobile'],
  },
  {
    name: 'mobiles, spaced',
    headers: ['电话', '说明'],
    cell: spaced(value.mobile, 3, 4, 4),
    expected: ['mobile'],
  },
  {
    name: 'mobiles in sentences',
    headers: ['投诉内容', '备注'],
    cell: among(0.2, () => '反映小区供暖温度不达标。', sentence(['请回电', '，联系人在家。'], value.mobile)),
    expected: ['mobile'],
  },
  {
    name: 'mobiles as numbers',
    headers: ['电话', '字段3'],
    cell: (random) => `${value.mobile(random)}.0`,
    expected: ['mobile'],
  },
  {
    name: 'landlines',
    headers: ['联系电话', '办公电话', '备注'],
    cell: value.landline,
    expected: ['landline'],
  },
  {
    name: 'bank cards',
    headers: ['银行卡号', '账户', '收款账号', '字段7'],
    cell: value.bankCard,
    expected: ['bank-card'],
  },
  {
    name: 'bank cards, spaced',
    headers: ['卡号', '银行账号'],
    cell: spaced(value.bankCard, 4, 4, 4, 4, 3),
    expected: ['bank-card'],
  },
  {
    name: 'credit codes',
    headers: ['统一社会信用代码', '代码', '字段2'],
    cell: (random) => value.creditCode(random, '91'),
    expected: ['credit-code'],
  },
  {
    name: 'individual businesses',
    headers: ['统一社会信用代码', '代码'],
    cell: among(
      0.2,
      (random) => value.creditCode(random, '91'),
      (random) => value.creditCode(random, '92'),
    ),
    expected: ['credit-code', 'individual-business'],
  },
  {
    name: 'registration numbers',
    headers: ['注册号', '工商注册号', '证件号码'],
    cell: (random) => value.registrationNumber(random, '0'),
    expected: ['business-registration'],
  },
  {
    name: 'plates',
    headers: ['车牌号', '号牌号码', '字段4'],
    cell: value.plate,
    expected: ['licence-plate'],
  },
  {
    name: 'plates in sentences',
    headers: ['违法事实', '说明'],
    cell: sentence(['查获车辆', '，运载建筑垃圾。'], value.plate),
    expected: ['licence-plate'],
  },
  { name: 'e-mail', headers: ['邮箱', '联系方式', '备注'], cell: value.email, expected: ['email'] },
  {
    name: 'names',
    headers: ['姓名', '法定代表人', '联系人', '负责人'],
    cell: value.personName,
    expected: ['person-name'],
  },
  {
    name: 'names, header silent',
    headers: ['字段1', '列2', 'A'],
    cell: value.personName,
    expected: ['person-name'],
  },
  {
    name: 'names, several',
    headers: ['完成人', '获奖人'],
    cell: (random) => [1, 2, 3].map(() => value.personName(random)).join('、'),
    expected: ['person-name'],
  },
  {
    name: 'names among firms',
    headers: ['当事人', '行政相对人名称', '被处罚人'],
    cell: among(0.25, value.firmName, value.personName),
    expected: ['person-name'],
  },
  {
    name: 'addresses to the room',
    headers: ['家庭住址', '地址', '住址', '字段6'],
    cell: value.room,
    expected: ['address-room'],
  },
  {
    name: 'addresses to the street',
    headers: ['地址', '坐落', '字段6'],
    cell: value.street,
    expected: ['address-street'],
  },
  {
    name: 'districts',
    headers: ['所在区', '行政区划', '字段6'],
    cell: value.district,
    expected: ['address-district'],
  },
  {
    name: 'dates of birth',
    headers: ['出生日期', '出生年月', '生日', 'birth_date'],
    cell: (random) => value.dateOf(random, 1930, 2018),
    expected: ['birth-date'],
  },
  {
    name: 'dates of birth, solid',
    headers: ['出生日期', 'csrq'],
    cell: (random) => value.dateOf(random, 1930, 2018).replaceAll('-', ''),
    expected: ['birth-date'],
  },
  {
    name: 'ages',
    headers: ['年龄', '周岁', 'age'],
    cell: (random) => String(random.below(95)),
    expected: ['age'],
  },
  {
    name: 'sexes',
    headers: ['性别', '字段2', 'sex'],
    cell: (random) => random.pick(['男', '女']),
    expected: ['sex'],
  },
  {
    name: 'ethnicities',
    headers: ['民族', '字段3'],
    cell: (random) => random.pick(['汉族', '满族', '回族', '蒙古族', '维吾尔族']),
    expected: ['ethnicity'],
  },
  {
    name: 'education',
    headers: ['学历', '文化程度', '字段5'],
    cell: (random) => random.pick(['本科', '硕士研究生', '大专', '高中', '初中']),
    expected: ['education'],
  },
  {
    name: 'marital status',
    headers: ['婚姻状况', '字段8'],
    cell: (random) => random.pick(['已婚', '未婚', '离异', '丧偶']),
    expected: ['marital-status'],
  },
  {
    name: 'coordinates',
    headers: ['坐标', '位置', '字段9'],
    cell: value.coordinate,
    expected: ['coordinates'],
  },
  {
    name: 'longitudes',
    headers: ['经度', 'lng'],
    cell: (random) => `${116 + random.below(2)}.${random.digits(6)}`,
    expected: ['coordinates'],
  },
  {
    name: 'fingerprint files',
    headers: ['指纹', '附件', '文件'],
    cell: (random) => `/data/fingerprint/${random.digits(8)}.wsq`,
    expected: ['biometric'],
  },
  {
    name: 'face pictures',
    headers: ['人脸照片', '附件'],
    cell: (random) => `人脸采集_${random.digits(6)}.jpg`,
    expected: ['biometric'],
  },
  {
    name: 'fingerprint templates',
    headers: ['特征', '模板'],
    cell: (random) => `Rk1SACAyMAAA${random.digits(40)}`,
    expected: ['biometric'],
  },
  {
    name: 'masked names',
    headers: ['姓名', '行政相对人名称'],
    cell: masked(value.personName, 1, 0),
    expected: ['masked'],
  },
  {
    name: 'masked mobiles',
    headers: ['电话', '手机号'],
    cell: masked(value.mobile, 3, 4),
    expected: ['masked'],
  },
  {
    name: 'masked ids',
    headers: ['身份证号', '证件号码'],
    cell: masked(value.residentId, 3, 4),
    expected: ['masked'],
  },
  // What is hard, and partly beyond the detectors: the table says so.
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
];
