import { type Subject, type Text, type Tx, text } from '#foundation';
import { agreement as findAgreement } from '#platform/authorisation';
import { findRun, type RunRow } from '../store/runs.ts';

/**
 * What may be asked under an agreement, as policies see it: the operator owns it, the implementing body handles it, developers that the
 * agreement names are parties.
 */
export async function domainSubject(tx: Tx, agreementId: string): Promise<Subject | null> {
  const agreement = await findAgreement(tx, agreementId);
  if (!agreement) return null;
  const { developers } = agreement.document.parts.scope.users;
  return {
    kind: 'data-domain',
    id: agreement.id,
    owner: agreement.operator,
    handler: agreement.implementingBody,
    parties: [
      agreement.operator,
      agreement.implementingBody,
      ...developers.map(({ organisationId }) => organisationId),
    ],
    state: agreement.state,
  };
}

/** A run as policies see it: of who asked; the implementing body reviews, and whoever asked may not. */
export async function runSubject(tx: Tx, id: string): Promise<Subject | null> {
  const run = await findRun(tx, id);
  if (!run) return null;
  const actor = run.actor as { readonly personId?: string };
  return {
    kind: 'query-run',
    id,
    owner: run.organisation,
    handler: run.implementing_body,
    parties: [run.organisation, run.tenant, run.implementing_body],
    authors: actor.personId ? [actor.personId] : [],
    state: run.state,
  };
}

/** What a run is called: the name its author gave it, or how its text begins. */
export const runTitle = (run: Pick<RunRow, 'note' | 'sql'>): string =>
  run.note ?? run.sql.replace(/\s+/g, ' ').trim().slice(0, 60);

export const runRef = (run: Pick<RunRow, 'id' | 'note' | 'sql'>) => ({
  kind: 'query-run',
  id: run.id,
  title: runTitle(run),
});

export const stageWords: { readonly [stage: string]: Text } = {
  admission: text('核对授权', 'Admission'),
  projection: text('准备授权数据域', 'Preparing the projection'),
  engine: text('引擎计算', 'In the engine'),
  guards: text('输出控制', 'Guards'),
};
