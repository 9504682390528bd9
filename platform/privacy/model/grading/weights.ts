import type { Degree } from './impact.ts';

/**
 * How far a kind of personal information weighs on the person, and whether it is sensitive. After PIPL 28 and GB/T 45574-2025; the identity
 * number is sensitive under GB/T 35273-2020 only, so the standard's version decides it.
 */
export interface Weight {
  readonly degree: Degree;
  readonly sensitive: boolean;
}

const sensitive: Weight = { degree: 'extremely-serious', sensitive: true };
const direct: Weight = { degree: 'serious', sensitive: false };
const ordinary: Weight = { degree: 'ordinary', sensitive: false };

const weights: { readonly [family: string]: Weight } = {
  'resident-id': direct,
  passport: direct,
  mobile: direct,
  landline: ordinary,
  email: direct,
  'bank-card': sensitive,
  biometric: sensitive,
  health: sensitive,
  religion: sensitive,
  minor: sensitive,
  coordinates: ordinary,
  'licence-plate': direct,
  address: direct,
  name: ordinary,
  'birth-date': ordinary,
  'individual-business': ordinary,
  masked: ordinary,
};

/** A family nobody weighed yet is taken for a direct identifier: too high is corrected by a person, too low is a leak. */
export function weightOf(family: string, standard: string): Weight {
  if (family === 'resident-id' && standard === 'GB/T 35273-2020') return sensitive;
  return weights[family] ?? direct;
}

/** Words of a header that say what no value shows. They propose; a person confirms. The longest that fits is taken. */
const headerWords: readonly { readonly words: readonly string[]; readonly weight: Weight }[] = [
  {
    words: [
      '疾病',
      '病情',
      '诊断',
      '病史',
      '用药',
      '处方',
      '残疾',
      '体检',
      '血型',
      '过敏',
      '孕',
      'diagnosis',
      'disease',
    ],
    weight: sensitive,
  },
  {
    words: [
      '宗教',
      '信仰',
      '指纹',
      '人脸',
      '虹膜',
      '声纹',
      '基因',
      '行踪',
      '轨迹',
      '监护人',
      '未成年',
      'religion',
    ],
    weight: sensitive,
  },
  {
    words: ['银行账号', '银行卡', '开户', '工资', '薪酬', '收入', '存款', '征信', '账户余额'],
    weight: sensitive,
  },
  { words: ['犯罪', '违法', '刑', '处罚人', '低保', '救助', '困难等级', '受害'], weight: sensitive },
  { words: ['身份证', '公民身份', '护照', '手机', '住址', '家庭地址'], weight: direct },
  {
    words: ['姓名', '性别', '出生', '民族', '学历', '婚姻', '职业', '联系人', '法定代表人'],
    weight: ordinary,
  },
];

/** What a column is called, as far as it points at persons; null when it does not. */
export function headerHint(
  ...names: readonly string[]
): { readonly word: string; readonly weight: Weight } | null {
  const said = names.join(' ').toLowerCase();
  for (const { words, weight } of headerWords) {
    const word = words.filter((one) => said.includes(one)).sort((a, b) => b.length - a.length)[0];
    if (word) return { word, weight };
  }
  return null;
}

/** Code tables whose values say something of a person, by the number of the standard. */
const codeTables: readonly (readonly [number: string, weight: Weight])[] = [
  ['GB/T 2261.1', ordinary],
  ['GB/T 2261.2', ordinary],
  ['GB/T 2261.3', sensitive],
  ['GB/T 2261.4', ordinary],
  ['GB/T 3304', ordinary],
  ['GB/T 4658', ordinary],
  ['GB/T 4761', ordinary],
  ['GB/T 4762', direct],
  ['GB/T 6565', ordinary],
  ['GB/T 14396', sensitive],
  ['GB/T 16432', sensitive],
];
const squeezed = (name: string) =>
  name
    .toUpperCase()
    .replace(/\s+/g, '')
    .replace(/^GB(?!\/T)/, 'GB/T');

export function codeTableHint(codeTable: string): { readonly table: string; readonly weight: Weight } | null {
  const given = squeezed(codeTable);
  const found = codeTables.find(([number]) => {
    const at = given.indexOf(squeezed(number));
    return at >= 0 && !/[\d.]/.test(given[at + squeezed(number).length] ?? '');
  });
  return found ? { table: found[0], weight: found[1] } : null;
}
