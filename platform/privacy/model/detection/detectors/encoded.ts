import { type Text, text } from '#foundation';
import type { Detector, Trace } from '../detector.ts';
import { Hits, masked } from '../hits.ts';
import { decoded, type Encoding } from '../scanning/encoded.ts';
import { isSound } from './disguised-id.ts';
import { isMobile } from './phone.ts';

const titles: { readonly [How in Encoding]: Text } = {
  base64: text('Base64', 'Base64'),
  hexadecimal: text('十六进制', 'hexadecimal'),
  entities: text('HTML 实体', 'HTML entities'),
  percent: text('百分号编码', 'percent encoding'),
  spelled: text('中文数字', 'Chinese numerals'),
  circled: text('带圈数字', 'circled figures'),
  backwards: text('倒序', 'backwards'),
};

/** Read backwards one number in ten begins like a mobile: then the column decides, by nearly all of many, with many prefixes. */
const leastBackwards = 20;
const backwardsShare = 0.95;
const leastPrefixes = 8;

/**
 * Identity numbers and mobiles in another writing: Base64, hexadecimal, percent and HTML escapes, numerals in words and circles, backwards.
 * An identity number has its check character; a mobile in one of the codes has eleven digits that nothing else comes to.
 */
export const encodedDetector: Detector = {
  needs: 0,
  sampled: false,
  open(header) {
    const ids = new Hits();
    const mobiles = new Hits();
    const turned = new Hits();
    const prefixes = new Set<string>();
    const ways = new Set<Encoding>();
    let elevens = 0;
    return {
      see(cell) {
        const found = decoded(cell.text);
        if (!found) return;
        const { number, how } = found;
        if (number.length === 18) {
          // What is sound forwards is the other detector's.
          if (!isSound(number) || (how === 'backwards' && isSound(cell.text.trim().toUpperCase()))) return;
          ways.add(how);
          ids.add(cell.rows, how, () => masked(number, 3));
        } else if (number.length === 11) {
          if (how !== 'backwards') {
            if (!isMobile(number)) return;
            ways.add(how);
            mobiles.add(cell.rows, how, () => masked(number, 3));
            return;
          }
          // Either way a mobile: says nothing.
          if (isMobile(cell.text.trim())) return;
          elevens++;
          if (!isMobile(number)) return;
          prefixes.add(number.slice(0, 3));
          turned.add(cell.rows, how, () => masked(number, 3));
        }
      },
      judge() {
        const traces: Trace[] = [];
        const why = [
          text(
            `换了写法（${[...ways].map((way) => titles[way].zh).join('、')}），还原后号码成立`,
            `Written another way (${[...ways].map((way) => titles[way].en).join(', ')}); read back, the numbers hold`,
          ),
        ];
        if (ids.distinct > 0) traces.push({ family: 'resident-id', hits: ids, confidence: 'high', why });
        if (mobiles.distinct > 0)
          traces.push({
            family: 'mobile',
            hits: mobiles,
            confidence: mobiles.distinct >= 3 ? 'high' : 'medium',
            why,
          });
        if (
          turned.distinct >= leastBackwards &&
          turned.distinct >= elevens * backwardsShare &&
          prefixes.size >= leastPrefixes &&
          !header.thing
        )
          traces.push({
            family: 'mobile',
            hits: turned,
            confidence: 'medium',
            why: [
              text(
                `${elevens} 个十一位数字中 ${turned.distinct} 个倒过来是有效号段的手机号码`,
                `${turned.distinct} of ${elevens} numbers of eleven digits are mobiles with prefixes in use when read backwards`,
              ),
            ],
          });
        return traces;
      },
    };
  },
};
