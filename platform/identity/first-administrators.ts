import { type Static, Type } from 'typebox';
import type { Tx } from '#foundation';
import { usernamePattern } from './actions/accounts.ts';
import { enterFirstAccounts, enterFirstRoster, type RosterPost } from './founding.ts';
import { levelCodes, organisationKindCodes } from './model/organisation-kinds.ts';
import { type RoleCode, roleTitles } from './model/roles.ts';

const Administrator = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 60 }),
    staffNumber: Type.String({ minLength: 1, maxLength: 60 }),
    username: Type.String({ pattern: usernamePattern }),
  },
  { additionalProperties: false },
);

/**
 * What a real node begins with: the organisation that runs it and its three administrators (GB/T 22239-2019 8.1.7.2). They set up
 * everybody else by the acts of administration.
 */
export const FoundingDocument = Type.Object(
  {
    reason: Type.String({ minLength: 2, maxLength: 500 }),
    organisation: Type.Object(
      {
        name: Type.String({ minLength: 2, maxLength: 120 }),
        kind: Type.Enum([...organisationKindCodes]),
        level: Type.Optional(Type.Enum([...levelCodes])),
        uscc: Type.Optional(Type.String({ maxLength: 18 })),
      },
      { additionalProperties: false },
    ),
    administrators: Type.Object(
      { system: Administrator, security: Administrator, audit: Administrator },
      { additionalProperties: false },
    ),
  },
  { additionalProperties: false },
);
export type FoundingDocument = Static<typeof FoundingDocument>;

export const administratorRoles = {
  system: 'system-admin',
  security: 'security-admin',
  audit: 'audit-admin',
} as const satisfies { readonly [who: string]: RoleCode };
export type FirstAdministrator = keyof typeof administratorRoles;
export const firstAdministrators = Object.keys(administratorRoles) as readonly FirstAdministrator[];

/** Names or numbers that two of the three share: they are three persons. */
export const sharedAmongAdministrators = ({
  administrators,
}: FoundingDocument): readonly ('username' | 'staffNumber')[] =>
  (['username', 'staffNumber'] as const).filter(
    (field) => new Set(firstAdministrators.map((who) => administrators[who][field])).size < 3,
  );

/** Enter them, each with an account and a one-time password. Works only while there is no organisation at all. */
export async function enterFirstAdministrators(
  tx: Tx,
  document: FoundingDocument,
  passwordHashes: { readonly [who in FirstAdministrator]: string },
): Promise<void> {
  const { organisation, administrators } = document;
  const posts = firstAdministrators.map((who): RosterPost => {
    const title = roleTitles[administratorRoles[who]];
    const { name, staffNumber } = administrators[who];
    return {
      titleZh: title.zh,
      titleEn: title.en,
      roles: [administratorRoles[who]],
      holder: { name, staffNumber },
    };
  });
  const founded = await enterFirstRoster(tx, [{ ...organisation, posts }], document.reason);
  await enterFirstAccounts(
    tx,
    firstAdministrators.map((who, place) => ({
      personId: founded[place]!.personId,
      username: administrators[who].username,
      passwordHash: passwordHashes[who],
      oneTime: true,
    })),
  );
}
