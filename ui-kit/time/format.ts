import { localeOf } from '../language/language.ts';
import type { Language } from '../language/text.ts';

const zone = 'Asia/Shanghai';

const formats = new Map<string, Intl.DateTimeFormat>();
function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(localeOf[language], { timeZone: zone, ...options });
  formats.set(key, made);
  return made;
}

/** `2026-11-24`, or an instant, as a civil date in Shanghai: 2026年11月24日 / 24 Nov 2026. Unreadable input comes back as it is. */
export function formatDate(iso: string, language: Language): string {
  const instant = instantOf(iso);
  if (instant === null) return iso;
  return format(language, {
    year: 'numeric',
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
  }).format(instant);
}

/** An instant with hour and minute in Shanghai. */
export function formatInstant(iso: string, language: Language): string {
  const instant = instantOf(iso);
  if (instant === null) return iso;
  return format(language, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(instant);
}

/** Milliseconds since 1970; a bare date is the start of that day in Shanghai. */
export function instantOf(iso: string): number | null {
  const value = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(iso) ? `${iso}T00:00:00+08:00` : iso);
  return Number.isNaN(value) ? null : value;
}

const dayMs = 86_400_000;
const shanghaiOffsetMs = 8 * 3_600_000;
const civilDay = (instant: number): number => Math.floor((instant + shanghaiOffsetMs) / dayMs);

/** Civil days in Shanghai from now to the due instant: 0 is today, negative is past. Deadlines are half-open: due at 00:00 means the day before is the last. */
export const daysUntil = (dueAt: string, now: number): number | null => {
  const due = instantOf(dueAt);
  return due === null ? null : civilDay(due - 1) - civilDay(now);
};

/** How long ago, in the largest unit that is at least one: for ages of checkpoints, not for deadlines. */
export function formatAge(iso: string, now: number, language: Language): string {
  const instant = instantOf(iso);
  if (instant === null) return iso;
  const seconds = Math.round((instant - now) / 1000);
  const words = new Intl.RelativeTimeFormat(localeOf[language], { numeric: 'auto' });
  for (const [unit, size] of [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ] as const)
    if (Math.abs(seconds) >= size) return words.format(Math.trunc(seconds / size), unit);
  return words.format(seconds, 'second');
}
