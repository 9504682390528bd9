import { Type } from 'typebox';
import { defineRead, ok, TextSchema, text } from '#foundation';
import { interestGrounds } from '../model/interests.ts';
import { interestsListed } from '../store/interests.ts';
import { organisationNames } from '../store/organisations.ts';
import { personNames } from '../store/people.ts';
import { Named, orNull } from './schemas.ts';
import { keepsRegister } from './who-may-look.ts';

/** Interests the reader declared; all of them for who keeps or checks the register. */
export const interestsRead = defineRead({
  name: 'identity.interests',
  title: text('回避申报', 'Declared interests'),
  path: '/api/v1/interests',
  audience: 'signed-in',
  input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({
    items: Type.Array(
      Type.Object({
        id: Type.String(),
        person: Named,
        organisation: Named,
        ground: TextSchema,
        note: Type.String(),
        declaredAt: Type.String(),
        endedAt: orNull(Type.String()),
        whyEnded: orNull(Type.String()),
      }),
    ),
    next: Type.Null(),
    total: Type.Integer(),
  }),
  async run(actor, _input, tx) {
    if (actor.kind !== 'person') return ok({ items: [], next: null, total: 0 });
    const rows = await interestsListed(tx, keepsRegister(actor) ? null : actor.personId);
    const people = await personNames(tx, [...new Set(rows.map(({ person_id }) => person_id))]);
    const names = await organisationNames(
      tx,
      rows.map(({ organisation_id }) => organisation_id),
    );
    return ok({
      items: rows.map((row) => ({
        id: row.id,
        person: { id: row.person_id, name: people.get(row.person_id) ?? row.person_id },
        organisation: {
          id: row.organisation_id,
          name: names.get(row.organisation_id) ?? row.organisation_id,
        },
        ground: interestGrounds[row.ground],
        note: row.note,
        declaredAt: row.declared_at.toString(),
        endedAt: row.ended_at?.toString() ?? null,
        whyEnded: row.why_ended,
      })),
      next: null,
      total: rows.length,
    });
  },
});
