import { text } from '#foundation';

export const events = {
  'privacy.budget-set': text('受保护人群的隐私预算生效', 'A population’s privacy budget took effect'),
  'privacy.alarm-raised': text('发现疑似差分攻击', 'A differencing alarm was raised'),
} as const;
