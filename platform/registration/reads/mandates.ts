import { sql } from 'kysely';
import { Type } from 'typebox';
import {
  type Actor,
  countedUpTo,
  cutToPage,
  defineFileRead,
  defineRead,
  ok,
  PageOf,
  pageInput,
  refuse,
  TextSchema,
  type Tx,
  text,
  totalOf,
  type Uploads,
  unpackPlaceInTime,
} from '#foundation';
import { organisationNames, personNames } from '#platform/identity';
import { coversInWords, mandateLifecycle } from '../model/mandate.ts';
import { registrationProblems } from '../problems.ts';
import { AG1 } from '../rules-of-agents.ts';
import { sidesOf } from '../sides.ts';
import { findMandate, type Mandate } from '../store/mandates.ts';
import { registrationTables } from '../store/tables.ts';

const input = Type.Object({ id: Type.String({ maxLength: 60 }) });
const Nullable = Type.Union([Type.String(), Type.Null()]);

const MandateLine = Type.Object({
  id: Type.String(),
  principal: Type.String(),
  agent: Type.String(),
  covers: TextSchema,
  until: Type.String(),
  letterNumber: Type.String(),
  state: Type.String(),
  stateTitle: TextSchema,
  enteredAt: Type.String(),
});

const lineOf = (mandate: Mandate, names: ReadonlyMap<string, string>) => ({
  id: mandate.id,
  principal: names.get(mandate.principal) ?? '',
  agent: names.get(mandate.agent) ?? '',
  covers: coversInWords(mandate.covers),
  until: mandate.until.toString(),
  letterNumber: mandate.letter_number,
  state: mandate.state,
  stateTitle: mandateLifecycle.states[mandate.state].title,
  enteredAt: mandate.entered_at.toString(),
});

/** Mandates that one's own side gave or has. */
export const mandatesRead = defineRead({
  name: 'registration.mandates',
  title: text('登记委托代理', 'Mandates for registrations'),
  path: '/api/v1/registration-mandates',
  audience: 'signed-in',
  input: Type.Object({ ...pageInput }),
  output: PageOf(MandateLine),
  sheet: {
    principal: text('委托人', 'Principal'),
    agent: text('代理人', 'Agent'),
    covers: text('委托事项', 'What it carries'),
    until: text('委托期限至', 'Until'),
    letterNumber: text('委托书编号', 'Number of the letter'),
    stateTitle: text('状态', 'State'),
    enteredAt: text('录入时间', 'Entered'),
  },
  async run(actor, { limit = 50, cursor }, tx) {
    const sides = ['', ...(await sidesOf(tx, actor))];
    const after = unpackPlaceInTime(cursor);
    const mine = registrationTables(tx)
      .selectFrom('registration.mandate')
      .where((one) => one.or([one('principal', 'in', sides), one('agent', 'in', sides)]));
    const rows = await mine
      .selectAll()
      .$if(after !== null, (list) =>
        list.where(sql<boolean>`(entered_at, id) < (${after?.at}, ${after?.id})`),
      )
      .orderBy('entered_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute();
    const { counted } = await registrationTables(tx)
      .selectFrom(
        mine
          .select('id')
          .limit(countedUpTo + 1)
          .as('found'),
      )
      .select((count) => count.fn.countAll<bigint>().as('counted'))
      .executeTakeFirstOrThrow();
    const { shown, next } = cutToPage(rows, limit, (last) => [last.entered_at.toString(), last.id]);
    const names = await organisationNames(
      tx,
      shown.flatMap(({ principal, agent }) => [principal, agent]),
    );
    return ok({ items: shown.map((row) => lineOf(row, names)), next, ...totalOf(Number(counted)) });
  },
});

/** A mandate is there for both sides, and for the registrar of what was filed under it. */
async function seen(tx: Tx, actor: Actor, id: string): Promise<Mandate | null> {
  const mandate = await findMandate(tx, id);
  if (!mandate || actor.kind !== 'person') return null;
  const mine = await sidesOf(tx, actor);
  if (mine.has(mandate.principal) || mine.has(mandate.agent)) return mandate;
  const handled = await registrationTables(tx)
    .selectFrom('registration.agent_act as act')
    .innerJoin('registration.application as one', 'one.id', 'act.application_id')
    .select('one.registrar')
    .distinct()
    .where('act.mandate_id', '=', id)
    .where('one.submitted_at', 'is not', null)
    .execute();
  return handled.some(({ registrar }) => mine.has(registrar)) ? mandate : null;
}

export const mandateRead = defineRead({
  name: 'registration.mandate',
  title: text('一份登记委托', 'A mandate for registrations'),
  path: '/api/v1/registration-mandates/{id}',
  audience: 'signed-in',
  input,
  output: Type.Object({
    ...MandateLine.properties,
    things: Type.Array(Type.String()),
    enteredBy: Type.String(),
    answeredBy: Nullable,
    inForceAt: Nullable,
    endedAt: Nullable,
    said: Nullable,
    /** Entry of the log that fixes what was confirmed. */
    entryId: Nullable,
    letter: Type.Object({ name: Type.String(), sha256: Type.String(), path: Type.String() }),
    /** What was done under it, newest first. */
    acts: Type.Array(
      Type.Object({
        applicationId: Type.String(),
        dataName: Type.String(),
        step: Type.String(),
        by: Type.String(),
        at: Type.String(),
      }),
    ),
    rule: Type.String(),
    clause: Type.Object({ document: Type.String(), article: Type.String() }),
  }),
  problems: [registrationProblems['no-such-mandate'].type],
  looked: ({ id }) => `registration-mandate/${id}`,
  async run(actor, { id }, tx) {
    const mandate = await seen(tx, actor, id);
    if (!mandate) return refuse(registrationProblems['no-such-mandate']());
    const acts = await registrationTables(tx)
      .selectFrom('registration.agent_act as act')
      .innerJoin('registration.application as one', 'one.id', 'act.application_id')
      .select(['act.application_id', 'act.step', 'act.person', 'act.at', 'one.title', 'one.registrar'])
      .where('act.mandate_id', '=', id)
      .orderBy('act.at', 'desc')
      .orderBy('act.application_id')
      .limit(200)
      .execute();
    const names = await organisationNames(tx, [mandate.principal, mandate.agent]);
    const people = await personNames(tx, [
      mandate.entered_by,
      ...(mandate.answered_by ? [mandate.answered_by] : []),
      ...acts.map(({ person }) => person),
    ]);
    // A registrar sees what was filed with it, not with another.
    const mine = await sidesOf(tx, actor);
    const side = mine.has(mandate.principal) || mine.has(mandate.agent);
    return ok({
      ...lineOf(mandate, names),
      things: [...mandate.things],
      enteredBy: people.get(mandate.entered_by) ?? '',
      answeredBy: mandate.answered_by ? (people.get(mandate.answered_by) ?? null) : null,
      inForceAt: mandate.in_force_at?.toString() ?? null,
      endedAt: mandate.ended_at?.toString() ?? null,
      said: mandate.said,
      entryId: side ? mandate.entry_id : null,
      letter: {
        name: mandate.letter_name,
        sha256: mandate.letter_sha256,
        path: `/api/v1/registration-mandates/${id}/letter`,
      },
      acts: acts
        .filter(({ registrar }) => side || mine.has(registrar))
        .map(({ application_id, step, person, at, title }) => ({
          applicationId: application_id,
          dataName: title,
          step,
          by: people.get(person) ?? '',
          at: at.toString(),
        })),
      rule: AG1.id,
      clause: AG1.clause,
    });
  },
});

/** The scanned letter as it was handed in, to be saved. */
export const mandateLetterRead = (uploads: Uploads) =>
  defineFileRead({
    name: 'registration.mandate-letter',
    title: text('授权委托书扫描件', 'Scan of a mandate'),
    path: '/api/v1/registration-mandates/{id}/letter',
    audience: 'signed-in',
    input,
    problems: [registrationProblems['no-such-mandate'].type],
    looked: ({ id }) => `registration-mandate/${id}`,
    async run(actor, { id }, tx) {
      const mandate = await seen(tx, actor, id);
      if (!mandate) return refuse(registrationProblems['no-such-mandate']());
      return ok({
        contentType: 'application/octet-stream',
        body: Buffer.from(await uploads.read({ sha256: mandate.letter_sha256 })),
        fileName: mandate.letter_name,
        cache: 'no-store',
      });
    },
  });
