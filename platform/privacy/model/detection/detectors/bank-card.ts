import { text } from '#foundation';
import type { Detector } from '../detector.ts';
import { Hits, masked } from '../hits.ts';
import { luhnFits } from '../scanning/check-digits.ts';
import { shape } from '../scanning/shape.ts';
import { isIdLike } from './resident-id.ts';

/** UnionPay 62 and the older numbers of Chinese banks; Visa and Mastercard at 16 digits; JCB. */
const issued = (digits: string): boolean => {
  const length = digits.length;
  if (/^6[02]/.test(digits)) return length >= 16 && length <= 19;
  if (/^(?:9558|9559|9555|9400|6858)/.test(digits)) return length >= 16 && length <= 19;
  return length === 16 && /^(?:4|5[1-5]|35(?:2[89]|[3-8]))/.test(digits);
};
const announced = /卡号|银行|账号|帐号|开户|信用卡|借记卡|储蓄卡|打款|转账|退款|汇款/;
const announcedWithin = 20;
const luhnByChance = 0.1;

/** Bank card numbers by issuer and Luhn's check: one in ten numbers passes that by chance, so the column decides. */
export const bankCardDetector: Detector = {
  needs: shape.chain15,
  sampled: false,
  open(header) {
    const hits = new Hits();
    const hinted = header.families.has('bank-card');
    let candidates = 0;
    let told = 0;
    return {
      see(cell) {
        for (const chain of cell.chains) {
          const digits = chain.groups.join('');
          if (chain.bound || chain.checkX || digits.length > 19 || !issued(digits)) continue;
          if (digits.length === 18 && isIdLike(digits)) continue;
          // Groups of four, as on the card; anything else is several numbers.
          if (chain.groups.length > 1 && !chain.groups.slice(0, -1).every((group) => group.length === 4))
            continue;
          candidates++;
          if (!luhnFits(digits)) continue;
          if (announced.test(cell.text.slice(Math.max(0, chain.start - announcedWithin), chain.start)))
            told++;
          const form = chain.groups.length > 1 ? 'spaced' : chain.whole ? 'whole' : 'embedded';
          hits.add(cell.rows, form, () => masked(digits, 4));
          return;
        }
      },
      judge() {
        const share = candidates === 0 ? 0 : hits.distinct / candidates;
        if (hits.distinct === 0 || (candidates >= 10 && share < 3 * luhnByChance)) return [];
        const sure = hinted || told > 0 || (candidates >= 5 && share >= 0.8 && !header.thing);
        const likely = candidates >= 3 && share >= 0.6;
        return [
          {
            family: 'bank-card',
            hits,
            valid: { fits: hits.distinct, of: candidates },
            confidence: sure ? 'high' : likely ? 'medium' : 'low',
            why: [
              text(
                `${candidates} 个发卡行号段的数字中 ${hits.distinct} 个通过 Luhn 校验${hinted || told > 0 ? '，且有卡号字样' : ''}`,
                `${hits.distinct} of ${candidates} numbers with an issuer’s prefix pass Luhn’s check${hinted || told > 0 ? ', and words beside them say so' : ''}`,
              ),
            ],
          },
        ];
      },
    };
  },
};
