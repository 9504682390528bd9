import { dateAt, startOfDate } from '#foundation';
import { lookHours } from '#platform/identity';
import type { Watch } from '../alerts/look.ts';
import { ownCircle, samePairs } from '../model/guards/circle.ts';
import { beforeApplications, browsing, excess, oddHours } from '../model/guards/looking.ts';
import { weekOf } from '../model/guards/office.ts';
import { GD2, GD6 } from '../model/guards/rules.ts';
import { approvalsSince, hoursWith, looksAndApplications, tiesOf } from './gather.ts';

/** Kinds of things that are somebody's task: who opens one has a task about it, or not. */
const caseKinds: ReadonlySet<string> = new Set([
  'registration-application',
  'registration-objection',
  'authorisation-selection',
  'objection',
  'incident',
  'rectification',
  'alert',
  'tip',
  'honest-error',
]);

/** Who looked at what, and who approved whom: this week and the one before, pairs over a year. */
export const watchGuards: Watch = async (tx) => {
  const today = dateAt(tx.now);
  const week = weekOf(today);
  const judged = [week.subtract({ days: 7 }), week];
  const { looks, applications } = await looksAndApplications(
    tx,
    judged[0]!.subtract({ days: GD6.parameters.days }),
  );
  const lately = looks.filter(({ at }) => Temporal.Instant.compare(at, startOfDate(judged[0]!)) >= 0);
  const hours = hoursWith(
    await lookHours(tx, startOfDate(judged[0]!.subtract({ days: GD2.parameters.overDays })), tx.now),
    looks,
  );
  const approvals = await approvalsSince(tx, tx.now.subtract({ hours: 24 * 365 }));
  const { sat, tied } = await tiesOf(tx, [
    ...looks.map(({ personId }) => personId),
    ...approvals.map(({ by }) => by),
  ]);
  return [
    ...browsing(lately, caseKinds),
    ...oddHours(hours, judged),
    ...excess(lately, hours, judged),
    ...beforeApplications(looks, applications, tied),
    ...ownCircle(approvals, sat),
    ...samePairs(approvals, tx.now),
  ];
};
