export { fixedClock, type MovableClock } from './clock.ts';
export { type TestDatabase, testDatabase } from './database.ts';
