import { sql } from 'kysely';
import { Type } from 'typebox';
import {
  type Actor,
  countedUpTo,
  cutToPage,
  defineRead,
  ok,
  PageOf,
  pageInput,
  TextSchema,
  text,
  totalOf,
  unpackPlaceInTime,
} from '#foundation';
import { organisationNames } from '#platform/identity';
import type { RegistrationPorts } from '../ports.ts';
import { R2, R3 } from '../rules.ts';
import { sidesOf } from '../sides.ts';
import { registrationTables } from '../store/tables.ts';

const overseers: readonly string[] = ['data-authority', 'auditor', 'audit-admin'];
/** Sees the duties of everybody. */
export const overseesDuties = (actor: Actor): boolean => actor.roles.some((role) => overseers.includes(role));

/** Duties to register (R2): all of them for who oversees, otherwise those of the own organisation. Missed stays missed when met late. */
export const dutiesRead = (ports: RegistrationPorts) =>
  defineRead({
    name: 'registration.duties',
    title: text('首次登记义务', 'Duties to register'),
    path: '/api/v1/registration-duties',
    audience: 'signed-in',
    input: Type.Object({ missed: Type.Optional(Type.Boolean()), ...pageInput }),
    output: Type.Object({
      ...PageOf(
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
          /** The delivery made elsewhere that the duty arose by; null where the hub delivered first. */
          deliveryId: Type.Union([Type.String(), Type.Null()]),
          metElsewhere: Type.Boolean(),
          rule: Type.String(),
          clause: Type.Object({ document: Type.String(), article: Type.String() }),
        }),
      ).properties,
      ruleTitle: TextSchema,
    }),
    sheet: {
      title: text('名称', 'What'),
      organisation: text('登记主体', 'Registrant'),
      aroseAt: text('义务发生', 'Arose'),
      lastDay: text('最后一天', 'Last day'),
      provisional: text('日历未公布', 'Provisional'),
      metAt: text('申请时间', 'Filed'),
      missed: text('逾期', 'Missed'),
      rule: text('规则', 'Rule'),
    },
    async run(actor, input, tx) {
      let query = registrationTables(tx).selectFrom('registration.duty').selectAll();
      if (!overseesDuties(actor)) {
        const sides = [...new Set(await sidesOf(tx, actor))];
        // Of one organisation, as nearly always, its duties come in the order of their index.
        query =
          sides.length === 1
            ? query.where('organisation', '=', sides[0]!)
            : query.where('organisation', 'in', ['', ...sides]);
      }
      // Half-open, like every deadline: the instant it is due is too late.
      const late = sql<boolean>`coalesce(met_at, ${tx.now}) >= due_at`;
      if (input.missed !== undefined) query = query.where(input.missed ? late : sql<boolean>`NOT ${late}`);
      const limit = input.limit ?? 50;
      const after = unpackPlaceInTime(input.cursor);
      const rows = await query
        .$if(after !== null, (list) =>
          list.where(sql<boolean>`(due_at, thing_id) < (${after?.at}, ${after?.id})`),
        )
        .orderBy('due_at', 'desc')
        .orderBy('thing_id', 'desc')
        .limit(limit + 1)
        .execute();
      const { counted } = await registrationTables(tx)
        .selectFrom(
          query
            .clearSelect()
            .select('thing_id')
            .limit(countedUpTo + 1)
            .as('found'),
        )
        .select((count) => count.fn.countAll<bigint>().as('counted'))
        .executeTakeFirstOrThrow();
      const { shown, next } = cutToPage(rows, limit, (last) => [last.due_at.toString(), last.thing_id]);
      const names = await organisationNames(
        tx,
        shown.map(({ organisation }) => organisation),
      );
      const titles = new Map<string, ReadonlyMap<string, string>>();
      for (const [kind, of] of Map.groupBy(shown, ({ thing_kind }) => thing_kind))
        titles.set(
          kind,
          await ports.titles[kind](
            tx,
            of.map(({ thing_id }) => thing_id),
          ),
        );
      const items = shown.map((duty) => {
        return {
          kind: duty.thing_kind,
          thingId: duty.thing_id,
          title: titles.get(duty.thing_kind)?.get(duty.thing_id) ?? duty.thing_id,
          organisation: names.get(duty.organisation) ?? '',
          aroseAt: duty.arose_at.toString(),
          lastDay: duty.last_day.toString(),
          provisional: duty.provisional,
          metAt: duty.met_at?.toString() ?? null,
          missed: Temporal.Instant.compare(duty.met_at ?? tx.now, duty.due_at) >= 0,
          deliveryId: duty.delivery_id,
          metElsewhere: duty.met_by === 'filed-elsewhere',
          rule: R3.judge({ deliveredAt: duty.arose_at }).holds ? R3.id : R2.id,
          clause: R2.clause,
        };
      });
      return ok({
        items,
        ruleTitle: R2.title,
        next,
        ...totalOf(Number(counted)),
      });
    },
  });
