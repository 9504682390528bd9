import { type Text, text } from '#foundation';
import type { NotDecided } from '../../ports.ts';

/** Why a question of risk has no answer, for people. */
export const notDecided: { readonly [Why in NotDecided]: Text } = {
  'took-too-long': text('未作判断：计算超过时限', 'Not decided: it took longer than is allowed'),
  'too-large': text('未作判断：数据超出可用内存', 'Not decided: the data does not fit the memory allowed'),
  'no-rows': text(
    '未作判断：没有可评估的行（空表，或每行都有准标识符缺失）',
    'Not decided: there are no rows to judge (an empty table, or a quasi-identifier is missing in every row)',
  ),
  'population-differs': text(
    '未作判断：总体表没有同名且同类型的准标识符列',
    'Not decided: the table of the population lacks the quasi-identifiers by these names and types',
  ),
  aborted: text('未作判断：请求已取消', 'Not decided: the request was given up'),
};
