export { read } from './command/tool.ts';
