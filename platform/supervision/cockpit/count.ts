import { sql } from 'kysely';
import { dateAt, startOfDate, type Tx } from '#foundation';
import { agreementsByIds, disclosedGrants } from '#platform/authorisation';
import { countDutiesByMonth } from '#platform/casework';
import { countSupply, departmentsInService, departmentsOf } from '#platform/catalog';
import { usage } from '#platform/evidence';
import { organisations } from '#platform/identity';
import { openRisks } from '#platform/privacy';
import { listedProducts } from '#platform/products';
import { countRegistrationDuties } from '#platform/registration';
import { openAlertFigures } from '../alerts/figures.ts';
import { answeringEach } from '../sides.ts';
import { departmentsObjectedTo } from '../store/objections.ts';
import { type FigureLine, type FigureName, monthOf, notCounted } from './figures.ts';

type Count = Omit<FigureLine, 'month' | 'part'> & Partial<Pick<FigureLine, 'month' | 'part'>>;

/** All figures as they are now: what happened from the month `since` on, what stands under the month of now. */
export async function countFigures(tx: Tx, since: Temporal.PlainDate): Promise<readonly FigureLine[]> {
  const counts = [
    ...(await supply(tx)),
    ...(await duties(tx, since)),
    ...(await use(tx, since)),
    ...(await usedOfYear(tx)),
    ...(await risks(tx)),
    ...(await complaints(tx, since)),
  ];
  return sumsOf(counts, monthOf(dateAt(tx.now)));
}

/** One line for each month, name, organisation and part. */
function sumsOf(counts: readonly Count[], now: Temporal.PlainDate): readonly FigureLine[] {
  const lines = new Map<string, FigureLine>();
  for (const { month = now, name, organisation, part = '', value } of counts) {
    const key = JSON.stringify([month.toString(), name, organisation, part]);
    lines.set(key, { month, name, organisation, part, value: (lines.get(key)?.value ?? 0) + value });
  }
  return [...lines.values()];
}

async function supply(tx: Tx): Promise<readonly Count[]> {
  const supplied = (await countSupply(tx)).flatMap((of): Count[] => [
    { name: 'supply.resources', organisation: of.organisation, value: of.resources },
    { name: 'supply.in-service', organisation: of.organisation, value: of.inService },
    { name: 'supply.revisions', organisation: of.organisation, value: of.revisions },
    { name: 'supply.fresh', organisation: of.organisation, value: of.fresh },
    { name: 'supply.stale', organisation: of.organisation, value: of.stale },
    { name: 'supply.clean', organisation: of.organisation, value: of.clean },
    { name: 'supply.open', organisation: of.organisation, value: of.open },
  ]);
  const registered = (await countRegistrationDuties(tx)).flatMap(({ organisation, arose, met }): Count[] => [
    { name: 'registration.arose', organisation, value: arose },
    { name: 'registration.met', organisation, value: met },
  ]);
  return [...supplied, ...registered];
}

async function duties(tx: Tx, since: Temporal.PlainDate): Promise<readonly Count[]> {
  const counted = await countDutiesByMonth(tx, { from: startOfDate(since), except: notCounted });
  return counted.map(({ state, organisation, rule, month, count }) => ({
    name: `clock.${state}` as const,
    organisation: organisation ?? '',
    part: rule,
    value: count,
    ...(month ? { month } : {}),
  }));
}

/** From the meter alone. */
async function use(tx: Tx, since: Temporal.PlainDate): Promise<readonly Count[]> {
  const from = startOfDate(since);
  const used = await usage(tx, { from, by: ['agreement', 'purpose', 'month'] });
  const ids = [...new Set(used.map(({ agreement }) => agreement ?? ''))];
  const operators = new Map((await agreementsByIds(tx, ids)).map(({ id, operator }) => [id, operator]));
  const grants = await disclosedGrants(tx, ids);
  const bought = await usage(tx, { from, by: ['buyer', 'month'] });
  const buyers = await organisations(
    tx,
    bought.map(({ buyer }) => buyer ?? ''),
  );
  return [
    ...used.map(({ agreement, purpose, month, calls }): Count => {
      const granted = grants.get(agreement ?? '')?.purposes.find(({ code }) => code === purpose);
      return {
        name: 'use.calls',
        organisation: operators.get(agreement ?? '') ?? '',
        part: granted?.title ?? purpose ?? '',
        value: calls,
        month: month!,
      };
    }),
    ...bought.map(
      ({ buyer, month, calls }): Count => ({
        name: 'use.by-class',
        organisation: '',
        part: buyers.get(buyer ?? '')?.kind ?? '',
        value: calls,
        month: month!,
      }),
    ),
  ];
}

/** What was used at all in the last twelve months, whatever how often: resources by their department, listed products by their operator. */
async function usedOfYear(tx: Tx): Promise<readonly Count[]> {
  const from = yearBefore(tx);
  const used = await usage(tx, { from, by: ['agreement', 'product'] });
  const grants = await disclosedGrants(tx, [...new Set(used.flatMap(({ agreement }) => agreement ?? []))]);
  const resources = [...new Set([...grants.values()].flatMap((grant) => grant.resources))];
  const departments = await departmentsInService(tx, resources);
  const called = new Set(
    used.flatMap(({ product, calls }) => (product !== null && calls > 0 ? [product] : [])),
  );
  const listed = await listedProducts(tx);
  return [
    ...[...departments.values()].map(
      (organisation): Count => ({ name: 'use.resources', organisation, value: 1 }),
    ),
    ...listed.flatMap(({ id, operator: organisation }): Count[] => [
      { name: 'use.products-listed', organisation, value: 1 },
      ...(called.has(id) ? [{ name: 'use.products-called' as const, organisation, value: 1 }] : []),
    ]),
  ];
}

const yearBefore = (tx: Tx): Temporal.Instant =>
  tx.now.toZonedDateTimeISO('Asia/Shanghai').subtract({ years: 1 }).toInstant();

async function risks(tx: Tx): Promise<readonly Count[]> {
  const open = await openRisks(tx);
  const departments = await departmentsOf(tx, [...new Set(open.flatMap(({ resource }) => resource ?? []))]);
  const alerts = await openAlertFigures(tx);
  return [
    ...open.map(
      ({ kind, organisation, resource, count }): Count => ({
        name: `risk.${kind}`,
        organisation: organisation ?? departments.get(resource ?? '') ?? '',
        value: count,
      }),
    ),
    ...alerts.map(
      (alert): Count => ({
        name: 'risk.alert',
        organisation: alert.organisation ?? '',
        part: alert.family,
        value: alert.alerts,
      }),
    ),
  ];
}

/**
 * Objections by the department whose data they are about, incidents by who recorded them (drills are none), stops by who ordered them. Middle values do not add up, so theirs is
 * taken over what everybody answers for now.
 */
async function complaints(tx: Tx, since: Temporal.PlainDate): Promise<readonly Count[]> {
  const from = startOfDate(since);
  const yearAgo = yearBefore(tx);
  const now = await answeringEach(tx, await departmentsObjectedTo(tx));
  const monthIn = (column: string) =>
    sql`date_trunc('month', ${sql.ref(column)} AT TIME ZONE 'Asia/Shanghai')::date`;
  const { rows } = await sql<{
    name: FigureName;
    organisation: string;
    month: Temporal.PlainDate | null;
    value: number;
  }>`
    SELECT 'complaint.raised' AS name, department AS organisation, ${monthIn('raised_at')} AS month, count(*)::float8 AS value
    FROM supervision.objection WHERE raised_at >= ${from} GROUP BY 2, 3
    UNION ALL
    SELECT 'complaint.closed', department, ${monthIn('closed_at')}, count(*)
    FROM supervision.objection WHERE closed_at >= ${from} GROUP BY 2, 3
    UNION ALL
    SELECT 'complaint.open', department, NULL, count(*) FROM supervision.objection WHERE closed_at IS NULL GROUP BY 2
    UNION ALL
    SELECT 'complaint.days', coalesce(one.now, ''), NULL,
           round(percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM closed_at - raised_at)::float8 / 86400))
    FROM supervision.objection JOIN unnest(${[...now.keys()]}::text[], ${[...now.values()]}::text[]) AS one (id, now) ON one.id = department
    WHERE closed_at >= ${yearAgo} GROUP BY GROUPING SETS ((), (one.now)) HAVING count(*) > 0
    UNION ALL
    SELECT 'incident.recorded', organisation, ${monthIn('recorded_at')}, count(*)
    FROM supervision.incident WHERE NOT drill AND recorded_at >= ${from} GROUP BY 2, 3
    UNION ALL
    SELECT 'incident.open', organisation, NULL, count(*) FROM supervision.incident WHERE NOT drill AND closed_at IS NULL GROUP BY 2
    UNION ALL
    SELECT 'stop.in-force', stopped_org, NULL, count(*) FROM supervision.stop WHERE state = 'in-force' GROUP BY 2`.execute(
    tx.tables(),
  );
  return rows.map(({ month, ...count }) => ({ ...count, ...(month ? { month } : {}) }));
}
