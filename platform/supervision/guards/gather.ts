import { startOfDate, type Tx } from '#foundation';
import { ownTasks } from '#platform/casework';
import {
  actsOn,
  currentOrganisations,
  type LookHour,
  looksSince,
  postsByIds,
  secondSteps,
  standingInterests,
  whereSat,
} from '#platform/identity';
import type { Application, Approval, Hour, Look, TiedTo } from '../model/guards/office.ts';
import { GD4 } from '../model/guards/rules.ts';

/** How long before the looks a task that is done counts as the reason for opening its case again. */
const taskDays = 30;

export interface Looked {
  readonly looks: readonly Look[];
  /** What persons of other organisations did with the same things after. */
  readonly applications: readonly Application[];
}

/** Looks since a day with the post behind each, whether it was the person's own matter, and what others then handed in about the same. */
export async function looksAndApplications(tx: Tx, since: Temporal.PlainDate): Promise<Looked> {
  const from = startOfDate(since);
  const lines = await looksSince(tx, from);
  const posts = await postsByIds(
    tx,
    lines.map(({ postId }) => postId),
  );
  const thingOf = ({ kind, thingId }: (typeof lines)[number]) => `${kind}/${thingId}`;
  const before = from.subtract({ hours: 24 * taskDays });
  const tasks = await ownTasks(
    tx,
    lines.map((line) => ({ postId: line.postId, thing: thingOf(line) })),
    before,
  );
  const acts = await actsOn(tx, lines.map(thingOf), before);
  const actors = new Set(acts.map(({ personId, thing }) => `${personId} ${thing}`));
  const looks = lines.flatMap((line): Look[] => {
    const post = posts.get(line.postId);
    if (!post) return [];
    const thing = thingOf(line);
    return [
      {
        personId: line.personId,
        organisationId: post.organisationId,
        roles: post.roles.toSorted().join(' '),
        kind: line.kind,
        thing,
        at: line.at,
        own: tasks.has(`${line.postId} ${thing}`) || actors.has(`${line.personId} ${thing}`),
      },
    ];
  });
  const others = await postsByIds(
    tx,
    acts.map(({ postId }) => postId),
  );
  const applications = acts.flatMap(({ postId, act, thing, at }): Application[] => {
    const post = others.get(postId);
    return post ? [{ thing, organisationId: post.organisationId, what: act, at }] : [];
  });
  return { looks, applications };
}

/** Hours of looks with the organisation of each person, where the person sat in one of those that are known from the looks. */
export const hoursWith = (hours: readonly LookHour[], looks: readonly Look[]): readonly Hour[] => {
  const of = new Map(looks.map(({ personId, organisationId }) => [personId, organisationId]));
  return hours.map((hour) => ({ ...hour, organisationId: of.get(hour.personId) ?? '' }));
};

/** Kinds of subjects whose steps are about an alert itself: its persons are no proposers. */
const aboutThemselves = ['alert', 'audit-finding', 'interest'];

/** Second steps of the last year, whose owner is named as it is called now. */
export async function approvalsSince(tx: Tx, since: Temporal.Instant): Promise<readonly Approval[]> {
  const steps = (await secondSteps(tx, since)).filter(
    ({ subjectKind }) => !aboutThemselves.includes(subjectKind),
  );
  const now = await currentOrganisations(
    tx,
    steps.flatMap(({ owner, organisationId }) => [owner, organisationId]).filter((id) => id !== ''),
    'general',
  );
  return steps.map((step) => ({
    act: step.act,
    thing: `${step.subjectKind}/${step.subjectId}`,
    by: step.personId,
    organisationId: now.get(step.organisationId) ?? step.organisationId,
    first: step.first,
    owner: now.get(step.owner) ?? step.owner,
    at: step.at,
  }));
}

/** Who is tied to which organisation: by a post there within some years, and with `declared` by what the person declared. Organisations as they are called now. */
export async function tiesOf(
  tx: Tx,
  people: readonly string[],
): Promise<{ readonly sat: TiedTo; readonly tied: TiedTo }> {
  const each = [...new Set(people)];
  const seats = await whereSat(tx, each, tx.now.subtract({ hours: 24 * 365 * GD4.parameters.years }));
  const now = await currentOrganisations(
    tx,
    seats.map(({ organisationId }) => organisationId),
    'general',
  );
  const sat = new Set(
    seats.flatMap(({ personId, organisationId }) => [
      `${personId} ${organisationId}`,
      `${personId} ${now.get(organisationId) ?? organisationId}`,
    ]),
  );
  const declared = new Set(
    (await standingInterests(tx)).map(({ personId, organisationId }) => `${personId} ${organisationId}`),
  );
  const satIn: TiedTo = (person, organisation) => sat.has(`${person} ${organisation}`);
  return {
    sat: satIn,
    tied: (person, organisation) => satIn(person, organisation) || declared.has(`${person} ${organisation}`),
  };
}
