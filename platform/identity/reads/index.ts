import type { AnyRead } from '#foundation';
import { handOversRead } from './hand-overs.ts';
import { interestsRead } from './interests.ts';
import { looksRead } from './looks.ts';
import { machineClientsRead } from './machine-clients.ts';
import { organisationRead, organisationsRead } from './organisations.ts';
import { peopleRead, personRead } from './people.ts';
import { postRead, postsRead } from './posts.ts';
import { reorganisationsRead } from './reorganisations.ts';

export const reads: readonly AnyRead[] = [
  organisationsRead,
  organisationRead,
  postsRead,
  postRead,
  peopleRead,
  personRead,
  machineClientsRead,
  reorganisationsRead,
  handOversRead,
  looksRead,
  interestsRead,
];
