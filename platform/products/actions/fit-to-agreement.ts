import { type Actor, ok, organisationOf, type Result, refuse, type Tx } from '#foundation';
import { type Agreement, agreement as findAgreement } from '#platform/authorisation';
import { admit, admitVerification } from '#platform/query';
import { type Definition, queryParameters } from '../model/definition.ts';
import { productProblems } from '../problems.ts';

interface Under {
  readonly agreementId: string;
  readonly purpose: string;
}

/** The agreement that carries a definition and the resources it reads; or why it may not be defined (R29). */
export async function fitToAgreement(
  tx: Tx,
  actor: Actor,
  under: Under,
  defined: Definition,
): Promise<Result<{ readonly granted: Agreement; readonly resourceIds: readonly string[] }>> {
  const granted = await grantedTo(tx, actor, under, defined.form);
  if (!granted) return refuse(productProblems['not-in-agreement']());
  const asked = { agreementId: granted.id, purpose: under.purpose, standsOn: [] };
  if (defined.form === 'verification') {
    const admitted = await admitVerification(tx, { ...asked, spec: defined.definition });
    return admitted.ok ? ok({ granted, resourceIds: [defined.definition.resourceId] }) : admitted;
  }
  const admitted = await admit(tx, {
    ...asked,
    sql: defined.definition.sql,
    parameters: queryParameters(defined.definition),
  });
  if (!admitted.ok) return admitted;
  const { tables } = admitted.value.query.normalForm;
  return ok({ granted, resourceIds: [...new Set(tables.map(({ relation }) => relation.resourceId))] });
}

/** The agreement, if it is the actor's own, in force, and its product list has this form for this purpose (实施规范 Art 14-3). */
async function grantedTo(
  tx: Tx,
  actor: Actor,
  input: Under,
  form: Definition['form'],
): Promise<Agreement | null> {
  const granted = await findAgreement(tx, input.agreementId);
  if (granted?.operator !== organisationOf(actor) || granted?.state !== 'active') return null;
  const listed = granted.document.parts.products.list.some(
    (line) => line.form === form && line.purposes.includes(input.purpose),
  );
  return listed ? granted : null;
}
