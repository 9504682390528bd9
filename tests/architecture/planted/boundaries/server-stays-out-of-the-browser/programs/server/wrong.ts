export { thing } from '../portal/shell.tsx';
