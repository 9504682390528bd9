import { Type } from 'typebox';
import { defineRead, ok, TextSchema, text } from '#foundation';
import { handedThings, handOverLifecycle } from '../model/hand-over.ts';
import { handOversOf } from '../store/hand-overs.ts';
import { personNames } from '../store/people.ts';
import { Named, orNull } from './schemas.ts';
import { keepsRegister } from './who-may-look.ts';

/** Hand-overs in which the reader gives or receives; all of them for who keeps the register. */
export const handOversRead = defineRead({
  name: 'identity.hand-overs',
  title: text('岗位交接', 'Hand-overs'),
  path: '/api/v1/hand-overs',
  audience: 'signed-in',
  input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({
    items: Type.Array(
      Type.Object({
        id: Type.String(),
        post: Type.Object({ id: Type.String(), title: TextSchema }),
        giver: Named,
        receiver: Named,
        things: Type.Array(Type.Object({ kind: TextSchema, description: Type.String() })),
        reason: Type.String(),
        state: Type.String(),
        stateTitle: TextSchema,
        proposedAt: Type.String(),
        givenAt: orNull(Type.String()),
        receivedAt: orNull(Type.String()),
        note: orNull(Type.String()),
      }),
    ),
    next: Type.Null(),
    total: Type.Integer(),
  }),
  async run(actor, _input, tx) {
    const personId = actor.kind === 'person' ? actor.personId : '';
    const rows = await handOversOf(tx, keepsRegister(actor) ? null : personId);
    const people = await personNames(
      tx,
      rows.flatMap((row) => [row.giver_id, row.receiver_id]),
    );
    const named = (id: string) => ({ id, name: people.get(id) ?? id });
    const items = rows.map((row) => ({
      id: row.id,
      post: { id: row.post_id, title: { zh: row.title_zh, en: row.title_en } },
      giver: named(row.giver_id),
      receiver: named(row.receiver_id),
      things: row.things.map(({ kind, description }) => ({ kind: handedThings[kind], description })),
      reason: row.reason,
      state: row.state,
      stateTitle: handOverLifecycle.states[row.state].title,
      proposedAt: row.proposed_at.toString(),
      givenAt: row.given_at?.toString() ?? null,
      receivedAt: row.received_at?.toString() ?? null,
      note: row.note,
    }));
    return ok({ items, next: null, total: items.length });
  },
});
