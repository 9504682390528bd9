import { Type } from 'typebox';
import {
  type Actor,
  defineRead,
  idPattern,
  ok,
  organisationOf,
  PageOf,
  packCursor,
  pageInput,
  refuse,
  TextSchema,
  type Tx,
  text,
  unpackCursor,
} from '#foundation';
import { performProblems } from '../perform/problems.ts';
import { organisationNames } from '../store/organisations.ts';
import { personNames } from '../store/people.ts';
import { accountsOf, findPeople, holdingsOfPeople, personRow } from '../store/register.ts';
import { AccountLine, Named, orNull } from './schemas.ts';
import { keepsRegister, looksInto, seesAccounts } from './who-may-look.ts';

const HoldingLine = Type.Object({
  post: Type.Object({ id: Type.String(), title: TextSchema }),
  organisation: Named,
  standing: Type.Union([Type.Literal('holder'), Type.Literal('deputy')]),
  from: Type.String(),
  until: orNull(Type.String()),
});
const PersonLine = Type.Object({
  id: Type.String(),
  name: Type.String(),
  staffNumber: orNull(Type.String()),
  contact: orNull(Type.String()),
  posts: Type.Array(HoldingLine),
  /** `null`: no account, or not the reader's to see. */
  account: orNull(AccountLine),
});

/** People: all of them for who keeps the register, otherwise the colleagues of the own organisation. */
export const peopleRead = defineRead({
  name: 'identity.people',
  title: text('人员', 'People'),
  path: '/api/v1/people',
  audience: 'signed-in',
  input: Type.Object(
    { q: Type.Optional(Type.String({ maxLength: 60 })), ...pageInput },
    { additionalProperties: false },
  ),
  output: PageOf(PersonLine),
  async run(actor, input, tx) {
    const limit = input.limit ?? 50;
    const found = await findPeople(tx, {
      q: input.q?.trim() ?? '',
      organisationId: keepsRegister(actor) ? null : (organisationOf(actor) ?? ''),
      after: placeIn(input.cursor),
      limit: limit + 1,
    });
    const rows = found.rows.slice(0, limit);
    const last = rows.at(-1);
    return ok({
      items: await personLines(tx, actor, rows, true),
      next: found.rows.length > limit && last ? packCursor([last.name, last.id]) : null,
      total: found.total,
    });
  },
});

/** One person with every post held so far: for administrators, colleagues, and the person. */
export const personRead = defineRead({
  name: 'identity.person',
  title: text('人员与任职', 'A person and what they hold'),
  path: '/api/v1/people/{id}',
  audience: 'signed-in',
  input: Type.Object({ id: Type.String({ pattern: idPattern('per') }) }, { additionalProperties: false }),
  output: Type.Object({
    ...PersonLine.properties,
    registeredAt: Type.String(),
    holdings: Type.Array(
      Type.Object({ ...HoldingLine.properties, reason: Type.String(), decidedBy: orNull(Type.String()) }),
    ),
  }),
  problems: [performProblems['not-found'].type],
  looked: ({ id }, _answer, actor) =>
    actor.kind === 'person' && actor.personId === id ? null : `person/${id}`,
  async run(actor, input, tx) {
    const row = await personRow(tx, input.id);
    if (!row) return refuse(performProblems['not-found']());
    const now = await holdingsOfPeople(tx, [row.id], true);
    const isSelf = actor.kind === 'person' && actor.personId === row.id;
    if (!isSelf && !keepsRegister(actor) && !now.some((held) => looksInto(actor, held.organisation_id)))
      return refuse(performProblems['not-found']());
    const all = await holdingsOfPeople(tx, [row.id], false);
    const [line] = await personLines(tx, actor, [row], false);
    if (!line) throw new Error(`person ${row.id} disappeared while read`);
    const deciders = await personNames(
      tx,
      all.map((held) => held.decided_by),
    );
    return ok({
      ...line,
      posts: line.posts.filter((held) => now.some((one) => one.post_id === held.post.id)),
      registeredAt: row.registered_at.toString(),
      holdings: line.posts.map((held, place) => ({
        ...held,
        reason: all[place]?.reason ?? '',
        decidedBy: deciders.get(all[place]?.decided_by ?? '') ?? null,
      })),
    });
  },
});

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly staff_number: string | null;
  readonly contact: string | null;
}

async function personLines(tx: Tx, actor: Actor, rows: readonly PersonRow[], onlyNow: boolean) {
  const ids = rows.map(({ id }) => id);
  const holdings = await holdingsOfPeople(tx, ids, onlyNow);
  const names = await organisationNames(
    tx,
    holdings.map((held) => held.organisation_id),
  );
  const accounts = await accountsOf(tx, ids);
  return rows.map((row) => {
    const account =
      seesAccounts(actor) || (actor.kind === 'person' && actor.personId === row.id)
        ? accounts.get(row.id)
        : undefined;
    return {
      id: row.id,
      name: row.name,
      staffNumber: row.staff_number,
      contact: row.contact,
      posts: holdings
        .filter((held) => held.person_id === row.id)
        .map((held) => ({
          post: { id: held.post_id, title: { zh: held.title_zh, en: held.title_en } },
          organisation: { id: held.organisation_id, name: names.get(held.organisation_id) ?? '' },
          standing: held.standing,
          from: held.starts_at.toString(),
          until: held.ends_at?.toString() ?? null,
        })),
      account: account
        ? {
            username: account.username,
            state: account.disabled_at
              ? ('disabled' as const)
              : account.one_time
                ? ('one-time' as const)
                : ('active' as const),
            oneTimeUntil: account.one_time_until?.toString() ?? null,
            secondFactor: account.second_factor === true,
            disabledReason: account.disabled_reason,
          }
        : null,
    };
  });
}

function placeIn(cursor: string | undefined): readonly [string, string] | null {
  const place = unpackCursor(cursor);
  return Array.isArray(place) && typeof place[0] === 'string' && typeof place[1] === 'string'
    ? [place[0], place[1]]
    : null;
}
