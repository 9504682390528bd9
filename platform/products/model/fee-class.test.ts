import { expect, it } from 'vitest';
import { resource, sampleAgreement } from '../../../testkit/evaluator/sample-agreement.ts';
import { feeClassOf, mayCharge } from './fee-class.ts';

const agreement = (
  use: 'governance' | 'public-welfare' | 'industry' | 'sector',
  feeClass: 'free' | 'guided',
) => {
  const document = sampleAgreement([resource('area', { items: [] })]);
  const purpose = document.parts.scope.purposes[0]!;
  purpose.class = use;
  document.parts.money.price.feeClass = feeClass;
  return [document, purpose.code] as const;
};

it('a price makes it a guided one only for uses that may be charged, under an agreement that charges (价格通知 一)', () => {
  for (const use of ['industry', 'sector'] as const) {
    expect(feeClassOf(...agreement(use, 'guided'), 1n)).toBe('guided');
    expect(feeClassOf(...agreement(use, 'free'), 1n)).toBe('free');
    expect(mayCharge(...agreement(use, 'free'))).toBe(false);
  }
  for (const use of ['governance', 'public-welfare'] as const) {
    expect(mayCharge(...agreement(use, 'guided'))).toBe(false);
    expect(feeClassOf(...agreement(use, 'guided'), 1n)).toBe('free');
  }
});

it('what costs nothing is free, also where a fee might be asked', () => {
  expect(mayCharge(...agreement('industry', 'guided'))).toBe(true);
  expect(feeClassOf(...agreement('industry', 'guided'), 0n)).toBe('free');
});
