export { simulatedRegistrar } from './simulated.ts';
