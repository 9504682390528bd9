/**
 * One year of the State Council's holiday notice (国务院办公厅关于部分节假日安排的通知). The notice for a year may also speak of
 * days at the edge of the year before: 2018-12-29 was a working day by the notice for 2019.
 */
export interface CalendarYear {
  readonly year: number;
  /** Where the notice was published. Empty means that it has not been issued: the year is unknown, not free of holidays. */
  readonly notices: readonly string[];
  /** Rest days by ISO date, with the festival's name. */
  readonly off: { readonly [date: string]: string };
  /** Make-up working days (调休) by ISO date, with the festival they belong to. */
  readonly work: { readonly [date: string]: string };
}
