import { type Text, text } from '#foundation';
import type { BasisKind } from './facts.ts';

const held: { readonly [Kind in BasisKind]: Text } = {
  consent: text('个人已同意', 'The persons agreed'),
  statutory: text('有法定依据', 'There is a statutory basis'),
  anonymised: text('已匿名化，风险报告已签署', 'Anonymous, with a signed risk report'),
};

/** R63 for a table: personal information circulates with the persons' consent, on a statutory basis, or made anonymous. None of them, and it does not leave. */
export function mayCirculate(given: {
  readonly personal: boolean;
  /** As far as a second person checked it. */
  readonly basis: BasisKind | null;
  /** A signed report says that the risk is acceptable. */
  readonly acceptableRisk: boolean;
}): { readonly holds: boolean; readonly why: Text } {
  if (!given.personal) return { holds: true, why: text('未发现个人信息', 'No personal information found') };
  if (given.basis === null)
    return {
      holds: false,
      why: text(
        '含个人信息，未登记同意、法定依据或匿名化',
        'Personal information without consent, statutory basis or anonymisation on record',
      ),
    };
  if (given.basis === 'anonymised' && !given.acceptableRisk)
    return {
      holds: false,
      why: text(
        '登记为匿名化，但没有已签署且达标的风险报告',
        'Said to be anonymous, without a signed risk report that meets the threshold',
      ),
    };
  return { holds: true, why: held[given.basis] };
}
