import { type Text, text } from '#foundation';
import type { AgreementDocument } from './agreement.ts';

/** What a fee is counted by (价格通知 三-2): products, calls, time of service, volume of data. */
export const unitBases = {
  product: text('按产品份数', 'A product'),
  call: text('按调用次数', 'A call'),
  hour: text('按服务时长（小时）', 'An hour of service'),
  row: text('按数据量（行）', 'A row of data'),
  byte: text('按数据量（兆字节）', 'A megabyte of data'),
} as const satisfies { readonly [code: string]: Text };
export type UnitBasis = keyof typeof unitBases;

/** The unit of an agreement's prices; where none is agreed nothing is charged, and a call is what would be counted. */
export function priceBasisOf({ parts }: Pick<AgreementDocument, 'parts'>): UnitBasis {
  const { unitBasis } = parts.money.price;
  return unitBasis === 'none' ? 'call' : unitBasis;
}
