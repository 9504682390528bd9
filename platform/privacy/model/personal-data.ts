import { parseResidentId, parseUscc, type Text, text } from '#foundation';

/** What one column shows of persons: how many cells, and how sure. Values decide; a header word alone decides nothing. */
export interface PersonalTrace {
  readonly family: 'resident-id' | 'mobile' | 'individual-business';
  readonly count: number;
}

const embeddedResidentId = /(?<![0-9A-Za-z])[1-9]\d{16}[0-9Xx](?![0-9A-Za-z])/g;
const embeddedMobile = /(?<![0-9A-Za-z])1[3-9]\d{9}(?![0-9A-Za-z])/;
const creditCode = /^[0-9A-HJ-NPQRTUWXY]{18}$/;
/** So many digits stand together in a mobile number; an identity number has more. Most cells have not. */
const digitRun = /\d{11}/;

/**
 * Look at every cell of a column, given as its distinct texts with the rows that have them, also inside free text. Resident IDs
 * count only with a right check character.
 */
export function personalTraces(
  values: readonly { readonly text: string; readonly rows: number }[],
): PersonalTrace[] {
  const found = new Map<PersonalTrace['family'], number>();
  const see = (family: PersonalTrace['family'], rows: number) =>
    found.set(family, (found.get(family) ?? 0) + rows);
  for (const { text, rows } of values) {
    if (text.length < 11 || text.length > 20_000) continue;
    // Kind 92 is an individual business (个体工商户): the code points at a person.
    const compact = text.trim();
    if (compact.length === 18 && compact.startsWith('92') && creditCode.test(compact))
      if (parseUscc(compact).ok) see('individual-business', rows);
    if (!digitRun.test(text)) continue;
    for (const candidate of text.matchAll(embeddedResidentId))
      if (parseResidentId(candidate[0].toUpperCase()).ok) see('resident-id', rows);
    if (embeddedMobile.test(text)) see('mobile', rows);
  }
  return [...found].map(([family, count]) => ({ family, count }));
}

export const familyTitles: { readonly [Family in PersonalTrace['family']]: Text } = {
  'resident-id': text('居民身份证号码', 'resident ID numbers'),
  mobile: text('手机号码', 'mobile numbers'),
  'individual-business': text(
    '个体工商户信用代码（可指向个人）',
    'credit codes of individual businesses (they point at a person)',
  ),
};
