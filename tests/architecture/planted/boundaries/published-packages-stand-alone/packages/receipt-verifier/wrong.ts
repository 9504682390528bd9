export { thing } from '#foundation';
