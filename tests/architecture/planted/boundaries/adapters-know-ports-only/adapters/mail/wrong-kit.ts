export { thing } from '#testkit';
