import { Type } from 'typebox';
import { defineRead, ok, organisationOf, TextSchema, text } from '#foundation';
import { organisationNames } from '#platform/identity';
import type { RegistrationPorts } from '../ports.ts';
import { R2 } from '../rules.ts';
import { registrationTables } from '../store/tables.ts';

const overseers: readonly string[] = ['data-authority', 'auditor', 'audit-admin'];

/** Duties to register (R2): all of them for who oversees, otherwise those of the own organisation. Missed stays missed when met late. */
export const dutiesRead = (ports: RegistrationPorts) =>
  defineRead({
    name: 'registration.duties',
    title: text('首次登记义务', 'Duties to register'),
    path: '/api/v1/registration-duties',
    audience: 'signed-in',
    input: Type.Object({ missed: Type.Optional(Type.Boolean()) }),
    output: Type.Object({
      items: Type.Array(
        Type.Object({
          kind: Type.String(),
          thingId: Type.String(),
          title: Type.String(),
          organisation: Type.String(),
          aroseAt: Type.String(),
          lastDay: Type.String(),
          provisional: Type.Boolean(),
          metAt: Type.Union([Type.String(), Type.Null()]),
          missed: Type.Boolean(),
          rule: Type.String(),
          clause: Type.Object({ document: Type.String(), article: Type.String() }),
        }),
      ),
      ruleTitle: TextSchema,
      next: Type.Null(),
      total: Type.Integer(),
    }),
    async run(actor, input, tx) {
      let query = registrationTables(tx).selectFrom('registration.duty').selectAll();
      if (!actor.roles.some((role) => overseers.includes(role)))
        query = query.where('organisation', '=', organisationOf(actor) ?? '');
      const rows = await query.orderBy('due_at', 'desc').orderBy('thing_id').limit(500).execute();
      const names = await organisationNames(
        tx,
        rows.map(({ organisation }) => organisation),
      );
      const items = [];
      for (const duty of rows) {
        // Half-open, like every deadline: the instant it is due is too late.
        const missed = Temporal.Instant.compare(duty.met_at ?? tx.now, duty.due_at) >= 0;
        if (input.missed !== undefined && missed !== input.missed) continue;
        const thing = await ports.things[duty.thing_kind](tx, duty.thing_id);
        items.push({
          kind: duty.thing_kind,
          thingId: duty.thing_id,
          title: thing?.title ?? duty.thing_id,
          organisation: names.get(duty.organisation) ?? '',
          aroseAt: duty.arose_at.toString(),
          lastDay: duty.last_day.toString(),
          provisional: duty.provisional,
          metAt: duty.met_at?.toString() ?? null,
          missed,
          rule: R2.id,
          clause: R2.clause,
        });
      }
      return ok({ items, ruleTitle: R2.title, next: null, total: items.length });
    },
  });
