import { Type } from 'typebox';
import { defineRead, ok, TextSchema, text } from '#foundation';
import { organisationName } from '#platform/identity';
import { oversees, ownOrganisation } from '../desk.ts';
import { alarmLifecycle } from '../model/lifecycles.ts';
import type { PrivacyPorts } from '../ports.ts';
import { privacyTables } from '../store/tables.ts';
import { AgreementName, agreementNamer } from './agreement-name.ts';

/** Alarms of the bodies that look at them; those who oversee see all. An operator sees none: it would learn what the alarm misses. */
export const alarmsRead = (ports: PrivacyPorts) =>
  defineRead({
    name: 'privacy.alarms',
    title: text('差分攻击告警', 'Differencing alarms'),
    path: '/api/v1/privacy/alarms',
    audience: 'signed-in',
    input: Type.Object({}, { additionalProperties: false }),
    output: Type.Object({
      items: Type.Array(
        Type.Object({
          id: Type.String(),
          agreement: AgreementName,
          organisation: Type.Object({ id: Type.String(), name: Type.String() }),
          earlierCall: Type.String(),
          laterCall: Type.String(),
          cells: Type.Integer(),
          state: Type.String(),
          stateTitle: TextSchema,
          finding: Type.Union([Type.String(), Type.Null()]),
          raisedAt: Type.String({ format: 'date-time' }),
        }),
      ),
      next: Type.Null(),
      total: Type.Integer(),
    }),
    async run(actor, _input, tx) {
      let select = privacyTables(tx).selectFrom('privacy.alarm').selectAll();
      if (!oversees(actor)) {
        const handles = (actor.roles as readonly string[]).includes('implementing-body');
        select = select.where('handler', '=', handles ? ownOrganisation(actor) : '');
      }
      const rows = await select.orderBy('raised_at', 'desc').limit(200).execute();
      const named = await agreementNamer(
        ports,
        tx,
        rows.map((row) => row.agreement_id),
        actor,
      );
      const items = [];
      for (const row of rows)
        items.push({
          id: row.id,
          agreement: named(row.agreement_id),
          organisation: { id: row.organisation, name: await organisationName(tx, row.organisation) },
          earlierCall: row.earlier_call,
          laterCall: row.later_call,
          cells: row.cells,
          state: row.state,
          stateTitle: alarmLifecycle.states[row.state].title,
          finding: row.finding,
          raisedAt: row.raised_at.toString(),
        });
      return ok({ items, next: null, total: items.length });
    },
  });
