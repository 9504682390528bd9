import { type Check, type Text, type Tx, text } from '#foundation';
import { clocksOf, tasksOf } from '#platform/casework';
import { applicationRef } from './desk.ts';
import { reportClock, reportTask } from './platform-report.ts';
import { registrationTables } from './store/tables.ts';

/**
 * Each end of a registration is told to the registrar's platform: its report says the same end and was told, or somebody is still about
 * it: a clock runs, or a task lies on a desk (Art 13, 15).
 */
export const reportsCheck: Check = {
  name: 'registration.reports',
  title: text(
    '登记终止均已报送登记平台',
    'Each end of a registration is told to the platform, or is about to be',
  ),
  async run(tx) {
    const ended = await registrationTables(tx)
      .selectFrom('registration.application as one')
      .leftJoin('registration.platform_report as report', 'report.registration_id', 'one.id')
      .select([
        'one.id',
        'one.state as ended',
        'report.how',
        'report.state',
        'report.told_at',
        'one.ended_at',
      ])
      .where('one.type', '=', 'first')
      .where('one.query_code', 'is not', null)
      .where('one.state', 'in', ['cancelled', 'lapsed', 'revoked'])
      .execute();
    const early = await registrationTables(tx)
      .selectFrom('registration.platform_report as report')
      .innerJoin('registration.application as one', 'one.id', 'report.registration_id')
      .select('one.id')
      .where('one.state', 'not in', ['cancelled', 'lapsed', 'revoked'])
      .execute();
    const faults: Text[] = early.map(({ id }) =>
      text(`${id} 没有终止却有报送`, `${id}: told of an end that it has not come to`),
    );
    for (const { id, ended: how, how: said, state, told_at, ended_at } of ended) {
      const wrong =
        state === null
          ? text('终止没有报送', 'nobody is to tell the platform of its end')
          : said !== how
            ? text('报送的终止方式不同', 'the platform was told of another end')
            : state === 'told' &&
                (told_at === null || (ended_at !== null && Temporal.Instant.compare(told_at, ended_at) < 0))
              ? text('报送时间在终止之前', 'was told before its end')
              : state !== 'told' && !(await isLookedAfter(tx, id))
                ? text(
                    '没有时限也没有办件跟进报送',
                    'neither a clock nor a task is about telling the platform',
                  )
                : null;
      if (wrong) faults.push(text(`${id} ${wrong.zh}`, `${id}: ${wrong.en}`));
    }
    return { looked: ended.length + early.length, faults };
  },
};

/** A clock runs that tells it, or somebody has it on the desk. Few are ever not told yet. */
async function isLookedAfter(tx: Tx, id: string): Promise<boolean> {
  const subject = applicationRef({ id });
  return (
    (await clocksOf(tx, subject)).some(({ kind, state }) => kind === reportClock && state === 'running') ||
    (await tasksOf(tx, subject)).some(({ kind, state }) => kind === reportTask && state === 'open')
  );
}
