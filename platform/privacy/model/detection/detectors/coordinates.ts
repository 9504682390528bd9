import { text } from '#foundation';
import type { Detector } from '../detector.ts';
import { Hits } from '../hits.ts';
import { shape } from '../scanning/shape.ts';

/** Longitude and latitude of China with three decimals (about 100 m) or more. */
const pair =
  /^\s*[[(（]?\s*(\d{2,3}\.\d{3,18})\s?[,，;；\s]\s?(\d{1,2}\.\d{3,18}|\d{2,3}\.\d{3,18})\s*[\])）]?\s*$/;
const point = /POINT\s?\(\s?(\d{2,3}\.\d{3,18})\s(\d{1,2}\.\d{3,18})\s?\)/i;
const single = /^\s*(\d{1,3}\.\d{3,18})\s*$/;
/** 经度：116.397 纬度：39.909, somewhere in an address. */
const labelled = /经度\s?[:：]?\s?(\d{2,3}\.\d{2,18})/;
const longest = 200;
const enoughLabelled = 3;

const isLongitude = (value: number): boolean => value >= 73 && value <= 136;
const isLatitude = (value: number): boolean => value >= 3 && value <= 54;

/** Coordinates: pairs by their values, single ones only where the header says which they are. */
export const coordinatesDetector: Detector = {
  needs: shape.digit,
  sampled: true,
  open(header) {
    const hits = new Hits();
    let labels = 0;
    const hinted = header.families.has('coordinates');
    return {
      see({ text: source, rows }) {
        if (source.length > longest) return;
        const two = pair.exec(source) ?? point.exec(source);
        if (two) {
          const [one, other] = [Number(two[1]), Number(two[2])];
          if ((isLongitude(one) && isLatitude(other)) || (isLatitude(one) && isLongitude(other)))
            hits.add(rows, 'pair', () => '***.***,**.***');
          return;
        }
        const said = labelled.exec(source)?.[1];
        if (said !== undefined && isLongitude(Number(said))) {
          labels++;
          hits.add(rows, 'labelled', () => '***.***,**.***');
        }
        if (!hinted) return;
        const value = Number(single.exec(source)?.[1] ?? 'NaN');
        if (isLongitude(value) || isLatitude(value)) hits.add(rows, 'single', () => '***.***');
      },
      judge: ({ distinct }) =>
        hits.distinct === 0 || (hits.distinct / distinct < 0.5 && labels < enoughLabelled)
          ? []
          : [
              {
                family: 'coordinates',
                hits,
                confidence: hinted || hits.distinct >= 10 ? 'high' : 'medium',
                why: [
                  text(
                    '取值在中国的经纬度范围内，精度到百米以内',
                    'Values lie within the longitudes and latitudes of China, to a hundred metres or finer',
                  ),
                ],
              },
            ],
    };
  },
};
