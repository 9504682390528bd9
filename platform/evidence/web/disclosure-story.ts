import { type Text, text } from '#ui-kit';
import { told } from './told.ts';

/** What a public fact about yearly disclosure says in words; null when it lacks a part. */
export function disclosureStory(
  kind: 'supervision.yearly-disclosure' | 'supervision.not-disclosed' | 'supervision.complaints-of-year',
  of: (name: string) => string | null,
): Text | null {
  switch (kind) {
    case 'supervision.yearly-disclosure':
      return told(
        [of('discloser'), of('year'), of('version'), of('number')],
        ([discloser, year, version, number]) =>
          text(
            `${discloser}公布${year}年度信息披露第${version}版（${number}）。`,
            `${discloser} published its disclosure for ${year}, version ${version} (${number}).`,
          ),
      );
    case 'supervision.not-disclosed':
      return told([of('discloser'), of('year'), of('dueOn')], ([discloser, year, dueOn]) =>
        text(
          `${discloser}的${year}年度信息披露到${dueOn}仍未公布。`,
          `${discloser} had not disclosed ${year} by ${dueOn}.`,
        ),
      );
    case 'supervision.complaints-of-year':
      return told([of('year')], ([year]) =>
        text(
          `公布${year}年度的举报数和个人异议数，数量太小的合并公布。`,
          `Counts of reports and of persons’ objections in ${year}, small ones merged.`,
        ),
      );
  }
}
