import type { AgreementDocument } from '#platform/authorisation/model';

/** Use for 公共治理 and 公益事业 is free; for 产业发展 and 行业发展 the agreement's fee class holds (价格通知 一). */
export function feeClassOf({ parts }: AgreementDocument, purposeCode: string): 'free' | 'guided' {
  const purpose = parts.scope.purposes.find(({ code }) => code === purposeCode);
  return purpose?.class === 'governance' || purpose?.class === 'public-welfare'
    ? 'free'
    : parts.money.price.feeClass;
}
