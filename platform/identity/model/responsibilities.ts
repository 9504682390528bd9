import { text } from '#foundation';

/**
 * What an organisation can be answerable for elsewhere in the house. When it is split, each of these goes to one successor, and
 * references of that kind follow. `general` is everything that has no line of its own.
 */
export const responsibilities = {
  general: text('其他事项', 'Everything else'),
  catalogue: text('数据资源（数源）', 'Data resources (as their source)'),
  sharing: text('数据共享', 'Data sharing'),
  opening: text('数据开放', 'Data opening'),
  registration: text('资源登记', 'Registration'),
  authorisation: text('授权运营协议', 'Agreements of authorised operation'),
  products: text('产品与服务', 'Products and services'),
  pricing: text('价格与结算', 'Prices and settlement'),
  supervision: text('监督与披露', 'Supervision and disclosure'),
  'machine-clients': text('机器客户端', 'Machine clients'),
} as const;

export type Responsibility = keyof typeof responsibilities;
export const responsibilityCodes = Object.keys(responsibilities) as readonly Responsibility[];
