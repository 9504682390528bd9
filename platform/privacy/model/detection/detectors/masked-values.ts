import { text } from '#foundation';
import type { Detector } from '../detector.ts';
import { Hits } from '../hits.ts';
import { shape } from '../scanning/shape.ts';
import { startsWithSurname } from '../words/names.ts';

/** Forms of values that somebody has masked; what is left may still say who it is. */
const forms: readonly (readonly [form: string, RegExp])[] = [
  ['mobile', /^1\d{1,3}[*xX×]{3,8}\d{2,4}$/],
  ['resident-id', /^(?=(?:.{15}|.{18})$)[1-8]\d{0,9}[*×]{4,17}[0-9X]{0,4}$/i],
  ['bank-card', /^\d{4,6}[*×\s]{4,13}\d{3,4}$/],
  ['email', /^[^@\s]{0,40}\*{1,20}[^@\s]{0,20}@[^@\s*]{1,60}$/],
  ['credit-code', /^(?=.{17,19}$)[0-9A-Z]{2,8}\*{4,12}[0-9A-Z]{2,8}$/],
  ['number', /^\d{1,8}[*×]{3,16}\d{0,8}$/],
];
const longest = 40;
/** In a sentence only a word says what was masked. */
const told = /(?:身份证|证件号|电话|手机)[^0-9*×]{0,6}\d{0,10}[*×]{3}/;
const longestText = 20_000;

const formOf = (value: string): string | undefined => {
  if (/^[\u4e00-\u9fff·]{1,4}[*×某]{1,4}[\u4e00-\u9fff]{0,2}$/.test(value) && startsWithSurname(value))
    return 'name';
  if (/^[*×]{1,3}[\u4e00-\u9fff]{1,2}$/.test(value)) return 'name';
  const parts = value.split(/[,，、;；]/);
  if (parts.length > 1) return parts.every((part) => formOf(part.trim()) === 'name') ? 'name' : undefined;
  // 某 is a sign in names only.
  if (!value.includes('*') && !value.includes('×')) return undefined;
  return forms.find(([, pattern]) => pattern.test(value))?.[0];
};

/** 张*, 138****1234, 110***********0012: masked already, told so that nobody takes the column for clean. */
export const maskedDetector: Detector = {
  needs: shape.star,
  sampled: false,
  open() {
    const hits = new Hits();
    return {
      see({ text: source, rows }) {
        if (source.length > longest) {
          if (source.length <= longestText && told.test(source)) hits.add(rows, 'embedded', () => '***');
          return;
        }
        const value = source.trim();
        const form = formOf(value);
        if (!form) return;
        // What was left open is not shown again, but for how long it is.
        hits.add(rows, form, () => '*'.repeat(Math.min(20, [...value].length)));
      },
      judge: ({ cells }) =>
        hits.distinct === 0
          ? []
          : [
              {
                family: 'masked',
                hits,
                confidence: hits.cells / cells >= 0.1 || hits.distinct >= 3 ? 'high' : 'medium',
                why: [
                  text(
                    `已遮盖的${Object.keys(hits.forms)
                      .map((form) => titles[form] ?? form)
                      .join('、')}；与其他列合看仍可能识别到人`,
                    'Masked already; together with other columns it may still point at a person',
                  ),
                ],
              },
            ],
    };
  },
};

const titles: { readonly [form: string]: string } = {
  mobile: '手机号码',
  'resident-id': '身份证号码',
  'bank-card': '银行卡号',
  email: '电子邮箱',
  'credit-code': '信用代码',
  number: '号码',
  embedded: '文中号码',
  name: '姓名',
};
