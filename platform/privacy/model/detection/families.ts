import { type Text, text } from '#foundation';

/**
 * What a family of values says of persons (GB/T 37964-2019): `direct` names one person by itself, `quasi` does together with other columns,
 * `organisation` names a firm or body, `hint` shows that a column is about persons and names nobody.
 */
export type FamilyClass = 'direct' | 'quasi' | 'organisation' | 'hint';

interface FamilyEntry {
  readonly class: FamilyClass;
  readonly title: Text;
}

const entry = (of: FamilyClass, zh: string, en: string): FamilyEntry => ({ class: of, title: text(zh, en) });

/** Every kind of value that is looked for, in the order in which findings are told. Codes of findings are `personal-data/<family>`. */
export const families = {
  'resident-id': entry('direct', '居民身份证号码', 'resident ID numbers'),
  passport: entry('direct', '护照或通行证号码', 'passport or travel permit numbers'),
  mobile: entry('direct', '手机号码', 'mobile numbers'),
  'bank-card': entry('direct', '银行卡号', 'bank card numbers'),
  biometric: entry('direct', '生物识别信息或其引用', 'biometrics or references to them'),
  'person-name': entry('direct', '个人姓名', 'names of persons'),
  email: entry('direct', '电子邮箱', 'e-mail addresses'),
  'licence-plate': entry('direct', '机动车号牌', 'licence plates'),
  'address-room': entry('direct', '到户的地址', 'addresses down to the room'),
  'address-street': entry('quasi', '到街道或门牌的地址', 'addresses down to street or house'),
  'address-district': entry('quasi', '到区县的地址', 'addresses down to the district'),
  landline: entry('quasi', '固定电话号码', 'landline numbers'),
  'birth-date': entry('quasi', '出生日期', 'dates of birth'),
  age: entry('quasi', '年龄', 'ages'),
  sex: entry('quasi', '性别', 'sex'),
  ethnicity: entry('quasi', '民族', 'ethnicity'),
  education: entry('quasi', '学历', 'education'),
  'marital-status': entry('quasi', '婚姻状况', 'marital status'),
  coordinates: entry('quasi', '经纬度坐标', 'coordinates'),
  'individual-business': entry(
    'organisation',
    '个体工商户代码（可指向个人）',
    'codes of individual businesses (they point at a person)',
  ),
  'credit-code': entry('organisation', '统一社会信用代码', 'unified social credit codes'),
  'business-registration': entry('organisation', '工商注册号', 'business registration numbers'),
  masked: entry('hint', '已遮盖的个人信息', 'masked personal information'),
  header: entry(
    'hint',
    '列名提到、取值未见的个人信息',
    'personal information that the header names and no value shows',
  ),
} as const satisfies { readonly [family: string]: FamilyEntry };

export type Family = keyof typeof families;

export const familyNames = Object.keys(families) as readonly Family[];

export const isFamily = (name: string): name is Family => Object.hasOwn(families, name);
