import type { Subject, Tx } from '#foundation';
import { findResource } from './resources.ts';

/** A resource as policies see it: it belongs to its source department. */
export async function resourceSubject(tx: Tx, resourceId: string): Promise<Subject | null> {
  const resource = await findResource(tx, resourceId);
  return resource ? { kind: 'resource', id: resource.id, owner: resource.source_organisation } : null;
}
