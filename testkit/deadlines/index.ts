export type { Look } from './clock-book.ts';
export { type Compared, compareClocks } from './compare-clocks.ts';
export {
  type Day,
  dayOf,
  isWorkingDay,
  type Milliseconds,
  read,
  startOf,
  workingDaysAfter,
  workingDaysFrom,
  written,
} from './days.ts';
export { createDiary, noteDelivered, noteServed } from './diary.ts';
