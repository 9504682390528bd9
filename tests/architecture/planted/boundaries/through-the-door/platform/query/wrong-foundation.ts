export { text } from '../../foundation/text.ts';
