import { text } from '#foundation';
import type { Detector } from '../detector.ts';
import type { Family } from '../families.ts';
import { Hits, masked } from '../hits.ts';
import { shape } from '../scanning/shape.ts';
import { type AddressGrade, addressGrade, longestAddress } from '../words/address-parts.ts';

const grades = ['room', 'street', 'district'] as const satisfies readonly AddressGrade[];
const familyOf: { readonly [grade in (typeof grades)[number]]: Family } = {
  room: 'address-room',
  street: 'address-street',
  district: 'address-district',
};
/** A grade is that of the column when so much of its addresses go as far down. */
const gradeShare = 0.05;

/** Addresses, told by the finest grade that a fair part of them has. */
export const addressDetector: Detector = {
  needs: shape.han,
  sampled: true,
  open(header) {
    const hinted = header.families.has('address-room') || header.families.has('address-district');
    // Numbers of documents begin with the place of the office that gave them.
    if (header.thing && !hinted) return null;
    const hits = { room: new Hits(), street: new Hits(), district: new Hits() };
    return {
      see({ text: source, rows }) {
        if (source.length > longestAddress) return;
        const grade = addressGrade(source);
        if (grade === 'none') return;
        hits[grade].add(rows, grade, () => masked(source.trim(), 2));
      },
      judge(facts) {
        const distinct = grades.reduce((sum, grade) => sum + hits[grade].distinct, 0);
        const cells = grades.reduce((sum, grade) => sum + hits[grade].cells, 0);
        if (distinct === 0) return [];
        const share = distinct / facts.distinct;
        if (share < (hinted ? 0.2 : 0.6) || (!hinted && distinct < 3)) return [];
        const finest =
          grades.find(
            (grade) =>
              hits[grade].distinct >= gradeShare * distinct && hits[grade].cells >= gradeShare * cells,
          ) ?? 'district';
        const merged = new Hits();
        for (const grade of grades) merged.join(hits[grade]);
        return [
          {
            family: familyOf[finest],
            hits: merged,
            confidence: share >= 0.6 ? 'high' : 'medium',
            why: [
              text(
                `${Math.round(share * 100)}% 的取值是地址，其中 ${hits.room.distinct} 个到户、${hits.street.distinct} 个到街道或门牌、${hits.district.distinct} 个到区县`,
                `${Math.round(share * 100)}% of the values are addresses: ${hits.room.distinct} down to the room, ${hits.street.distinct} to street or house, ${hits.district.distinct} to the district`,
              ),
            ],
          },
        ];
      },
    };
  },
};
