export { thing } from '../../adapters/mail/post.ts';
