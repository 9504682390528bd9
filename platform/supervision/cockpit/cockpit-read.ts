import { Type } from 'typebox';
import { type Actor, dateAt, defineRead, ok, refuse, TextSchema, type Tx, text } from '#foundation';
import { organisationKinds, organisationNames, organisations } from '#platform/identity';
import { supervisionProblems } from '../problems.ts';
import { rowsAskedFor } from '../reads/counted.ts';
import { oversees } from '../reads/named-items.ts';
import { answeringEach, sidesOf } from '../sides.ts';
import { definitionOf, type FigureName, figureNames, groups, monthOf } from './figures.ts';
import { type FigureSum, lastTaking, sumFigures } from './store.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);
const Whose = Type.Object({ id: Type.String(), name: Type.String() });
const Clocks = {
  kept: Type.Integer(),
  missed: Type.Integer(),
  running: Type.Integer(),
  late: Type.Integer(),
};
const clockNames = ['clock.kept', 'clock.missed', 'clock.running', 'clock.late'] as const;
const trendNames: readonly FigureName[] = [
  'clock.kept',
  'clock.missed',
  'use.calls',
  'complaint.raised',
  'supply.in-service',
];
const supplied = ['supply.resources', 'supply.in-service', 'supply.stale'] as const;

export interface Asked {
  readonly organisation?: string | undefined;
  /** The day on which it answered for those meant; today when absent. */
  readonly on?: string | undefined;
}

/**
 * Whose figures a reader gets: of all or of one for who oversees, otherwise of the own organisation. What was counted for bodies merged into it is
 * its own, so each number counts once. Null when they may not.
 */
export async function scopeOf(
  tx: Tx,
  actor: Actor,
  { organisation, on }: Asked,
): Promise<{ readonly organisations?: readonly string[] } | null> {
  if (organisation === undefined && oversees(actor)) return {};
  const organisations =
    organisation === undefined
      ? [...(await sidesOf(tx, actor))]
      : await rowsAskedFor(tx, actor, organisation, on);
  return organisations.length > 0 ? { organisations } : null;
}

/** The cockpit: figures as they were last taken, of the whole or of one organisation, and the last twelve months. */
export const cockpitRead = defineRead({
  name: 'supervision.cockpit',
  title: text('监督驾驶舱', 'Cockpit'),
  path: '/api/v1/cockpit',
  audience: 'signed-in',
  input: Type.Object(
    { organisation: Type.Optional(Type.String({ maxLength: 60 })) },
    { additionalProperties: false },
  ),
  output: Type.Object({
    /** When the figures were taken; null when they never were. */
    asOf: Nullable,
    /** What happened is counted from this day. */
    since: Type.String(),
    organisation: Type.Union([Whose, Type.Null()]),
    /** Whether the reader sees those of other organisations too. */
    oversees: Type.Boolean(),
    figures: Type.Array(
      Type.Object({
        name: Type.String(),
        group: Type.String(),
        groupTitle: TextSchema,
        title: TextSchema,
        /** Whether it counts what happened since then, not what stands. */
        flow: Type.Boolean(),
        /** Null when there is nothing it could be made of. */
        value: Type.Union([Type.Integer(), Type.Null()]),
      }),
    ),
    departments: Type.Array(
      Type.Object({
        organisation: Whose,
        ...Clocks,
        resources: Type.Integer(),
        inService: Type.Integer(),
        stale: Type.Integer(),
      }),
    ),
    rules: Type.Array(Type.Object({ rule: Type.String(), ...Clocks })),
    purposes: Type.Array(Type.Object({ purpose: Type.String(), calls: Type.Integer() })),
    classes: Type.Array(Type.Object({ title: TextSchema, calls: Type.Integer() })),
    trends: Type.Object({
      months: Type.Array(Type.String()),
      series: Type.Array(
        Type.Object({
          name: Type.String(),
          title: TextSchema,
          /** Null for a month in which nothing was taken. */
          values: Type.Array(Type.Union([Type.Integer(), Type.Null()])),
        }),
      ),
    }),
  }),
  problems: [supervisionProblems['no-such-figures'].type],
  async run(actor, input, tx) {
    const scope = await scopeOf(tx, actor, input);
    if (!scope) return refuse(supervisionProblems['no-such-figures']());
    const [one] = scope.organisations ?? [];
    const whose = one ? (await organisations(tx, [one])).get(one) : undefined;
    if (one && !whose) return refuse(supervisionProblems['no-such-figures']());
    const last = await lastTaking(tx);
    const through = last?.month ?? monthOf(dateAt(tx.now));
    const from = through.with({ month: 1 });
    const asked = { ...scope, from, through };
    const all = oversees(actor);
    const shown = figureNames.filter((name) => all || !definitionOf(name).overseersOnly);
    const totals = await sumFigures(tx, { ...asked, names: shown });
    const value = (name: FigureName) => totals.find((sum) => sum.name === name)?.value;
    const byOrganisation = await sumFigures(tx, {
      ...asked,
      names: [...clockNames, ...supplied],
      by: ['organisation'],
    });
    const now = await answeringEach(
      tx,
      byOrganisation.flatMap(({ organisation }) => organisation || []),
    );
    const ids = [...new Set(now.values())];
    const names = await organisationNames(tx, ids);
    const byRule = await sumFigures(tx, { ...asked, names: clockNames, by: ['part'] });
    const calls = await sumFigures(tx, { ...asked, names: ['use.calls', 'use.by-class'], by: ['part'] });
    const called = (name: FigureName) =>
      calls.filter((sum) => sum.name === name).toSorted((one, other) => other.value - one.value);
    return ok({
      asOf: last?.takenAt.toString() ?? null,
      since: from.toString(),
      organisation: whose ? { id: whose.id, name: whose.name } : null,
      oversees: all,
      figures: shown
        .filter((name) => !(scope.organisations && name === 'use.by-class'))
        .map((name) => {
          const { group, title, flow, middle } = definitionOf(name);
          return {
            name,
            group,
            groupTitle: groups[group],
            title,
            flow: flow ?? false,
            value: last ? (value(name) ?? (middle ? null : 0)) : null,
          };
        }),
      departments: ids
        .map((id) => {
          const own = byOrganisation.filter(({ organisation }) => now.get(organisation ?? '') === id);
          return {
            organisation: { id, name: names.get(id) ?? id },
            ...clocksIn(own),
            resources: valueIn(own, 'supply.resources'),
            inService: valueIn(own, 'supply.in-service'),
            stale: valueIn(own, 'supply.stale'),
          };
        })
        .toSorted((one, other) => other.late - one.late || other.missed - one.missed),
      rules: [...Map.groupBy(byRule, ({ part }) => part ?? '')].map(([rule, sums]) => ({
        rule,
        ...clocksIn(sums),
      })),
      purposes: called('use.calls').map((sum) => ({ purpose: sum.part ?? '', calls: sum.value })),
      classes: called('use.by-class').map((sum) => ({
        title: titleOfKind(sum.part ?? ''),
        calls: sum.value,
      })),
      trends: await trendsOf(tx, scope, through),
    });
  },
});

async function trendsOf(
  tx: Tx,
  scope: { readonly organisations?: readonly string[] },
  through: Temporal.PlainDate,
) {
  const from = through.subtract({ months: 11 });
  const sums = await sumFigures(tx, { ...scope, names: trendNames, from, through, by: ['month'] });
  const months = Array.from({ length: 12 }, (_, index) => from.add({ months: index }).toString());
  const found = new Map(sums.map(({ name, month, value }) => [`${name} ${month}`, value]));
  return {
    months: months.map((month) => month.slice(0, 7)),
    series: trendNames.map((name) => {
      const { title, flow } = definitionOf(name);
      return {
        name,
        title,
        values: months.map((month) => found.get(`${name} ${month}`) ?? (flow ? 0 : null)),
      };
    }),
  };
}

const valueIn = (sums: readonly FigureSum[], name: FigureName): number =>
  sums.reduce((sum, one) => (one.name === name ? sum + one.value : sum), 0);
const clocksIn = (sums: readonly FigureSum[]) => ({
  kept: valueIn(sums, 'clock.kept'),
  missed: valueIn(sums, 'clock.missed'),
  running: valueIn(sums, 'clock.running'),
  late: valueIn(sums, 'clock.late'),
});
const titleOfKind = (kind: string) =>
  kind in organisationKinds
    ? organisationKinds[kind as keyof typeof organisationKinds].title
    : text('未知', 'Not known');
