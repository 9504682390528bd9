import { type Text, text } from '#foundation';

/** What a report is against. */
export const tipKinds = {
  product: text('数据产品和服务', 'A data product or service'),
  agreement: text('授权协议', 'An agreement'),
  organisation: text('单位', 'An organisation'),
  conduct: text('工作人员履职行为', 'Conduct of officials'),
  authority: text('针对数据主管部门及其工作人员', 'The data authority and its people'),
} as const satisfies { readonly [kind: string]: Text };
export type TipKind = keyof typeof tipKinds;

export const tipOutcomes = {
  founded: text('属实', 'Founded'),
  partly: text('部分属实', 'Partly founded'),
  unfounded: text('不属实', 'Unfounded'),
} as const satisfies { readonly [outcome: string]: Text };
export type TipOutcome = keyof typeof tipOutcomes;
