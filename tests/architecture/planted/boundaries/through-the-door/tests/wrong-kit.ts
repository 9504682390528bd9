export { thing } from '../testkit/clock.ts';
