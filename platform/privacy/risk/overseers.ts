import { type Actor, organisationOf, type Tx } from '#foundation';
import { levels, organisation, postsWithRole } from '#platform/identity';
import { type OverseenBody, overseersAmong } from '../model/risk/overseeing.ts';

const ranks = Object.keys(levels);
/** No chain of bodies is longer; entered wrongly it may go round. */
const highest = 10;

async function bodyOf(tx: Tx, id: string): Promise<OverseenBody | null> {
  const found = await organisation(tx, id);
  if (!found) return null;
  let { division, parentId } = found;
  const above: string[] = [];
  while (parentId !== null && above.length < highest) {
    above.push(parentId);
    const parent = await organisation(tx, parentId);
    division ??= parent?.division ?? null;
    parentId = parent?.parentId ?? null;
  }
  return { id, division, rank: found.level === null ? null : ranks.indexOf(found.level), above };
}

/** The data authorities whose region a department's data is of: they may assess its risk, sign for it and read of it; others may not. */
export async function overseersOf(tx: Tx, department: string): Promise<readonly string[]> {
  const body = await bodyOf(tx, department);
  if (!body) return [];
  const ids = new Set(
    (await postsWithRole(tx, 'data-authority')).map(({ organisationId }) => organisationId),
  );
  const authorities = await Promise.all([...ids].map((id) => bodyOf(tx, id)));
  return overseersAmong(
    authorities.filter((authority) => authority !== null),
    body,
  );
}

/** Who may read how easily persons are recognised in a department's tables: its people, auditors, and its data authorities. */
export async function readsRiskOf(tx: Tx, actor: Actor, department: string): Promise<boolean> {
  const own = organisationOf(actor);
  const roles = actor.roles as readonly string[];
  if (own === department || roles.includes('auditor') || roles.includes('audit-admin')) return true;
  if (own === undefined || !roles.includes('data-authority')) return false;
  return (await overseersOf(tx, department)).includes(own);
}
