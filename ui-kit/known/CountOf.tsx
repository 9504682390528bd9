import { useLanguage } from '../language/use-language.ts';
import { type Absence, Absent } from './Known.tsx';
import { type CountShape, formatCount } from './quantity.ts';

/** A number known exactly or between two ends; without one, why there is none. Zero is a number. */
export function CountOf({
  value,
  unit,
  absent = 'unpublished',
}: {
  value: CountShape | null;
  unit?: string;
  absent?: Absence;
}) {
  const language = useLanguage();
  if (value === null) return <Absent as={absent} />;
  return (
    <span className="gs-figure">
      {formatCount(value, language)}
      {unit ? <span className="gs-unit"> {unit}</span> : null}
    </span>
  );
}
