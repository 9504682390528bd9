import type { AgreementDocument } from '#platform/authorisation/model';

export type FeeClass = 'free' | 'guided';

/** Use for 公共治理 and 公益事业 is free; for 产业发展 and 行业发展 a fee may be asked where the agreement says so (价格通知 一). */
export function mayCharge({ parts }: AgreementDocument, purposeCode: string): boolean {
  const purpose = parts.scope.purposes.find(({ code }) => code === purposeCode);
  return (
    purpose?.class !== 'governance' &&
    purpose?.class !== 'public-welfare' &&
    parts.money.price.feeClass === 'guided'
  );
}

/** Class of fee at a price: what costs nothing is free, also where a fee might be asked. */
export const feeClassOf = (document: AgreementDocument, purposeCode: string, fen: bigint): FeeClass =>
  fen > 0n && mayCharge(document, purposeCode) ? 'guided' : 'free';
