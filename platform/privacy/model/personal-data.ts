import { parseResidentId, parseUscc, type Text, text } from '#foundation';

/** What one column shows of persons: how many cells, and how sure. Values decide; a header word alone decides nothing. */
export interface PersonalTrace {
  readonly family: 'resident-id' | 'mobile' | 'individual-business';
  readonly count: number;
  /** Rows (index into the column) of the first few. */
  readonly rows: readonly number[];
}

const embeddedResidentId = /(?<![0-9A-Za-z])[1-9]\d{16}[0-9Xx](?![0-9A-Za-z])/g;
const embeddedMobile = /(?<![0-9A-Za-z])1[3-9]\d{9}(?![0-9A-Za-z])/g;
const creditCode = /^[0-9A-HJ-NPQRTUWXY]{18}$/;
const sampleRows = 5;

/** Look at every cell of a column, also inside free text. Resident IDs count only with a right check character. */
export function personalTraces(values: readonly (string | null)[]): PersonalTrace[] {
  const found = new Map<PersonalTrace['family'], { count: number; rows: number[] }>();
  const see = (family: PersonalTrace['family'], row: number) => {
    const entry = found.get(family) ?? { count: 0, rows: [] };
    entry.count++;
    if (entry.rows.length < sampleRows) entry.rows.push(row);
    found.set(family, entry);
  };
  values.forEach((value, row) => {
    if (!value || value.length > 20_000) return;
    const compact = value.trim();
    if (compact.length === 18 && creditCode.test(compact)) {
      // Kind 92 is an individual business (个体工商户): the code points at a person.
      if (compact.startsWith('92') && parseUscc(compact).ok) see('individual-business', row);
    }
    for (const candidate of value.matchAll(embeddedResidentId)) {
      if (parseResidentId(candidate[0].toUpperCase()).ok) see('resident-id', row);
    }
    if (embeddedMobile.test(value)) see('mobile', row);
    embeddedMobile.lastIndex = 0;
  });
  return [...found].map(([family, { count, rows }]) => ({ family, count, rows }));
}

export const familyTitles: { readonly [Family in PersonalTrace['family']]: Text } = {
  'resident-id': text('居民身份证号码', 'resident ID numbers'),
  mobile: text('手机号码', 'mobile numbers'),
  'individual-business': text(
    '个体工商户信用代码（可指向个人）',
    'credit codes of individual businesses (they point at a person)',
  ),
};
