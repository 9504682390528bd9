import { Type } from 'typebox';
import { defineRead, ok, text } from '#foundation';
import { organisationName } from '#platform/identity';
import { openChange } from '../desk.ts';
import type { PrivacyPorts } from '../ports.ts';
import { allocated, epsilonLeft, sharesOf, spentInAll } from '../store/budget.ts';
import { privacyTables } from '../store/tables.ts';
import { AgreementName, agreementNamer } from './agreement-name.ts';

const Share = Type.Object({
  agreement: AgreementName,
  epsilon: Type.String(),
  spent: Type.String(),
  left: Type.String(),
  closed: Type.Boolean(),
});

/** Budgets are nobody's secret: how much may be told about people is for them to see. Amounts are decimals in texts. */
export const populationsRead = (ports: PrivacyPorts) =>
  defineRead({
    name: 'privacy.populations',
    title: text('受保护人群与隐私预算', 'Populations and their privacy budgets'),
    path: '/api/v1/privacy/populations',
    audience: 'signed-in',
    input: Type.Object({}, { additionalProperties: false }),
    output: Type.Object({
      items: Type.Array(
        Type.Object({
          id: Type.String(),
          name: Type.String(),
          unit: Type.String(),
          description: Type.String(),
          owner: Type.Object({ id: Type.String(), name: Type.String() }),
          epsilon: Type.String({ description: 'Total for the population’s whole life.' }),
          allocated: Type.String({ description: 'Spoken for by agreements.' }),
          spent: Type.String(),
          free: Type.String({ description: 'What new agreements can have.' }),
          proposed: Type.Union([
            Type.Object({ changeId: Type.String(), epsilon: Type.String(), reason: Type.String() }),
            Type.Null(),
          ]),
          resources: Type.Array(Type.String()),
          shares: Type.Array(Share),
        }),
      ),
      next: Type.Null(),
      total: Type.Integer(),
    }),
    async run(actor, _input, tx) {
      const rows = await privacyTables(tx)
        .selectFrom('privacy.population')
        .selectAll()
        .orderBy('declared_at')
        .limit(200)
        .execute();
      const items = [];
      for (const row of rows) {
        const shares = await sharesOf(tx, { population: row.id });
        const named = await agreementNamer(
          ports,
          tx,
          shares.map(({ agreementId }) => agreementId),
          actor,
        );
        const taken = allocated(shares);
        const change = await openChange(tx, row.id);
        const resources = await privacyTables(tx)
          .selectFrom('privacy.population_resource')
          .select('resource_id')
          .where('population_id', '=', row.id)
          .orderBy('attached_at')
          .execute();
        items.push({
          id: row.id,
          name: row.name,
          unit: row.unit,
          description: row.description,
          owner: { id: row.owner, name: await organisationName(tx, row.owner) },
          epsilon: row.epsilon,
          allocated: taken,
          spent: spentInAll(shares),
          free: epsilonLeft(row.epsilon, taken),
          proposed: change ? { changeId: change.id, epsilon: change.epsilon, reason: change.reason } : null,
          resources: resources.map(({ resource_id }) => resource_id),
          shares: shares.map((share) => ({
            agreement: named(share.agreementId),
            epsilon: share.epsilon,
            spent: spentInAll([share]),
            left: share.left,
            closed: share.closedAt !== null,
          })),
        });
      }
      return ok({ items, next: null, total: items.length });
    },
  });
