import { text } from '#foundation';
import type { Detector, Trace } from '../detector.ts';
import { Hits, masked } from '../hits.ts';
import { shape } from '../scanning/shape.ts';
import { hasCommonSurname, isLatinName, looksLikeOrganisation, nameLikeness } from '../words/names.ts';

const longest = 60;
const inBrackets = /[（(](?:[\u4e00-\u9fff]{2,5}[:：])?([\u4e00-\u9fff]{2,4})[)）]\s?$/;
/** Fifth of the people have one of the three commonest surnames, more than half one of twenty; words beginning with them are rarer. */
const commonShare = 0.25;

/**
 * Names of persons in Chinese. One cell proves nothing: products, places and brands begin with surnames, too. A column is one of names by
 * the share that looks like names, by how common their surnames are, by its header; firms among them are told apart.
 */
export const personNameDetector: Detector = {
  needs: shape.han | shape.latin,
  sampled: true,
  open(header) {
    const strong = new Hits();
    const hits = new Hits();
    const hinted = header.families.has('person-name');
    let common = 0;
    let organisations = 0;
    return {
      see({ text: source, rows, bits }) {
        if (source.length > longest || bits & shape.digit) return;
        if (bits & shape.star && !inBrackets.test(source)) return;
        if (!(bits & shape.han)) {
          if (hinted && isLatinName(source)) hits.add(rows, 'latin', () => masked(source.trim(), 1));
          return;
        }
        // A firm's name with its keeper's behind it, as individual businesses are written.
        const keeper = (header.party || hinted) && inBrackets.exec(source)?.[1];
        if (keeper && nameLikeness(keeper) === 'strong') {
          organisations++;
          strong.add(rows, 'in-brackets', () => masked(keeper, 1));
          return;
        }
        if (looksLikeOrganisation(source)) {
          organisations++;
          return;
        }
        const parts = source
          .trim()
          .split(/[、，,;；/]|\s{2,}/)
          .filter((part) => part.trim() !== '');
        const likeness = parts.map((part) => nameLikeness(part.replace(/[（(][男女][)）]$/, '')));
        if (likeness.length === 0 || likeness.includes('no')) return;
        const example = () => masked(parts[0]!.trim(), 1);
        const form = parts.length > 1 ? 'several' : 'one';
        hits.add(rows, form, example);
        if (hasCommonSurname(parts[0]!)) common++;
        if (likeness.every((one) => one === 'strong')) strong.add(rows, form, example);
      },
      judge({ distinct }) {
        if (hits.distinct === 0) return [];
        const share = hits.distinct / distinct;
        const strongShare = strong.distinct / distinct;
        const commonEnough = common / hits.distinct >= commonShare;
        const trace = (of: Hits, confidence: Trace['confidence'], zh: string, en: string): Trace[] => [
          { family: 'person-name', hits: of, confidence, why: [text(zh, en)] },
        ];
        if (hinted && share >= 0.5)
          return trace(
            hits,
            strong.distinct > 0 ? 'high' : 'medium',
            `列名指向人，${percent(share)} 的取值是姓氏加名字`,
            `The header speaks of people, and ${percent(share)} of the values are a surname and a given name`,
          );
        if (
          !hinted &&
          !header.thing &&
          share >= 0.8 &&
          strongShare >= 0.6 &&
          commonEnough &&
          hits.distinct >= 5
        )
          return trace(
            hits,
            hits.distinct >= 20 ? 'high' : 'medium',
            `列名没有说明，但 ${percent(share)} 的取值像人名，且多为常见姓氏`,
            `The header does not say so, but ${percent(share)} of the values look like names, mostly with common surnames`,
          );
        const mixed =
          (header.party || hinted) && strong.distinct > 0 && (strongShare >= 0.005 || strong.distinct >= 5);
        if (mixed && (organisations > 0 || hinted))
          return trace(
            strong,
            strongShare >= 0.1 || strong.distinct >= 5 ? 'medium' : 'low',
            `取值多为组织，其中 ${strong.distinct} 个像人名`,
            `Most values are organisations; ${strong.distinct} among them look like names of persons`,
          );
        return [];
      },
    };
  },
};

const percent = (share: number): string => `${Math.round(share * 100)}%`;
