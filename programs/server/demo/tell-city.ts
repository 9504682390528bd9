import type { Actor } from '#foundation';
import {
  enterFirstRoster,
  findPost,
  holderOf,
  isFounded,
  organisationByName,
  type RoleCode,
  type RosterOrganisation,
  type RosterPost,
  roles as roleList,
} from '#platform/identity';
import { type DemoOrganisation, demoOrganisations } from '../../../demo/organisations.ts';
import type { Story } from './story.ts';

export interface DemoCity {
  /** Organisation ids by name. */
  readonly organisations: ReadonlyMap<string, string>;
  /** Who holds the post with a role in an organisation. */
  holder(organisation: string, role: RoleCode): Promise<Actor>;
  /** Another one there with the same role, for what one person may not do alone. */
  second(organisation: string, role: RoleCode): Promise<Actor>;
}

/** Organisations, their posts and the people on them, in one commit. People are numbered, not named: nobody is meant. */
export async function tellCity(story: Story): Promise<DemoCity> {
  const began = performance.now();
  const list = demoOrganisations();
  const { database } = story.running;
  const founded = await database.transaction(async (tx) => {
    if (await isFounded(tx)) return false;
    await enterFirstRoster(tx, rosterOf(list), '演示城市建立');
    return true;
  });
  const organisations = await database.transaction(
    async (tx) =>
      new Map(
        await Promise.all(
          list.map(async ({ name }) => [name, (await organisationByName(tx, name))?.id ?? ''] as const),
        ),
      ),
    { mode: 'snapshot' },
  );
  if (founded)
    story.say(
      `机构 ${organisations.size} 个（${Math.round(performance.now() - began)} 毫秒）`,
      `${organisations.size} organisations with their posts and people`,
    );
  const holding = async (organisation: string, role: RoleCode, apartFrom: readonly string[]) => {
    const personId = await database.transaction(async (tx) => {
      const organisationId = organisations.get(organisation) ?? '';
      const post = await findPost(tx, { organisationId, role, apartFrom });
      return post ? (await holderOf(tx, post.id))?.personId : undefined;
    });
    if (!personId || apartFrom.includes(personId))
      throw new Error(`the demo city has not enough people as ${role} in ${organisation}`);
    return story.person(personId);
  };
  return {
    organisations,
    holder: (organisation, role) => holding(organisation, role, []),
    async second(organisation, role) {
      const first = await holding(organisation, role, []);
      return holding(organisation, role, first.kind === 'person' ? [first.personId] : []);
    },
  };
}

function rosterOf(list: readonly DemoOrganisation[]): RosterOrganisation[] {
  let people = 0;
  const postOf = (role: RoleCode, second: boolean): RosterPost => {
    people++;
    return {
      titleZh: `${roleList[role].title.zh}岗${second ? '（复核）' : ''}`,
      titleEn: `${roleList[role].title.en}${second ? ' (second)' : ''}`,
      roles: [role],
      holder: {
        name: `演示人员${String(people).padStart(3, '0')}`,
        staffNumber: `D${String(people).padStart(4, '0')}`,
      },
    };
  };
  return list.map((organisation) => ({
    name: organisation.name,
    kind: organisation.kind,
    ...(organisation.level ? { level: organisation.level } : {}),
    uscc: organisation.uscc,
    ...(organisation.parent ? { parent: organisation.parent } : {}),
    posts: (organisation.capacities as readonly RoleCode[]).flatMap((role) =>
      twoPeople.has(role) ? [postOf(role, false), postOf(role, true)] : [postOf(role, false)],
    ),
  }));
}

/** Roles that need two people, so that nobody checks their own work. */
const twoPeople = new Set<RoleCode>([
  'source-department',
  'data-authority',
  'authorising-body',
  'operator',
  'implementing-body',
  'registrar-reviewer',
]);
