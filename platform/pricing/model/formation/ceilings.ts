import { type Fen, sumMoney, type Text, text } from '#foundation';

/** What a fee is counted by (价格通知 三-2): products, services, time of service, calls, volume of data. */
export const unitBases = {
  product: text('按产品份数', 'A product'),
  call: text('按调用次数', 'A call'),
  hour: text('按服务时长（小时）', 'An hour of service'),
  row: text('按数据量（行）', 'A row of data'),
  byte: text('按数据量（字节）', 'A byte of data'),
} as const satisfies { readonly [code: string]: Text };
export type UnitBasis = keyof typeof unitBases;
export const unitBasisCodes = Object.keys(unitBases) as readonly UnitBasis[];

/** The highest fee of a product a unit, and how many units a year are expected. */
export interface CeilingLine {
  readonly productId: string;
  readonly basis: UnitBasis;
  readonly ceiling: Fen;
  readonly expectedVolume: bigint;
}

/** What would be taken if every product cost its ceiling and sold as expected. */
export const fullRevenue = (lines: readonly CeilingLine[]): Fen =>
  sumMoney(lines.map(({ ceiling, expectedVolume }) => ceiling * expectedVolume));
