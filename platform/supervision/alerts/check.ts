import { type Check, type Text, text } from '#foundation';
import { alertTables } from '../store/alerts.ts';

/** Every alert rests on facts, and one that was decided was proposed and decided by two persons, none of them concerned. */
export const alertsCheck: Check = {
  name: 'supervision.alerts',
  title: text('监督线索有事实，结论由两人作出', 'Alerts rest on facts and were decided by two persons'),
  async run(tx) {
    const rows = await alertTables(tx)
      .selectFrom('supervision.alert as alert')
      .select([
        'alert.id',
        'alert.state',
        'alert.proposed_by',
        'alert.decided_by',
        'alert.outcome',
        'alert.family',
      ])
      .select(({ exists, selectFrom }) => [
        exists(
          selectFrom('supervision.alert_fact as fact')
            .select('fact.fact')
            .whereRef('fact.alert_id', '=', 'alert.id'),
        ).as('founded'),
        exists(
          selectFrom('supervision.alert_person as person')
            .select('person.person_id')
            .whereRef('person.alert_id', '=', 'alert.id')
            .where(({ eb, or, ref }) =>
              or([
                eb('person.person_id', '=', ref('alert.decided_by')),
                eb('person.person_id', '=', ref('alert.proposed_by')),
              ]),
            ),
        ).as('own'),
        exists(
          selectFrom('supervision.alert_person as person')
            .leftJoin('supervision.alert_hearing as hearing', (join) =>
              join
                .onRef('hearing.alert_id', '=', 'person.alert_id')
                .onRef('hearing.person_id', '=', 'person.person_id'),
            )
            .select('person.person_id')
            .whereRef('person.alert_id', '=', 'alert.id')
            .where('person.standing', '=', 'concerned')
            .where('hearing.person_id', 'is', null),
        ).as('unheard'),
      ])
      .execute();
    const faults: Text[] = [];
    for (const row of rows) {
      if (!row.founded) faults.push(text(`${row.id} 没有事实`, `${row.id} rests on no fact`));
      const decided = row.state === 'decided' || row.state === 'closed';
      if (
        decided !== (row.decided_by !== null) ||
        (decided && (row.proposed_by === null || row.outcome === null))
      )
        faults.push(
          text(
            `${row.id} 为 ${row.state}，审定手续不全`,
            `${row.id} is ${row.state} and was not decided by two persons`,
          ),
        );
      if (row.decided_by !== null && row.decided_by === row.proposed_by)
        faults.push(
          text(`${row.id} 由提出人自己审定`, `${row.id} was decided by the person who proposed it`),
        );
      if (decided && row.family === 'guard' && row.outcome !== 'unfounded' && row.unheard)
        faults.push(
          text(
            `${row.id} 认定成立而未请当事人陈述`,
            `${row.id} was found without hearing the persons concerned`,
          ),
        );
      if (row.own)
        faults.push(text(`${row.id} 由当事人自己认定`, `${row.id} was judged by a person concerned`));
    }
    return { looked: rows.length, faults };
  },
};
