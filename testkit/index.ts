export { fixedClock, type MovableClock } from './clock.ts';
export { type TestDatabase, testDatabase } from './database.ts';
export { item, otherItem, resource, sampleAgreement } from './evaluator/sample-agreement.ts';
export { reviewed } from './reviewed.ts';
