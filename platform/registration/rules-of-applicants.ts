import { defineRule, text } from '#foundation';

/** What several file together is filed once each of them has agreed to it as it stands (登记办法 Art 7). */
export const JA1 = defineRule({
  id: 'JA1',
  title: text('联合申请须经全体申请人确认', 'A joint application is confirmed by all before filing'),
  clause: { document: '登记办法', article: '7' },
  jurisdiction: 'CN',
  inForce: { from: '2025-03-01', until: '2030-03-01' },
  verified: true,
  parameters: {},
  actsIn: [
    'registration.name-co-applicants',
    'registration.confirm-joint-application',
    'registration.submit-application',
  ],
  check: (input: {
    /** What is to be filed. */
    readonly digest: string;
    readonly others: readonly {
      readonly name: string;
      readonly state: string;
      readonly agreedDigest: string | null;
    }[];
  }) => {
    const missing = input.others.filter(
      ({ state, agreedDigest }) => state !== 'confirmed' || agreedDigest !== input.digest,
    );
    return {
      holds: missing.length === 0,
      output: missing.map(({ name }) => name),
      reasons:
        missing.length === 0
          ? [text('全体申请人已确认', 'All applicants have confirmed')]
          : missing.map(({ name, state }) =>
              state === 'confirmed'
                ? text(
                    `${name}：确认后材料有变动，须重新确认`,
                    `${name}: confirmed something else; must confirm again`,
                  )
                : state === 'refused'
                  ? text(`${name}：不同意联合申请`, `${name}: refused`)
                  : state === 'withdrawn'
                    ? text(`${name}：已撤回确认`, `${name}: took its confirmation back`)
                    : text(`${name}：尚未确认`, `${name}: has not confirmed yet`),
            ),
    };
  },
});

export const applicantRules = [JA1];
