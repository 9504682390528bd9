import { Type } from 'typebox';
import { defineRead, ok, TextSchema, text } from '#foundation';
import {
  endedBy,
  type Reorganisation,
  reorganisationLifecycle,
  successorsOf,
} from '../model/reorganisation.ts';
import { organisationNames } from '../store/organisations.ts';
import { personNames } from '../store/people.ts';
import { allReorganisations } from '../store/reorganisations.ts';
import { Named, orNull } from './schemas.ts';
import { keepsRegister } from './who-may-look.ts';

const kinds = {
  merge: text('合并', 'Merger'),
  split: text('分立', 'Split'),
  close: text('撤销', 'Closing'),
} as const;

/** Decisions on the structure, those that wait for their second person first. For who keeps the register. */
export const reorganisationsRead = defineRead({
  name: 'identity.reorganisations',
  title: text('机构变动', 'Reorganisations'),
  path: '/api/v1/reorganisations',
  audience: 'signed-in',
  input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({
    items: Type.Array(
      Type.Object({
        id: Type.String(),
        kind: Type.String(),
        kindTitle: TextSchema,
        ended: Type.Array(Named),
        successors: Type.Array(Named),
        documentNumber: Type.String(),
        documentDate: Type.String(),
        reason: Type.String(),
        effectiveAt: orNull(Type.String()),
        state: Type.String(),
        stateTitle: TextSchema,
        enteredBy: orNull(Named),
        enteredAt: Type.String(),
        decidedBy: orNull(Named),
        decidedAt: orNull(Type.String()),
        note: orNull(Type.String()),
      }),
    ),
    next: Type.Null(),
    total: Type.Integer(),
  }),
  async run(actor, _input, tx) {
    const rows = keepsRegister(actor) ? await allReorganisations(tx) : [];
    const plans = new Map(rows.map((row) => [row.id, row.plan as Reorganisation]));
    const names = await organisationNames(
      tx,
      [...plans.values()].flatMap((plan) => [...endedBy(plan), ...successorsOf(plan)]),
    );
    const people = await personNames(
      tx,
      rows.flatMap((row) => [row.entered_by, row.decided_by ?? '']),
    );
    const named = (id: string) => ({ id, name: names.get(id) ?? id });
    const by = (id: string | null) => (id === null ? null : { id, name: people.get(id) ?? id });
    const items = rows.map((row) => {
      const plan = plans.get(row.id)!;
      return {
        id: row.id,
        kind: plan.kind,
        kindTitle: kinds[plan.kind],
        ended: endedBy(plan).map(named),
        successors: successorsOf(plan).map(named),
        documentNumber: row.document_number,
        documentDate: row.document_date.toString(),
        reason: row.reason,
        effectiveAt: row.effective_at?.toString() ?? null,
        state: row.state,
        stateTitle: reorganisationLifecycle.states[row.state].title,
        enteredBy: by(row.entered_by),
        enteredAt: row.entered_at.toString(),
        decidedBy: by(row.decided_by),
        decidedAt: row.decided_at?.toString() ?? null,
        note: row.note,
      };
    });
    return ok({ items, next: null, total: items.length });
  },
});
