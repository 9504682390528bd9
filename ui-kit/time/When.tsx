import { useLanguage } from '../language/use-language.ts';
import { formatDate, formatInstant } from './format.ts';

/** A date or an instant with its machine-readable value. */
export function When({ at, time = false }: { at: string; time?: boolean }) {
  const language = useLanguage();
  return (
    <time dateTime={at} className="gs-nowrap">
      {time ? formatInstant(at, language) : formatDate(at, language)}
    </time>
  );
}
