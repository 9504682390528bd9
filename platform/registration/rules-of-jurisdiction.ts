import { defineRule, text } from '#foundation';

/** What is known of where a body stands: its level in the state, and the GB/T 2260 code of its seat. Null: not known. */
export interface Place {
  readonly level: 'national' | 'province' | 'prefecture' | 'county' | null;
  readonly division: string | null;
}
const order = { national: 0, province: 1, prefecture: 2, county: 3 } as const;

/** The digits of a GB/T 2260 code that say something: `990000` is `99`, `990100` is `9901`. The whole country is none. */
const area = (division: string): string => division.replace(/(?:00)+$/, '');

/**
 * Whose registrar it is (登记办法 Art 6): by level and locality. A registrar serves bodies of its own level and below in its own area;
 * central bodies go to a national one. What is not known of either is not held against the filing, and is said.
 */
export const R21 = defineRule({
  id: 'R21',
  title: text('登记管辖', 'Jurisdiction of registrars'),
  clause: { document: '登记办法', article: '6' },
  jurisdiction: 'CN',
  inForce: { from: '2025-03-01', until: '2030-03-01' },
  verified: true,
  parameters: {},
  actsIn: ['registration.draft-application'],
  check: ({ registrant, registrar }: { readonly registrant: Place; readonly registrar: Place }) => {
    const tooLow =
      registrant.level !== null &&
      registrar.level !== null &&
      order[registrar.level] > order[registrant.level];
    const national = registrar.level === 'national';
    const elsewhere =
      !national &&
      registrant.division !== null &&
      registrar.division !== null &&
      !registrant.division.startsWith(area(registrar.division));
    const unknown = registrant.division === null || registrar.division === null;
    return {
      holds: !tooLow && !elsewhere,
      output: undefined,
      reasons: [
        ...(tooLow
          ? [
              text(
                '登记机构的层级低于登记主体，应向同级或上级登记机构申请',
                'The registrar is of a lower level than the registrant: file with one of its level or above',
              ),
            ]
          : []),
        ...(elsewhere
          ? [text('登记主体不在登记机构的属地', 'The registrant is not in the area of the registrar')]
          : []),
        ...(!tooLow && !elsewhere
          ? [
              unknown
                ? text('所在地未登记，只核对了层级', 'The seat is not known: only the level was compared')
                : text('属于该登记机构管辖', 'The registrar has jurisdiction'),
            ]
          : []),
      ],
    };
  },
});
