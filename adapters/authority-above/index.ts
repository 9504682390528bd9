export { authorityByHand } from './by-hand.ts';
export { type AuthorityLine, authorityOverHttp } from './over-http.ts';
export { simulatedAuthority } from './simulated.ts';
