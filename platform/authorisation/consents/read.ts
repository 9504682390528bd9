import { sql } from 'kysely';
import { Type } from 'typebox';
import {
  type Actor,
  cutToPage,
  defineRead,
  ok,
  PageOf,
  pageInput,
  TextSchema,
  type Tx,
  text,
  unpackPlaceInTime,
} from '#foundation';
import { resourceTitles } from '#platform/catalog';
import { currentOrganisations, organisationNames, sidesIn } from '#platform/identity';
import { sharedConsentLifecycle } from '../model/shared-consent.ts';
import { readBy, readingAs } from '../reads/reader.ts';
import { authorisationTables } from '../store/tables.ts';

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
      ...pageInput,
    },
    { additionalProperties: false },
  ),
  output: PageOf(Line),
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
    const { rows, next, total } = await visible(tx, actor, input);
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
      next,
      total,
    });
  },
});

interface Asked {
  readonly agreementId?: string;
  readonly cursor?: string;
  readonly limit?: number;
}

async function visible(tx: Tx, actor: Actor, { agreementId, cursor, limit = 200 }: Asked) {
  const providing = [...(await sidesIn(tx, actor, 'catalogue'))];
  const parties = ['operator', 'implementing_body', 'authorising_body'].map((one) => `agreement.${one}`);
  let all = authorisationTables(tx)
    .selectFrom('authorisation.shared_consent as consent')
    .innerJoin('authorisation.agreement as agreement', 'agreement.id', 'consent.agreement_id')
    .where(
      sql<boolean>`(consent.provider = ANY (${providing}::text[]) OR ${readBy(await readingAs(tx, actor), parties)})`,
    );
  if (agreementId !== undefined) all = all.where('consent.agreement_id', '=', agreementId);
  const after = unpackPlaceInTime(cursor);
  const found = await all
    .selectAll('consent')
    .select('agreement.number')
    .$if(after !== null, (list) =>
      list.where(sql<boolean>`(consent.opened_at, consent.id) < (${after?.at}, ${after?.id})`),
    )
    .orderBy('consent.opened_at', 'desc')
    .orderBy('consent.id', 'desc')
    .limit(limit + 1)
    .execute();
  const { total } = await all.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow();
  const { shown, next } = cutToPage(found, limit, (last) => [last.opened_at.toString(), last.id]);
  return { rows: shown, next, total };
}
