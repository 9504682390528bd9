import { describe, expect, it } from 'vitest';
import { familyNames } from './families.ts';
import { R61, sensitivityStandards } from './sensitivity.ts';

const sensitiveUnder = (standard: (typeof sensitivityStandards)[number]) =>
  familyNames.filter((family) => R61.judge({ family }, { standard }).output.sensitive);

describe('sensitive personal information', () => {
  it('R61: the number of an identity card is sensitive under GB/T 35273-2020 and no longer under GB/T 45574-2025', () => {
    expect(sensitiveUnder('GB/T 35273-2020')).toEqual([
      'resident-id',
      'passport',
      'bank-card',
      'biometric',
      'coordinates',
    ]);
    expect(sensitiveUnder('GB/T 45574-2025')).toEqual(['bank-card', 'biometric']);
  });
  it('R61: the younger standard decides when none is named, and each reason names the one that did', () => {
    expect(R61.judge({ family: 'resident-id' })).toMatchObject({
      rule: 'R61',
      output: { sensitive: false, standard: 'GB/T 45574-2025' },
    });
    for (const standard of sensitivityStandards)
      for (const family of familyNames) {
        const [reason] = R61.judge({ family }, { standard }).reasons;
        expect(reason?.zh).toContain(standard);
        expect(reason?.en).toContain(standard);
      }
  });
});
