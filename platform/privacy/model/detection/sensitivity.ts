import { defineRule, type Text, text } from '#foundation';
import type { Family } from './families.ts';
import { families } from './families.ts';

/**
 * Which standard says what is sensitive personal information. They differ: GB/T 45574-2025 (from 2025-11-01) no longer lists the
 * number of an identity card or passport under 特定身份, and asks for a track, not a point, where GB/T 35273-2020 names precise location.
 */
export const sensitivityStandards = ['GB/T 45574-2025', 'GB/T 35273-2020'] as const;
export type SensitivityStandard = (typeof sensitivityStandards)[number];

interface Listed {
  readonly family: Family;
  readonly as: Text;
}

const account = text('金融账户', 'financial account');
const biometrics = text('生物识别信息', 'biometrics');
const identity = text('个人身份信息', 'identity documents');
const location = text('精准定位信息', 'precise location');

const lists: { readonly [standard in SensitivityStandard]: readonly Listed[] } = {
  'GB/T 45574-2025': [
    { family: 'bank-card', as: account },
    { family: 'biometric', as: biometrics },
  ],
  'GB/T 35273-2020': [
    { family: 'bank-card', as: account },
    { family: 'biometric', as: biometrics },
    { family: 'resident-id', as: identity },
    { family: 'passport', as: identity },
    { family: 'coordinates', as: location },
  ],
};

/**
 * Is a family of values sensitive personal information? The standard's version is the parameter. Everything about a child under
 * fourteen is sensitive (个人信息保护法 Art 28), which no value by itself tells; grading asks a person for it.
 */
export const R61 = defineRule({
  id: 'R61',
  title: text('敏感个人信息的识别', 'What is sensitive personal information'),
  clause: { document: '个人信息保护法', article: '28' },
  alsoBasedOn: [
    { document: 'GB/T 45574-2025', article: '附录A' },
    { document: 'GB/T 35273-2020', article: '附录B' },
  ],
  inForce: { from: '2021-11-01' },
  jurisdiction: 'CN',
  verified: false,
  parameters: { standard: 'GB/T 45574-2025' as SensitivityStandard },
  actsIn: ['catalog.load-revision'],
  check: (input: { readonly family: Family }, { standard }) => {
    const listed = lists[standard].find(({ family }) => family === input.family);
    const { title } = families[input.family];
    return {
      holds: true,
      output: { sensitive: listed !== undefined, standard },
      reasons: [
        listed
          ? text(
              `按 ${standard}，${title.zh}属于敏感个人信息（${listed.as.zh}）`,
              `Under ${standard} ${title.en} are sensitive personal information (${listed.as.en})`,
            )
          : text(
              `${standard} 未将${title.zh}列为敏感个人信息`,
              `${standard} does not list ${title.en} as sensitive personal information`,
            ),
      ],
    };
  },
});
