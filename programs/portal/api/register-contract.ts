import type { Answer } from './contract.ts';

/** The register of organisations, posts, people and machine clients, by the names its pages use. */

export type Organisation = Answer<'/api/v1/organisations'>['items'][number];
export type OrganisationFacts = Answer<'/api/v1/organisations/{id}'>;
export type PostLine = Answer<'/api/v1/organisations/{id}/posts'>['items'][number];
export type PersonLine = Answer<'/api/v1/people'>['items'][number];
export type Person = Answer<'/api/v1/people/{id}'>;
export type Account = NonNullable<PersonLine['account']>;
export type MachineClient = Answer<'/api/v1/machine-clients'>['items'][number];
export type Reorganisation = Answer<'/api/v1/reorganisations'>['items'][number];
export type HandOver = Answer<'/api/v1/hand-overs'>['items'][number];
