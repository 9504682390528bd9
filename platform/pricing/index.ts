import { type Module, text } from '#foundation';

/** 价格形成与结算: permitted revenue, ceilings, bills, settlement, benefit sharing. */
export const pricing = (): Module => ({
  name: 'pricing',
  title: text('价格与结算', 'Pricing and settlement'),
});
