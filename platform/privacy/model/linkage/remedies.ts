import { type Text, text } from '#foundation';
import { meaningOf } from './column-meaning.ts';

export type Remedy = 'drop' | 'coarsen-date' | 'coarsen-place' | 'group';

export const remedyTitles: { readonly [Name in Remedy]: Text } = {
  drop: text('撤下该列，或换成不公开的假名', 'Leave the column out, or put a keyed pseudonym in its place'),
  'coarsen-date': text('日期只保留到年', 'Keep the year of dates only'),
  'coarsen-place': text('地点只保留到区县', 'Keep the district of places only'),
  group: text('合并为较大的类别或区间', 'Group values into larger classes or ranges'),
};

/**
 * What takes the ground from a finding: the columns that join, each in the way that loses least for its meaning. One of them is enough as a rule; the
 * next check says whether it was.
 */
export function remediesFor(
  sharedColumns: readonly { readonly own: string; readonly ownView: string }[],
): readonly { readonly column: string; readonly remedy: Remedy }[] {
  return sharedColumns.map(({ own, ownView }) => ({ column: own, remedy: remedyOf(own, ownView) }));
}

function remedyOf(column: string, view: string): Remedy {
  const meaning = meaningOf(column, []);
  // Joined by its year already: a coarser date would have to be a range of years.
  if (view === 'year' || meaning === 'year' || meaning === 'age') return 'group';
  if (meaning === 'birth' || meaning === 'date' || view === 'month') return 'coarsen-date';
  if (meaning === 'address' || meaning === 'street' || meaning === 'postcode') return 'coarsen-place';
  return meaning === 'division' || meaning === 'sex' || meaning === 'trait' ? 'group' : 'drop';
}
