import { compareScaled, type Defect, parseDecimal, text } from '#foundation';
import { type GrantedItem, scaleOf, transformedType } from './item.ts';
import { isValueOf } from './predicate.ts';

/** What does not fit in the bounds that differential privacy needs of an item: its range, and the values to group by. */
export function boundDefects(item: GrantedItem): readonly Defect[] {
  const type = transformedType(item);
  const bounded = { type, scale: scaleOf(item) };
  const defects: Defect[] = [];
  const { range, values } = item;
  if (range) {
    if (type !== 'integer' && type !== 'decimal')
      defects.push({ at: '/range', message: text('只有数值有取值界限', 'Only a number has a range') });
    else if (!isValueOf(bounded, range.low) || !isValueOf(bounded, range.high))
      defects.push({
        at: '/range',
        message: text('界限不是该信息项的值', 'The ends of the range are not values of the item'),
      });
    else if (isAbove(range.low, range.high))
      defects.push({ at: '/range/low', message: text('下限高于上限', 'The low end is above the high end') });
  }
  (values ?? []).forEach((value, index) => {
    const given = type === 'boolean' ? (value === 'true' ? true : value === 'false' ? false : value) : value;
    if (!isValueOf(bounded, given))
      defects.push({
        at: `/values/${index}`,
        message: text(`“${value}”不是该信息项的值`, `“${value}” is not a value of the item`),
      });
  });
  return defects;
}

function isAbove(one: string, other: string): boolean {
  const [left, right] = [parseDecimal(one), parseDecimal(other)];
  const plain = { numerator: 1n, denominator: 1n };
  return left !== null && right !== null && compareScaled(left, plain, right, plain) > 0;
}
