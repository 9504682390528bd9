export { thing } from '../../packages/receipt-verifier/leaf.ts';
