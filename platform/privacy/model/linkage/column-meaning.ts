/** What a column is about, as its header and the findings in it tell. */
export type Meaning =
  | 'person-name'
  | 'person-number'
  | 'contact'
  | 'representative'
  | 'organisation-code'
  | 'organisation-name'
  | 'birth'
  | 'age'
  | 'sex'
  | 'division'
  | 'street'
  | 'address'
  | 'postcode'
  | 'trait'
  | 'sensitive'
  | 'date'
  | 'year'
  | 'code'
  | 'ordinal';

/** The first that fits is taken, so the more telling words stand first. */
const words: readonly (readonly [Meaning, RegExp])[] = [
  ['ordinal', /^(序号|行号|排名|名次|no\.?|index|rank|row)$/i],
  ['person-number', /身份证|证件号|居民身份|护照|id.?card|passport|identity.?n/i],
  ['organisation-code', /信用代码|组织机构代码|税务登记|纳税人识别|注册号|credit.?code|uscc/i],
  ['sensitive', /诊断|疾病|病种|病名|残疾|伤残|救助|低保|犯罪|处罚事由|diagnos|disease|disab|illness/i],
  ['birth', /出生|生日|birth|\bdob\b/i],
  ['age', /年龄|周岁|\bage\b/i],
  ['sex', /性别|\bsex\b|gender/i],
  ['representative', /法定代表|法人代表|负责人|经营者|联系人|经办人|校长|园长|representative|manager/i],
  ['contact', /电话|手机|联系方式|邮箱|phone|mobile|\btel\b|e-?mail/i],
  [
    'organisation-name',
    /(企业|单位|机构|公司|店铺?|学校|医院|组织|主体|户|品牌|项目|场所)名称|字号|company|organi[sz]ation|firm/i,
  ],
  ['person-name', /姓名|当事人|患者|学生|人员|居民|会员|户主|full.?name|\bname\b|person|patient/i],
  ['postcode', /邮编|邮政编码|zip|post.?code/i],
  ['address', /地址|住址|住所|位置|address/i],
  ['street', /街道|乡镇|社区|村(名|庄|委|$)|小区|street|town|village/i],
  ['division', /区县|行政区|所在区|所属区|辖区|区域|地区|district|county|division|region/i],
  [
    'trait',
    /民族|学历|文化程度|学位|职业|职务|职称|工种|婚姻|国籍|籍贯|政治面貌|毕业|工作单位|收入|身高|ethnic|education|occupation|marital|nationality|income/i,
  ],
  ['year', /年度|年份|^年$|\byear\b/i],
  ['date', /日期|时间|年月|date|time|month/i],
  ['code', /编号|编码|代码|序列|号码|案号|文号|\bcode\b|\bid\b|\bno\b|number|serial/i],
];

/** Families of findings that say what the values are, whatever the header says. */
const byFinding: readonly (readonly [RegExp, Meaning])[] = [
  [/^(resident-id|passport|mobile|bank-card|biometric|email|licence-plate)$/, 'person-number'],
  [/^(individual-business|credit-code|business-registration)$/, 'organisation-code'],
  [/^person-name$/, 'person-name'],
  [/^birth-date$/, 'birth'],
  [/^age$/, 'age'],
  [/^sex$/, 'sex'],
  [/^(ethnicity|education|marital-status)$/, 'trait'],
  [/^address-(room|street)$/, 'address'],
  [/^address-district$/, 'division'],
];

/** Meaning of a column, or null when nothing tells. `families`: those of `personal-data/…` findings in it. */
export function meaningOf(header: string, families: readonly string[]): Meaning | null {
  const said = words.find(([, pattern]) => pattern.test(header))?.[0] ?? null;
  const found = byFinding.find(([family]) => families.some((given) => family.test(given)))?.[1];
  // A name under “legal representative” is a name, and public by law.
  return found === undefined || (found === 'person-name' && said === 'representative') ? said : found;
}

const persons: readonly (Meaning | null)[] = [
  'person-name',
  'person-number',
  'birth',
  'age',
  'sex',
  'trait',
  'sensitive',
];
const quasi: readonly (Meaning | null)[] = [
  'birth',
  'age',
  'sex',
  'division',
  'street',
  'address',
  'postcode',
  'trait',
];
const identifying: readonly (Meaning | null)[] = [
  'person-name',
  'person-number',
  'contact',
  'representative',
  'organisation-code',
  'organisation-name',
];
const naming: readonly (Meaning | null)[] = ['person-name', 'person-number'];

/** The table tells of persons. */
export const tellsOfPersons = (meaning: Meaning | null): boolean => persons.includes(meaning);
/** Others know it of a person, so that it tells persons apart (准标识符). */
export const isQuasi = (meaning: Meaning | null): boolean => quasi.includes(meaning);
/** It says who somebody is (直接标识符). Who answers for a firm is public by law and is none. */
export const namesPersons = (meaning: Meaning | null): boolean => naming.includes(meaning);
/** It stands for one person or one organisation: what somebody would join two tables by first. */
export const identifies = (meaning: Meaning | null): boolean => identifying.includes(meaning);
/** Number of a thing: a paper, a permit, a place in a register. */
export const isCode = (meaning: Meaning | null): boolean => meaning === 'code';
