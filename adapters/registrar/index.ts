export { registrarNotConnected } from './not-connected.ts';
export { simulatedRegistrar } from './simulated.ts';
