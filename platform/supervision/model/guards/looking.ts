import { chinaCalendar, text } from '#foundation';
import type { Fact, Finding } from '../alerts/finding.ts';
import { median } from '../conduct/orders.ts';
import { type Application, dayOf, type Hour, type Look, type TiedTo, weekOf } from './office.ts';
import { GD1, GD2, GD3, GD6 } from './rules.ts';

const lookFact = (look: Look, aspect: string): Fact => ({
  kind: look.kind,
  id: look.thing.slice(look.kind.length + 1),
  aspect,
  said: look.own
    ? text('查看（本岗位办件）', 'Opened, a task of the own post')
    : text('查看，无本岗位任务', 'Opened without a task of the own post'),
  at: look.at,
});
/** The first look at each thing. */
const eachOnce = (looks: readonly Look[]): readonly Look[] => [
  ...new Map(looks.toReversed().map((look) => [look.thing, look])).values(),
];
const byPersonAndWeek = (looks: readonly Look[]) =>
  Map.groupBy(looks, ({ personId, at }) => `${personId}/${weekOf(dayOf(at))}`);

/** GD1: cases opened in a week that are neither task nor act of one's own. `caseKinds`: what is somebody's task. */
export function browsing(looks: readonly Look[], caseKinds: ReadonlySet<string>): readonly Finding[] {
  const judged = looks.filter(
    ({ kind, roles }) =>
      caseKinds.has(kind) && roles.split(' ').some((role) => GD1.parameters.roles.includes(role)),
  );
  return [...byPersonAndWeek(judged)].flatMap(([key, of]) => {
    const cases = eachOnce(of);
    const foreign = cases.filter(({ own }) => !own);
    const measured = { opened: cases.length, foreign: foreign.length };
    if (GD1.judge(measured).holds) return [];
    const { personId } = of[0]!;
    return [
      {
        family: 'guard' as const,
        rule: GD1.id,
        key,
        once: true,
        title: text('无办件任务查看案卷', 'Cases opened without a task of one’s own'),
        persons: [personId],
        thing: { kind: 'person', id: personId },
        figures: { ...measured, limit: GD1.parameters.foreign },
        facts: foreign.map((look) => lookFact(look, key)),
      },
    ];
  });
}

const late = ({ day, hour }: Pick<Hour, 'day' | 'hour'>): boolean =>
  hour < GD2.parameters.fromHour || hour >= GD2.parameters.untilHour || !chinaCalendar.isWorkingDay(day);

/** GD2: looks of the weeks in `judged` outside working hours, against the calendar, the organisation's day and the person's own habit. */
export function oddHours(hours: readonly Hour[], judged: readonly Temporal.PlainDate[]): readonly Finding[] {
  const { compare } = Temporal.PlainDate;
  const shared = lateDaysOfOrganisations(hours);
  // What the organisation as a whole did is neither unusual nor a habit of one's own.
  const ownLate = (hour: Hour) => late(hour) && !shared.has(`${hour.organisationId} ${hour.day}`);
  const weeks = new Set(judged.map(String));
  return [...Map.groupBy(hours, ({ personId }) => personId)].flatMap(([personId, own]) =>
    [...Map.groupBy(own, ({ day }) => weekOf(day).toString())].flatMap(([week, of]) => {
      if (!weeks.has(week)) return [];
      const monday = Temporal.PlainDate.from(week);
      const unusual = of.filter(ownLate);
      const since = monday.subtract({ days: GD2.parameters.overDays });
      const before = own.filter(
        (hour) => ownLate(hour) && compare(hour.day, monday) < 0 && compare(hour.day, since) >= 0,
      );
      const measured = {
        looks: unusual.reduce((sum, { looks }) => sum + looks, 0),
        habitualDays: new Set(before.map(({ day }) => day.toString())).size,
      };
      const verdict = GD2.judge(measured);
      if (verdict.holds) return [];
      return [
        {
          family: 'guard' as const,
          rule: GD2.id,
          key: `${personId}/${week}`,
          once: true,
          title: text('非常时段查看', 'Looks at unusual hours'),
          persons: [personId],
          thing: { kind: 'person', id: personId },
          figures: { ...measured, limit: GD2.parameters.looks },
          facts: unusual.map(({ day, hour, looks }) => ({
            kind: 'looks',
            id: personId,
            aspect: `${day} ${hour}`,
            said: text(`${day} ${hour} 时查看 ${looks} 次`, `${looks} looks on ${day} at ${hour}h`),
          })),
        },
      ];
    }),
  );
}

/** Days on which so many of an organisation worked late that it is the organisation's doing: a rush before a deadline, a weekend on duty. */
function lateDaysOfOrganisations(hours: readonly Hour[]): ReadonlySet<string> {
  const shared = new Set<string>();
  for (const [key, of] of Map.groupBy(hours, ({ organisationId, day }) => `${organisationId} ${day}`)) {
    const lately = new Set(of.filter(late).map(({ personId }) => personId)).size;
    const all = new Set(of.map(({ personId }) => personId)).size;
    // On a day off hardly anybody is there, so it takes at least three.
    if (lately >= 3 && lately * 100 >= GD2.parameters.shareOfOthersPercent * all) shared.add(key);
  }
  return shared;
}

/** GD3: looks of the weeks in `judged` against those of others in the same post, and the person's own weeks. */
export function excess(
  looks: readonly Look[],
  hours: readonly Hour[],
  judged: readonly Temporal.PlainDate[],
): readonly Finding[] {
  const weekly = new Map<string, Map<string, number>>();
  for (const { personId, day, looks: count } of hours) {
    const weeks = weekly.get(personId) ?? new Map<string, number>();
    weekly.set(personId, weeks);
    const week = weekOf(day).toString();
    weeks.set(week, (weeks.get(week) ?? 0) + count);
  }
  const peersOf = new Map(
    [...Map.groupBy(looks, ({ roles }) => roles)].map(([roles, of]) => [
      roles,
      [...new Set(of.map(({ personId }) => personId))],
    ]),
  );
  const byWeek = Map.groupBy(looks, ({ at }) => weekOf(dayOf(at)).toString());
  return judged.flatMap((monday) => {
    const week = monday.toString();
    const inWeek = byWeek.get(week) ?? [];
    return [...Map.groupBy(inWeek, ({ personId, roles }) => `${personId} ${roles}`).values()].flatMap(
      (own) => {
        const { personId, roles } = own[0]!;
        const others = (peersOf.get(roles) ?? [])
          .filter((other) => other !== personId)
          .flatMap((other) => weekly.get(other)?.get(week) ?? []);
        const usual = median(others);
        const before = [...(weekly.get(personId) ?? [])].flatMap(([at, count]) => (at < week ? [count] : []));
        const measured = {
          looks: own.length,
          usual,
          deviation: median(others.map((count) => Math.abs(count - usual))),
          peers: others.length,
          ownUsual: before.length >= GD3.parameters.ownWeeks ? median(before) : null,
        };
        if (GD3.judge(measured).holds) return [];
        return [
          {
            family: 'guard' as const,
            rule: GD3.id,
            key: `${personId}/${week}`,
            once: true,
            title: text('查看量远超同岗位人员', 'Many more looks than peers'),
            persons: [personId],
            thing: { kind: 'person', id: personId },
            figures: { ...measured, limit: GD3.parameters.looks },
            facts: eachOnce(own).map((look) => lookFact(look, week)),
          },
        ];
      },
    );
  });
}

/** GD6: opened without a task, and soon after a tied organisation hands in something about the same. */
export function beforeApplications(
  looks: readonly Look[],
  applications: readonly Application[],
  tied: TiedTo,
): readonly Finding[] {
  const byThing = Map.groupBy(applications, ({ thing }) => thing);
  const found = looks.flatMap((look) => {
    if (look.own) return [];
    const after = (byThing.get(look.thing) ?? []).find(
      ({ organisationId, at }) =>
        organisationId !== look.organisationId &&
        Temporal.Instant.compare(at, look.at) > 0 &&
        at.since(look.at).total('hours') <= 24 * GD6.parameters.days &&
        tied(look.personId, organisationId),
    );
    return after ? [{ look, after }] : [];
  });
  const pairs = Map.groupBy(found, ({ look, after }) => `${look.personId}/${after.organisationId}`);
  return [...pairs].flatMap(([key, of]) => {
    const each = [...new Map(of.toReversed().map((one) => [one.look.thing, one])).values()];
    if (GD6.judge({ things: each.length }).holds) return [];
    const { look, after } = each[0]!;
    return [
      {
        family: 'guard' as const,
        rule: GD6.id,
        key,
        title: text('查看后关联单位随即申请', 'Opened shortly before a related application'),
        persons: [look.personId],
        thing: { kind: 'organisation', id: after.organisationId },
        figures: { things: each.length, days: GD6.parameters.days },
        facts: each.flatMap((one) => [
          lookFact(one.look, 'looked'),
          {
            kind: one.look.kind,
            id: one.look.thing.slice(one.look.kind.length + 1),
            aspect: 'applied',
            said: text(
              `关联单位随后办理：${one.after.what}`,
              `The related organisation then did: ${one.after.what}`,
            ),
            at: one.after.at,
          },
        ]),
      },
    ];
  });
}
