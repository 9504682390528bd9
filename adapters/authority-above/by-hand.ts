import { text } from '#foundation';
import type { AuthorityAbove } from '#platform/supervision';

/** No line to the authority above: everything is carried, and its delivery entered by who carried it. */
export const authorityByHand: AuthorityAbove = {
  send: async () => ({
    ok: false,
    retry: false,
    reason: text(
      '未接入上级线路，请人工送达后登记。',
      'There is no line to the authority above: deliver it by hand and enter that.',
    ),
  }),
};
