import { defineRule, parseUscc, text } from '#foundation';

/** A unified social credit code is well formed and has its check character (GB 32100-2015). */
export const R71 = defineRule({
  id: 'R71',
  title: text('统一社会信用代码校验', 'Check of the unified social credit code'),
  clause: { document: 'GB 32100-2015', article: '校验码' },
  inForce: { from: '2015-10-01' },
  jurisdiction: 'CN',
  verified: true,
  parameters: {},
  actsIn: ['identity.register-organisation', 'identity.amend-organisation'],
  check: (code: string) => {
    const parsed = parseUscc(code);
    return {
      holds: parsed.ok,
      reasons: [parsed.ok ? text('校验通过', 'It checks') : parsed.message],
      output: { code: parsed.ok ? parsed.value.code : null },
    };
  },
});
