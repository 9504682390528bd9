import { Type } from 'typebox';
import type { Actor, Tx } from '#foundation';
import type { PrivacyPorts } from '../ports.ts';

export const AgreementName = Type.Object({
  id: Type.String(),
  number: Type.String(),
  mayOpen: Type.Boolean({ description: 'The reader may open the agreement’s page.' }),
});

/** Names of agreements by id; one without a name is called by its id, and nobody is sent to it. */
export async function agreementNamer(ports: PrivacyPorts, tx: Tx, ids: readonly string[], actor?: Actor) {
  const named = await ports.agreements(tx, [...new Set(ids)], actor);
  return (id: string) => ({
    id,
    number: named.get(id)?.number ?? id,
    mayOpen: named.get(id)?.mayOpen ?? false,
  });
}
