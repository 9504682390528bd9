import { Type } from 'typebox';
import { type Actor, defineRead, ok, TextSchema, type Tx, text } from '#foundation';
import { resourceTitles } from '#platform/catalog';
import { currentOrganisations, organisationNames, sidesIn } from '#platform/identity';
import { sharedConsentLifecycle } from '../model/shared-consent.ts';
import { mayRead, readingAs } from '../reads/reader.ts';
import { authorisationTables, type SharedConsentRow } from '../store/tables.ts';

const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

const Line = Type.Object({
  id: Type.String(),
  agreementId: Type.String(),
  agreement: Type.String(),
  resource: Type.String(),
  provider: Type.String({ description: 'Who answers for it now.' }),
  through: Type.Array(Type.String(), { description: 'Resources the data came through.' }),
  state: Type.String(),
  stateTitle: TextSchema,
  dueOn: orNull(Type.String()),
  decidedAt: orNull(Type.String()),
  reference: orNull(Type.String()),
  reason: orNull(Type.String()),
});

/** Consents to the operation of shared data: those the reader's department gives, those of agreements it is party to, all for who oversees. */
export const sharedConsentsRead = defineRead({
  name: 'authorisation.shared-consents',
  title: text('共享数据授权运营的同意', 'Consents to the operation of shared data'),
  path: '/api/v1/shared-consents',
  audience: 'signed-in',
  input: Type.Object(
    {
      agreementId: Type.Optional(Type.String({ maxLength: 60, description: 'Of one agreement only.' })),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ items: Type.Array(Line) }),
  sheet: {
    agreement: text('授权', 'Agreement'),
    resource: text('资源', 'Resource'),
    provider: text('提供单位', 'Provider'),
    through: text('共享数据来自', 'Came through'),
    stateTitle: text('状态', 'State'),
    dueOn: text('答复期限', 'Answer until'),
    decidedAt: text('答复时间', 'Answered'),
    reference: text('文号', 'Reference'),
    reason: text('理由', 'Reason'),
  },
  async run(actor, input, tx) {
    const rows = await visible(tx, actor, input.agreementId);
    const now = await currentOrganisations(
      tx,
      rows.map(({ provider }) => provider),
      'catalogue',
    );
    const providers = await organisationNames(tx, [...new Set(now.values())]);
    const titles = await resourceTitles(
      tx,
      rows.map(({ resource_id }) => resource_id),
    );
    return ok({
      items: rows.map((row) => ({
        id: row.id,
        agreementId: row.agreement_id,
        agreement: row.number,
        resource: titles.get(row.resource_id) ?? row.resource_id,
        provider: providers.get(now.get(row.provider) ?? row.provider) ?? row.provider,
        through: [...(row.through as readonly string[])],
        state: row.state,
        stateTitle: sharedConsentLifecycle.states[row.state].title,
        dueOn: row.due_on?.toString() ?? null,
        decidedAt: row.decided_at?.toString() ?? null,
        reference: row.reference,
        reason: row.reason,
      })),
    });
  },
});

async function visible(
  tx: Tx,
  actor: Actor,
  agreementId: string | undefined,
): Promise<readonly (SharedConsentRow & { readonly number: string })[]> {
  let select = authorisationTables(tx)
    .selectFrom('authorisation.shared_consent as consent')
    .innerJoin('authorisation.agreement as agreement', 'agreement.id', 'consent.agreement_id')
    .selectAll('consent')
    .select([
      'agreement.number',
      'agreement.operator',
      'agreement.implementing_body',
      'agreement.authorising_body',
    ]);
  if (agreementId !== undefined) select = select.where('consent.agreement_id', '=', agreementId);
  const rows = await select.orderBy('consent.opened_at', 'desc').orderBy('consent.id').limit(1000).execute();
  const providing = await sidesIn(tx, actor, 'catalogue');
  const reader = await readingAs(tx, actor);
  return rows.filter((row) => providing.has(row.provider) || mayRead(reader, row));
}
