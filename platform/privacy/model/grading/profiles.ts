import { type Clause, type Text, text } from '#foundation';
import { atLeast, type Level, levels } from '../level.ts';

/** How a local scheme lets data of one of its levels out. */
export type Handling = 'direct' | 'conditional' | 'not-open';

export interface LocalLevel {
  readonly code: string;
  readonly title: Text;
  /** The levels of GB/T 43697 it stands for, highest first. Every level of the standard is in exactly one. */
  readonly stands: readonly Level[];
  readonly opening: Handling;
  readonly sharing: Handling;
  readonly meaning: Text;
}
export interface GradingProfile {
  readonly code: string;
  readonly title: Text;
  readonly clause: Clause;
  /** GB/T 2260 code of the province. */
  readonly jurisdiction: string;
  /** False: its numbers or words were not read in the text in force. */
  readonly verified: boolean;
  /** Highest first. */
  readonly levels: readonly LocalLevel[];
}

/** Local four-level schemes as data. How they stand to GB/T 43697 is our reading, which a bureau confirms. */
export const gradingProfiles: readonly GradingProfile[] = [
  {
    code: 'zhejiang-2021',
    title: text('浙江公共数据分类分级指南（2021）', 'Zhejiang guide to grading public data (2021)'),
    clause: { document: '浙江公共数据分类分级指南', article: '分级' },
    jurisdiction: '330000',
    verified: false,
    levels: [
      {
        code: 'L4',
        title: text('敏感数据', 'Sensitive'),
        stands: ['core', 'important', 'general-4'],
        opening: 'not-open',
        sharing: 'conditional',
        meaning: text(
          '不开放；如账户信息、就诊记录。',
          'Not opened; such as account information and medical visits.',
        ),
      },
      {
        code: 'L3',
        title: text('较敏感数据', 'Rather sensitive'),
        stands: ['general-3'],
        opening: 'conditional',
        sharing: 'conditional',
        meaning: text(
          '受限开放：经批准、取得当事人授权，脱敏后在安全域内使用。',
          'Restricted: approval, the subject’s authorisation, de-sensitised, inside a safe domain.',
        ),
      },
      {
        code: 'L2',
        title: text('低敏感数据', 'Slightly sensitive'),
        stands: ['general-2'],
        opening: 'conditional',
        sharing: 'conditional',
        meaning: text(
          '受限开放：经批准、取得当事人授权，脱敏后使用。',
          'Restricted: approval, the subject’s authorisation, de-sensitised.',
        ),
      },
      {
        code: 'L1',
        title: text('不敏感数据', 'Not sensitive'),
        stands: ['general-1'],
        opening: 'direct',
        sharing: 'direct',
        meaning: text('可以直接开放。', 'May be opened directly.'),
      },
    ],
  },
];

/** The local level a level of the standard falls under. */
export function toLocal(profile: GradingProfile, level: Level): LocalLevel {
  const found = profile.levels.find(({ stands }) => stands.includes(level));
  if (!found) throw new Error(`profile ${profile.code} has no place for ${level}`);
  return found;
}

/** What a local level means at least in the standard: 就高从严, the lowest it may stand for would lose what it says, so the lowest of `stands` is the floor. */
export function fromLocal(
  profile: GradingProfile,
  code: string,
): { readonly atLeast: Level; readonly atMost: Level } | null {
  const found = profile.levels.find((one) => one.code === code);
  if (!found) return null;
  const sorted = [...found.stands].sort((one, other) => (atLeast(one, other) ? -1 : 1));
  return { atLeast: sorted.at(-1) ?? levels[levels.length - 1]!, atMost: sorted[0] ?? levels[0] };
}
