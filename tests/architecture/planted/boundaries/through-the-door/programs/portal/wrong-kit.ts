export { thing } from '../../ui-kit/part.ts';
