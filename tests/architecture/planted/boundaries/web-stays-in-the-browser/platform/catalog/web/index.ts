export { thing } from '#ui-kit';
