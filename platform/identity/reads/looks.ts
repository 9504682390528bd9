import { Type } from 'typebox';
import {
  type Actor,
  cutToPage,
  defineRead,
  ok,
  PageOf,
  pageInput,
  refuse,
  TextSchema,
  text,
  unpackCursor,
} from '#foundation';
import { lookKindTitle } from '../model/look-kinds.ts';
import { performProblems } from '../perform/problems.ts';
import { looksListed } from '../store/looks.ts';
import { organisationNames } from '../store/organisations.ts';
import { personNames } from '../store/people.ts';
import { postsByIds } from '../store/posts.ts';
import { orNull } from './schemas.ts';

const auditing: readonly string[] = ['audit-admin', 'auditor'];
const audits = (actor: Actor): boolean => actor.roles.some((role) => auditing.includes(role));
const usual = 50;

/**
 * Who looked at what. Everybody sees their own looks, and who opened their own record in the register of people: of those the organisation and the post, not the
 * name (知情权: that and by whom personal information was handled). All looks, with names, are for the auditors; that they look at them is written down like any other look.
 */
export const looksRead = defineRead({
  name: 'identity.looks',
  title: text('查看记录', 'Who looked at what'),
  path: '/api/v1/looks',
  audience: 'signed-in',
  input: Type.Object(
    {
      of: Type.Optional(Type.Enum(['mine', 'at-me', 'all'])),
      person: Type.Optional(Type.String({ maxLength: 60 })),
      /** `kind/id`. */
      thing: Type.Optional(Type.String({ maxLength: 120 })),
      ...pageInput,
    },
    { additionalProperties: false },
  ),
  output: PageOf(
    Type.Object({
      id: Type.String(),
      at: Type.String(),
      kind: Type.String(),
      kindTitle: TextSchema,
      thing: Type.String(),
      person: orNull(Type.String()),
      post: orNull(TextSchema),
      organisation: orNull(Type.String()),
    }),
  ),
  problems: [performProblems['not-found'].type],
  looked: ({ of, person, thing }) => (of === 'all' ? `looks/${person ?? thing ?? 'all'}` : null),
  async run(actor, input, tx) {
    if (actor.kind !== 'person') return refuse(performProblems['not-found']());
    const of = input.of ?? 'mine';
    const all = of === 'all';
    if (all && !audits(actor)) return refuse(performProblems['not-found']());
    const which = all
      ? {
          ...(input.person ? { person: input.person } : {}),
          ...(input.thing ? { thing: input.thing } : {}),
        }
      : of === 'mine'
        ? { person: actor.personId }
        : { thing: `person/${actor.personId}` };
    const limit = input.limit ?? usual;
    const place = unpackCursor(input.cursor);
    const lines = await looksListed(tx, {
      ...which,
      ...(typeof place === 'string' && /^\d{1,18}$/.test(place) ? { before: BigInt(place) } : {}),
      limit: limit + 1,
    });
    const { shown, next } = cutToPage(lines, limit, (last) => String(last.id));
    const names = all ? await personNames(tx, [...new Set(shown.map(({ personId }) => personId))]) : null;
    const posts = await postsByIds(
      tx,
      shown.map(({ postId }) => postId),
    );
    const organisations = await organisationNames(
      tx,
      [...posts.values()].flatMap((post) => post?.organisationId ?? []),
    );
    return ok({
      items: shown.map((line) => {
        const post = posts.get(line.postId);
        return {
          id: String(line.id),
          at: line.at.toString(),
          kind: line.kind,
          kindTitle: lookKindTitle(line.kind),
          thing: line.thingId,
          person: names?.get(line.personId) ?? null,
          post: post?.title ?? null,
          organisation: post ? (organisations.get(post.organisationId) ?? null) : null,
        };
      }),
      next,
      total: shown.length,
      // They are not counted: more than are shown, where the list goes on.
      ...(next ? { totalIsAtLeast: true } : {}),
    });
  },
});
