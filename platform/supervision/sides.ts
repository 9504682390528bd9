import { type Actor, organisationOf, type Tx } from '#foundation';
import {
  answersFor,
  currentOrganisation,
  currentOrganisations,
  organisationNames,
  type Responsibility,
  sidesIn,
} from '#platform/identity';

/** The organisations on whose side somebody stands in matters of supervision. */
export const sidesOf = (tx: Tx, actor: Actor) => sidesIn(tx, actor, 'supervision');

/** Who answers now for what an organisation answered for; itself where nobody came after it. */
const nowIn =
  (responsibility: Responsibility) =>
  async (tx: Tx, organisation: string): Promise<string> =>
    (await currentOrganisation(tx, organisation, tx.now, responsibility)) ?? organisation;

/** Who answers now for what an organisation answered for in supervision. */
export const answering = nowIn('supervision');

/** {@link answering} of several at once, by id. */
export const answeringEach = (tx: Tx, organisations: readonly string[], at: Temporal.Instant = tx.now) =>
  currentOrganisations(tx, organisations, 'supervision', at);

/** What those are called who answer now for organisations, by the ids of these. */
export async function namesNow(
  tx: Tx,
  organisations: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const now = await answeringEach(tx, organisations);
  const names = await organisationNames(tx, [...new Set(now.values())]);
  return new Map([...now].map(([id, current]) => [id, names.get(current) ?? id]));
}

/** An organisation and those it answers for, as rows name them: of one that handed everything on, what is still under its name. */
export async function rowsOf(
  tx: Tx,
  organisation: string,
  at: Temporal.Instant = tx.now,
): Promise<readonly string[]> {
  const found = await answersFor(tx, organisation, at, 'supervision');
  return found.length > 0 ? found : [organisation];
}

/** Who somebody acts for, with those it answers for. */
export const ownRows = (tx: Tx, actor: Actor): Promise<readonly string[]> =>
  rowsOf(tx, organisationOf(actor) ?? '');

/** Who holds now what an organisation supplied, offers what it operated, and is party where it was: whose turn it is when something new is said of it. */
export const sourceNow = nowIn('catalogue');
export const operatorNow = nowIn('products');
export const bodyNow = nowIn('authorisation');
