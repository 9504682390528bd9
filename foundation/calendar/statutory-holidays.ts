/**
 * Holidays that 《全国年节及纪念日放假办法》 Art 2 itself fixes (revision in force 2025-01-01: 13 days), by ISO date. The days moved
 * around them to make longer rests are not in the law and are not guessed: those come only from the year's notice.
 *
 * Empty outside 2025–2099: before, another list was in force; after, the formula for 清明 below does not hold.
 */
export function statutoryHolidays(year: number): ReadonlyMap<string, string> {
  if (year < 2025 || year > 2099) return new Map();
  const newYear = lunar(year, 'M01', 1);
  const days: readonly (readonly [Temporal.PlainDate, string])[] = [
    [date(year, 1, 1), '元旦'],
    [newYear.subtract({ days: 1 }), '春节'],
    [newYear, '春节'],
    [newYear.add({ days: 1 }), '春节'],
    [newYear.add({ days: 2 }), '春节'],
    [date(year, 4, dayOfQingming(year)), '清明节'],
    [date(year, 5, 1), '劳动节'],
    [date(year, 5, 2), '劳动节'],
    [lunar(year, 'M05', 5), '端午节'],
    [lunar(year, 'M08', 15), '中秋节'],
    [date(year, 10, 1), '国庆节'],
    [date(year, 10, 2), '国庆节'],
    [date(year, 10, 3), '国庆节'],
  ];
  return new Map(days.map(([day, name]) => [day.toString(), name]));
}

const date = (year: number, month: number, day: number) => Temporal.PlainDate.from({ year, month, day });

const lunar = (year: number, monthCode: string, day: number) =>
  Temporal.PlainDate.from({ calendar: 'chinese', year, monthCode, day }).withCalendar('iso8601');

/** The usual approximation of the solar term for the 21st century. */
function dayOfQingming(year: number): number {
  const yearOfCentury = year % 100;
  return Math.floor(yearOfCentury * 0.2422 + 4.81) - Math.floor(yearOfCentury / 4);
}
