import { type AnyRule, defineRule, text } from '#foundation';

/** A product or resource that a province may want registered first. */
export interface ToBeCoded {
  readonly kind: 'product' | 'resource';
  readonly id: string;
  readonly title: string;
  /** Its registration has a code and is in its term. */
  readonly coded: boolean;
}

/** What a province's profile may switch on. */
export interface CodedBeforeListed {
  readonly codedBeforeListed: boolean;
}

/**
 * Coded before listed: a choice the national text leaves open — 登记办法 Art 9 lets the filing follow the delivery — and that a province may
 * switch on. Output: what is not coded.
 */
export const R32 = defineRule({
  id: 'R32',
  title: text('先登记赋码后上架', 'Coded before listed'),
  clause: { document: '登记办法', article: '9-1' },
  alsoBasedOn: [{ document: '登记办法', article: '5' }],
  inForce: { from: '2025-03-01', until: '2030-03-01' },
  jurisdiction: 'CN',
  verified: true,
  parameters: { codedBeforeListed: false } as CodedBeforeListed,
  actsIn: ['products.list-product'],
  check: (input: { readonly things: readonly ToBeCoded[] }, { codedBeforeListed }) => {
    const missing = codedBeforeListed ? input.things.filter(({ coded }) => !coded) : [];
    return {
      holds: missing.length === 0,
      reasons:
        missing.length > 0
          ? missing.map(({ kind, title }) =>
              kind === 'product'
                ? text(`产品“${title}”尚未赋码或已过有效期`, `The product “${title}” has no valid code`)
                : text(`数据资源“${title}”尚未赋码或已过有效期`, `The resource “${title}” has no valid code`),
            )
          : [
              codedBeforeListed
                ? text('产品及其数据资源均已赋码', 'The product and its resources are coded')
                : text('所在地不要求先登记后上架', 'Registration before listing is not asked for here'),
            ],
      output: missing,
    };
  },
});

/** Clauses this module enforces. */
export const productRules: readonly AnyRule[] = [R32];
