import { type Family, families, isFamily } from '../detection/families.ts';
import type { AffectedObject, Degree } from './impact.ts';

/** How far a kind of information weighs on whom, and whether it is sensitive personal information (PIPL 28). */
export interface Weight {
  readonly object: AffectedObject;
  readonly degree: Degree;
  readonly sensitive: boolean;
}

const sensitive: Weight = { object: 'individual', degree: 'extremely-serious', sensitive: true };
const direct: Weight = { object: 'individual', degree: 'serious', sensitive: false };
const ordinary: Weight = { object: 'individual', degree: 'ordinary', sensitive: false };
/** What an organisation is publicly called by harms nobody. */
const ofOrganisation: Weight = { object: 'organisation', degree: 'none', sensitive: false };

/** Direct identifiers that say no more than who somebody is, and a code that points at a person, weigh less than an address or a number. */
const lighter: ReadonlySet<Family> = new Set(['person-name', 'individual-business']);

/**
 * The weight of what was found in values. What could not be decided, or what nobody weighed yet, is taken for a direct identifier: too high
 * is corrected by a person, too low is a leak.
 */
export function weightOf(found: {
  readonly family: string;
  readonly sensitive: boolean;
  readonly of: 'person' | 'officer' | 'organisation' | 'unknown';
}): Weight {
  if (found.sensitive) return sensitive;
  if (!isFamily(found.family)) return direct;
  if (lighter.has(found.family)) return ordinary;
  if (found.of === 'organisation') return ofOrganisation;
  if (found.of === 'officer') return ordinary;
  return { direct, quasi: ordinary, hint: ordinary, organisation: ofOrganisation }[
    families[found.family].class
  ];
}

/** Words of a header that say what no value shows. They propose; a person confirms. The heaviest that fits is taken. */
const headerWords: readonly { readonly words: readonly string[]; readonly weight: Weight }[] = [
  {
    words: [
      '疾病',
      '病情',
      '病种',
      '诊断',
      '病史',
      '用药',
      '处方',
      '残疾',
      '体检',
      '血型',
      '过敏',
      '怀孕',
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
      'fingerprint',
    ],
    weight: sensitive,
  },
  {
    words: ['银行账号', '银行卡', '开户', '工资', '薪酬', '存款', '征信', '账户余额', 'salary'],
    weight: sensitive,
  },
  { words: ['犯罪', '前科', '低保', '救助对象', '受害人'], weight: sensitive },
  { words: ['身份证', '公民身份', '护照', '手机', '住址', '家庭地址'], weight: direct },
  { words: ['姓名', '性别', '出生', '民族', '学历', '婚姻', '联系人', '法定代表人'], weight: ordinary },
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
  ['GB/T 6565', ordinary],
  ['GB/T 14396', sensitive],
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
