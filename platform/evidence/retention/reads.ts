import { Type } from 'typebox';
import { type Actor, type AnyRead, defineRead, ok, refuse, TextSchema, text } from '#foundation';
import { organisationNames } from '#platform/identity';
import { factsAbout } from '../entries.ts';
import { erasureLifecycle, latestBefore } from '../model/erasure.ts';
import { problems } from '../problems.ts';
import { R67 } from '../rules.ts';
import { evidenceTables } from '../store/tables.ts';
import { entryStanding } from './entry-standing.ts';
import type { RetentionOptions } from './erase-batch.ts';

const Nullable = <Schema extends ReturnType<typeof Type.String>>(schema: Schema) =>
  Type.Union([schema, Type.Null()]);
const Day = Type.String({ format: 'date' });
const Instant = Type.String({ format: 'date-time' });
const Index = Type.Union([Type.Integer(), Type.Null()]);

/** What was erased, is proposed to be, and is kept under hold; and what of an entry is still here. */
export const retentionReads = ({
  needs,
  parameters,
}: Pick<RetentionOptions, 'needs' | 'parameters'>): readonly AnyRead[] => [
  defineRead({
    name: 'evidence.entry-standing',
    title: text('收据的现状', 'What is still known of a receipt'),
    path: '/api/v1/receipts/{id}/standing',
    audience: 'public',
    input: Type.Object(
      { id: Type.String({ minLength: 1, maxLength: 64, title: '存证编号', titleEn: 'Entry id' }) },
      { additionalProperties: false },
    ),
    output: Type.Object({
      entry: Type.String(),
      kind: Type.String(),
      index: Index,
      fields: Type.Array(Type.String(), { description: 'Fields the receipt shows' }),
      recovered: Type.Boolean({
        description: 'Came back from the log after a restore: salts and values are lost',
      }),
      erased: Type.Union([
        Type.Object({
          erasure: Type.String({ description: 'Subject of the public fact that announces it' }),
          before: Day,
          decidedAt: Instant,
          rule: Type.String(),
          factIndex: Index,
        }),
        Type.Null(),
      ]),
    }),
    problems: [problems['no-such-entry'].type],
    async run(_actor, { id }, tx) {
      const standing = await entryStanding(tx, id);
      if (!standing) return refuse(problems['no-such-entry']());
      const { erased } = standing;
      return ok({
        ...standing,
        fields: [...standing.fields],
        erased: erased && {
          ...erased,
          before: erased.before.toString(),
          decidedAt: erased.decidedAt.toString(),
          rule: R67.id,
        },
      });
    },
  }),

  defineRead({
    name: 'evidence.retention',
    title: text('存证明细的保存与清除', 'Retention of salts and values'),
    path: '/api/v1/evidence/retention',
    audience: 'signed-in',
    input: Type.Object({}, { additionalProperties: false }),
    output: Type.Object({
      /** The latest date before which entries can be erased today (R67). */
      latest: Day,
      erasures: Type.Array(
        Type.Object({
          id: Type.String(),
          before: Day,
          reason: Type.String(),
          state: Type.String(),
          stateTitle: TextSchema,
          proposedAt: Instant,
          decidedAt: Nullable(Instant),
          opinion: Nullable(Type.String()),
          erased: Type.Integer(),
          kept: Type.Integer(),
          doneAt: Nullable(Instant),
          factIndex: Index,
        }),
      ),
      holds: Type.Array(
        Type.Object({
          id: Type.String(),
          thing: Type.String(),
          /** What it is called; null for an entry, which has no name. */
          title: Type.Union([TextSchema, Type.Null()]),
          reason: Type.String(),
          placedAt: Instant,
          liftedAt: Nullable(Instant),
          whyLifted: Nullable(Type.String()),
        }),
      ),
    }),
    async run(actor, _input, tx) {
      const latest = latestBefore(tx.now, parameters?.provisionYears ?? R67.parameters.provisionYears);
      if (!oversees(actor)) return ok({ latest: latest.toString(), erasures: [], holds: [] });
      const erasures = await evidenceTables(tx)
        .selectFrom('evidence.erasure')
        .selectAll()
        .orderBy('proposed_at', 'desc')
        .limit(200)
        .execute();
      const holds = await evidenceTables(tx)
        .selectFrom('evidence.hold')
        .selectAll()
        .orderBy((order) => order('lifted_at', 'is not', null))
        .orderBy('placed_at', 'desc')
        .limit(500)
        .execute();
      const facts = await factsAbout(
        tx,
        erasures.map(({ id }) => id),
      );
      const things = holds.map(({ thing }) => thing);
      const needed = await needs(tx, things);
      const names = await organisationNames(
        tx,
        things.filter((thing) => thing.startsWith('org_')),
      );
      return ok({
        latest: latest.toString(),
        erasures: erasures.map((row) => ({
          id: row.id,
          before: row.before.toString(),
          reason: row.reason,
          state: row.state,
          stateTitle: erasureLifecycle.states[row.state].title,
          proposedAt: row.proposed_at.toString(),
          decidedAt: row.decided_at?.toString() ?? null,
          opinion: row.opinion,
          erased: Number(row.erased),
          kept: Number(row.kept),
          doneAt: row.done_at?.toString() ?? null,
          factIndex: facts.get(row.id)?.at(-1)?.index ?? null,
        })),
        holds: holds.map((row) => {
          const name = names.get(row.thing);
          return {
            id: row.id,
            thing: row.thing,
            title: needed.get(row.thing)?.title ?? (name === undefined ? null : text(name, name)),
            reason: row.reason,
            placedAt: row.placed_at.toString(),
            liftedAt: row.lifted_at?.toString() ?? null,
            whyLifted: row.why_lifted,
          };
        }),
      });
    },
  }),
];

const oversees = (actor: Actor): boolean =>
  ['data-authority', 'security-admin', 'auditor', 'audit-admin'].some((role) =>
    (actor.roles as readonly string[]).includes(role),
  );
