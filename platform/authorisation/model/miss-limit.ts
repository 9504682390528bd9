import { defineRule, text } from '#foundation';

/**
 * How many verifications that confirm less than was asked a buyer may have in an hour: who tries names, numbers or values one after the other
 * misses nearly every time, who checks its own customers seldom does. Counted by buyer and not by program, since a buyer registers as
 * many programs as it likes; not a share, which hits on people one knows would thin out. Output: the number, null for none.
 */
export const AR3 = defineRule({
  inForce: { from: '2025-03-01', until: '2030-03-01' },
  jurisdiction: 'CN',
  // No text in force sets the number: the agreement does, or a bureau.
  verified: false,
  id: 'AR3',
  title: text('核验未一致次数上限', 'Limit on verifications that miss'),
  clause: { document: '流通安全方案', article: '三' },
  alsoBasedOn: [{ document: '实施规范', article: '21' }],
  parameters: { missesPerHour: 200 },
  actsIn: ['products.call-verification'],
  check: (input: { readonly agreed: string | null | undefined }, { missesPerHour }) => {
    const output = input.agreed === null ? null : BigInt(input.agreed ?? missesPerHour);
    return {
      holds: true,
      output,
      reasons: [
        output === null
          ? text('协议约定不限', 'The agreement sets no limit')
          : text(
              `每个购买单位每小时至多 ${output} 次${input.agreed === undefined ? '（协议未约定）' : ''}`,
              `At most ${output} an hour for each buyer${input.agreed === undefined ? ' (the agreement says nothing)' : ''}`,
            ),
      ],
    };
  },
});
