import { text } from '#foundation';
import type { Detector } from '../detector.ts';
import { Hits } from '../hits.ts';
import { shape } from '../scanning/shape.ts';

/** Bounds of RFC 5321; the scan goes no further from the sign in either direction. */
const longestLocal = 64;
const longestDomain = 255;
const office =
  /^(?:info|service|contact|office|admin|hr|sales|support|webmaster|postmaster|marketing|kefu|bgs)/i;

const isLocal = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) ||
  ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) ||
  code === 0x2e ||
  code === 0x5f ||
  code === 0x2d ||
  code === 0x2b ||
  code === 0x25;

/** The first address of a text: from each sign outwards, a bounded number of characters. */
function addressIn(
  source: string,
): { readonly local: string; readonly domain: string; readonly whole: boolean } | null {
  for (let at = source.indexOf('@'); at >= 0; at = source.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start <= longestLocal && isLocal(source.charCodeAt(start - 1))) start--;
    let end = at + 1;
    while (end < source.length && end - at <= longestDomain && isLocal(source.charCodeAt(end))) end++;
    const local = source.slice(start, at);
    const domain = source.slice(at + 1, end).replace(/\.$/, '');
    if (local === '' || local.length > longestLocal || local.startsWith('.') || local.endsWith('.')) continue;
    if (!isDomain(domain)) continue;
    return { local, domain, whole: source.slice(0, start).trim() === '' && source.slice(end).trim() === '' };
  }
  return null;
}

const isDomain = (domain: string): boolean => {
  const labels = domain.split('.');
  return (
    domain.length <= longestDomain &&
    labels.length >= 2 &&
    labels.every((label) => /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/.test(label)) &&
    /^[A-Za-z]{2,18}$/.test(labels.at(-1)!)
  );
};

export const emailDetector: Detector = {
  needs: shape.at,
  sampled: false,
  open(header) {
    const hits = new Hits();
    return {
      see({ text: source, rows }) {
        const found = addressIn(source);
        if (!found) return;
        const form = office.test(found.local) ? 'office' : found.whole ? 'whole' : 'embedded';
        hits.add(rows, form, () => `${'*'.repeat(3)}@${'*'.repeat(3)}.${found.domain.split('.').at(-1)!}`);
      },
      judge: () =>
        hits.distinct === 0
          ? []
          : [
              {
                family: 'email',
                hits,
                confidence: 'high',
                ...((hits.forms.office ?? 0) > hits.cells / 2 ? { of: 'organisation' as const } : {}),
                why: [
                  text(
                    `${header.families.has('email') ? '列名与' : ''}取值是完整的电子邮箱地址`,
                    `${header.families.has('email') ? 'Header and values' : 'The values'} are whole e-mail addresses`,
                  ),
                ],
              },
            ],
    };
  },
};
