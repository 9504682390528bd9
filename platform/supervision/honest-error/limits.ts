import { sql } from 'kysely';
import { startOfDate, type Text, type Tx, text } from '#foundation';
import { cataloguedResource } from '#platform/catalog';
import { factsAbout } from '#platform/evidence';
import { currentOrganisations, interestsOf, whereSat } from '#platform/identity';
import { HE1 } from '../model/honest-error/rules.ts';
import { type Limit, type LimitCode, type LimitVerdict, limits } from '../model/honest-error/words.ts';
import { alertTables } from '../store/alerts.ts';
import { incidentTables } from '../store/incidents.ts';
import { stopTables } from '../store/stops.ts';
import { objectionTables } from '../store/tables.ts';
import type { Ground } from './ground.ts';

export interface Tried {
  readonly organisation: string;
  readonly filedBy: string;
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
}

/** From the beginning of the first day to the end of the last. */
const spanOf = ({ from, until }: Tried) => ({
  from: startOfDate(from),
  until: startOfDate(until.add({ days: 1 })),
});
const before = (one: Temporal.Instant, other: Temporal.Instant) => Temporal.Instant.compare(one, other) < 0;
const found = (code: LimitCode, verdict: LimitVerdict, said: Text): Limit => ({ code, verdict, said });
const kept = (code: LimitCode): Limit => found(code, 'kept', limits[code].title);

/** What the hub's own records say of the limits, each kept, broken or not for the hub to tell. */
export async function compareLimits(tx: Tx, ground: Ground, tried: Tried): Promise<readonly Limit[]> {
  return [
    approved(ground, tried),
    await scope(tx, ground, tried),
    await stops(tx, ground, tried),
    await data(tx, ground),
    await incidents(tx, ground, tried),
    await interest(tx, ground, tried),
    await guard(tx, tried),
  ];
}

function approved({ decision, scenario }: Ground, tried: Tried): Limit {
  const { from, until } = spanOf(tried);
  if (decision && Temporal.PlainDate.compare(decision.decidedOn, tried.from) > 0)
    return found(
      'approved',
      'broken',
      text(
        `决策于 ${decision.decidedOn} 作出，晚于事项开始之日`,
        `It was decided on ${decision.decidedOn}, after it began`,
      ),
    );
  if (scenario && (scenario.approvedAt === null || before(from.add({ hours: 24 }), scenario.approvedAt)))
    return found(
      'approved',
      'broken',
      text('应用场景在事项开始时尚未通过审核', 'The scenario was not approved when it began'),
    );
  if (scenario?.endedAt && before(scenario.endedAt, until.subtract({ hours: 24 })))
    return found(
      'approved',
      'broken',
      text('应用场景在事项结束前已终止', 'The scenario had ended before it was over'),
    );
  return kept('approved');
}

async function scope(tx: Tx, { agreement, scenario }: Ground, tried: Tried): Promise<Limit> {
  if (!agreement)
    return found('scope', 'unknown', text('未在授权协议项下进行', 'It was not done under an agreement'));
  const { from, until } = spanOf(tried);
  const { compare } = Temporal.PlainDate;
  const inTerm =
    agreement.activeAt !== null &&
    !before(from.add({ hours: 24 }), agreement.activeAt) &&
    compare(agreement.until, tried.until) > 0 &&
    (agreement.endedAt === null || !before(agreement.endedAt, until.subtract({ hours: 24 })));
  if (!inTerm)
    return found(
      'scope',
      'broken',
      text(
        `协议 ${agreement.number} 在此期间并非一直有效`,
        `Agreement ${agreement.number} was not in force all the time`,
      ),
    );
  const things = [agreement.id, ...(scenario ? [scenario.id] : [])];
  const facts = await factsAbout(tx, things);
  return things.some((id) => suspensionsIn(facts.get(id) ?? [], from, until))
    ? found(
        'scope',
        'broken',
        text('协议或者应用场景在此期间被暂停', 'Agreement or scenario was suspended meanwhile'),
      )
    : kept('scope');
}

/** Whether an agreement or a scenario was suspended at some instant of a span, from what the log says of it. */
export function suspensionsIn(
  facts: readonly { readonly kind: string; readonly at: Temporal.Instant }[],
  from: Temporal.Instant,
  until: Temporal.Instant,
): boolean {
  let since: Temporal.Instant | null = null;
  for (const { kind, at } of facts) {
    if (kind.endsWith('suspended')) since ??= at;
    if (!kind.endsWith('resumed') || since === null) continue;
    if (before(since, until) && before(from, at)) return true;
    since = null;
  }
  return since !== null && before(since, until);
}

/** Everything it was tried with, by kind and id. */
const thingsOf = ({ agreement, scenario }: Ground) => [
  ...(agreement ? [{ kind: 'agreement', id: agreement.id }] : []),
  ...resourcesOf({ agreement, scenario }).map((id) => ({ kind: 'resource', id })),
];
const resourcesOf = ({ agreement, scenario }: Pick<Ground, 'agreement' | 'scenario'>): readonly string[] => [
  ...(scenario?.resources ??
    agreement?.document.parts.scope.resources.map(({ resourceId }) => resourceId) ??
    []),
];

async function stops(tx: Tx, ground: Ground, tried: Tried): Promise<Limit> {
  const things = thingsOf(ground);
  if (things.length === 0)
    return found(
      'stops',
      'unknown',
      text('没有可以核对的协议或者资源', 'There is no agreement or resource to compare'),
    );
  const { from, until } = spanOf(tried);
  const [kinds, ids] = [things.map(({ kind }) => kind), things.map(({ id }) => id)];
  const named = sql<boolean>`(kind, thing_id) IN (SELECT * FROM unnest(${kinds}::text[], ${ids}::text[]))`;
  const stopped = await stopTables(tx)
    .selectFrom('supervision.stop')
    .select('title')
    .where(named)
    .where('stopped_at', '<', until)
    .where(({ or, eb }) => or([eb('lifted_at', 'is', null), eb('lifted_at', '>', from)]))
    .executeTakeFirst();
  const frozen = await objectionTables(tx)
    .selectFrom('supervision.mark')
    .select('thing_id')
    .where(named)
    .where('code', 'not in', ['complaint'])
    .where('marked_at', '<', until)
    .where(({ or, eb }) => or([eb('cleared_at', 'is', null), eb('cleared_at', '>', from)]))
    .executeTakeFirst();
  if (stopped)
    return found(
      'stops',
      'broken',
      text(`“${stopped.title}”在此期间停用`, `“${stopped.title}” was stopped meanwhile`),
    );
  return frozen
    ? found('stops', 'broken', text('所用数据在此期间被冻结', 'Data it used were frozen meanwhile'))
    : kept('stops');
}

async function data(tx: Tx, ground: Ground): Promise<Limit> {
  const ids = resourcesOf(ground);
  if (ids.length === 0)
    return found('data', 'unknown', text('没有可以核对的数据资源', 'There is no resource to compare'));
  for (const id of ids) {
    const resource = await cataloguedResource(tx, id);
    const levels = [resource?.level, ...(resource?.items.map(({ level }) => level) ?? [])];
    if (levels.some((level) => HE1.parameters.prohibitedLevels.includes(level ?? '')))
      return found(
        'data',
        'broken',
        text(
          `“${resource!.title}”含不得开发利用的级别`,
          `“${resource!.title}” holds a level that may not be used`,
        ),
      );
    if (!resource?.graded)
      return found(
        'data',
        'unknown',
        text(`“${resource?.title ?? id}”尚未分级`, `“${resource?.title ?? id}” was not graded`),
      );
  }
  return kept('data');
}

/** Whether somebody leaked on purpose the hub cannot know; that something leaked it does. */
async function incidents(tx: Tx, ground: Ground, tried: Tried): Promise<Limit> {
  const things = thingsOf(ground).map(({ id }) => id);
  if (things.length === 0)
    return found(
      'incident',
      'unknown',
      text('没有可以核对的协议或者资源', 'There is no agreement or resource to compare'),
    );
  const { from } = spanOf(tried);
  const row = await incidentTables(tx)
    .selectFrom('supervision.incident')
    .select(['number'])
    .where('drill', '=', false)
    .where('kind', '=', 'incident')
    .where('found_at', '>=', from)
    .where(({ or, eb }) => or([eb('agreement_id', 'in', things), eb('resource_id', 'in', things)]))
    .orderBy('found_at')
    .executeTakeFirst();
  return row
    ? found(
        'incident',
        'unknown',
        text(
          `发生过安全事件（第 ${row.number} 号），是否故意须由评估人查明`,
          `There was an incident (No. ${row.number}); whether on purpose is for the assessor to find out`,
        ),
      )
    : kept('incident');
}

async function interest(tx: Tx, { agreement }: Ground, { filedBy, organisation }: Tried): Promise<Limit> {
  if (!agreement)
    return found(
      'interest',
      'unknown',
      text('没有可以核对的受益方', 'There is nobody who gained to compare'),
    );
  const { operator, document } = agreement;
  const named = [
    operator,
    ...document.parts.scope.users.developers.map(({ organisationId }) => organisationId),
  ];
  const since = tx.now.subtract({ hours: 24 * 365 * HE1.parameters.tieYears });
  const sat = (await whereSat(tx, [filedBy], since)).map(({ organisationId }) => organisationId);
  const now = await currentOrganisations(tx, [...named, ...sat, organisation], 'general');
  const current = (id: string) => now.get(id) ?? id;
  const tied = new Set([...(await interestsOf(tx, filedBy)), ...sat].map(current));
  // One's own house is no tie: that it gained is what it is there for, and somebody else assesses it.
  tied.delete(current(organisation));
  return named.some((id) => tied.has(current(id)))
    ? found(
        'interest',
        'broken',
        text(
          '申报人与协议的运营机构或者数据商有任职或者申报的利害关系',
          'Who filed it has a post or a declared interest in the operator or a developer of the agreement',
        ),
      )
    : kept('interest');
}

async function guard(tx: Tx, tried: Tried): Promise<Limit> {
  const row = await alertTables(tx)
    .selectFrom('supervision.alert as alert')
    .innerJoin('supervision.alert_person as person', 'person.alert_id', 'alert.id')
    .select('alert.id')
    .where('person.person_id', '=', tried.filedBy)
    .where('person.standing', '=', 'concerned')
    .where('alert.family', '=', 'guard')
    .where('alert.state', 'in', ['decided', 'closed'])
    .where('alert.outcome', 'in', ['founded', 'measures'])
    .where('alert.raised_at', '>=', startOfDate(tried.from))
    .executeTakeFirst();
  // Which alert is not said: it may be for nobody but who decides on it.
  return row
    ? found(
        'guard',
        'broken',
        text(
          '申报人在此期间有成立的廉洁线索',
          'An alert over the conduct of who filed it was founded meanwhile',
        ),
      )
    : kept('guard');
}
