import { sql } from 'kysely';
import { Type } from 'typebox';
import {
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
import { organisationNames, personNames } from '#platform/identity';
import { deliveryLifecycle } from '../model/delivery.ts';
import type { RegistrationPorts } from '../ports.ts';
import { sidesOf } from '../sides.ts';
import { registrationTables } from '../store/tables.ts';
import { overseesDuties } from './duties.ts';

const orNull = Type.Union([Type.String(), Type.Null()]);

/** Deliveries made elsewhere that were entered: all of them for who oversees, otherwise those of the own side. What does not count any more stays listed. */
export const deliveriesRead = (ports: RegistrationPorts) =>
  defineRead({
    name: 'registration.deliveries',
    title: text('系统外交付', 'Deliveries made elsewhere'),
    path: '/api/v1/registration-deliveries',
    audience: 'signed-in',
    input: Type.Object({ ...pageInput }),
    output: PageOf(
      Type.Object({
        id: Type.String(),
        kind: Type.String(),
        thingId: Type.String(),
        title: Type.String(),
        organisation: Type.String(),
        deliveredOn: Type.String(),
        deliveredBy: Type.String(),
        paperNumber: Type.String(),
        filedOn: orNull,
        filedWith: orNull,
        filedNumber: orNull,
        enteredBy: Type.String(),
        enteredAt: Type.String(),
        state: Type.String(),
        stateTitle: TextSchema,
        said: orNull,
        entryId: Type.String(),
      }),
    ),
    sheet: {
      title: text('名称', 'What'),
      organisation: text('登记主体', 'Registrant'),
      deliveredOn: text('首次交付日期', 'First delivered on'),
      deliveredBy: text('经何系统、交付给谁', 'By which system, to whom'),
      paperNumber: text('凭证文号', 'Number of the proof'),
      filedOn: text('在别处申请登记', 'Filed elsewhere on'),
      filedWith: text('受理的登记机构', 'Filed with'),
      filedNumber: text('申请或登记编号', 'Number of that filing'),
      enteredBy: text('登记人', 'Entered by'),
      enteredAt: text('登记时间', 'Entered'),
      stateTitle: text('状态', 'State'),
      said: text('理由', 'Reason'),
    },
    async run(actor, { limit = 50, cursor }, tx) {
      let mine = registrationTables(tx).selectFrom('registration.delivery');
      if (!overseesDuties(actor))
        mine = mine.where('organisation', 'in', ['', ...(await sidesOf(tx, actor))]);
      const after = unpackPlaceInTime(cursor);
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
        shown.map(({ organisation }) => organisation),
      );
      const people = await personNames(
        tx,
        shown.map(({ entered_by }) => entered_by),
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
      return ok({
        items: shown.map((row) => ({
          id: row.id,
          kind: row.thing_kind,
          thingId: row.thing_id,
          title: titles.get(row.thing_kind)?.get(row.thing_id) ?? row.thing_id,
          organisation: names.get(row.organisation) ?? '',
          deliveredOn: row.delivered_on.toString(),
          deliveredBy: row.delivered_by,
          paperNumber: row.paper_number,
          filedOn: row.filed_on?.toString() ?? null,
          filedWith: row.filed_with,
          filedNumber: row.filed_number,
          enteredBy: people.get(row.entered_by) ?? '',
          enteredAt: row.entered_at.toString(),
          state: row.state,
          stateTitle: deliveryLifecycle.states[row.state].title,
          said: row.said,
          entryId: row.entry_id,
        })),
        next,
        ...totalOf(Number(counted)),
      });
    },
  });
