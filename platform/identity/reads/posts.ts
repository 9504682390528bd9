import { Type } from 'typebox';
import { defineRead, idPattern, ok, refuse, TextSchema, type Tx, text } from '#foundation';
import { performProblems } from '../perform/problems.ts';
import { organisation, organisationNames } from '../store/organisations.ts';
import { type Post, post, postsIn } from '../store/posts.ts';
import { sittersOf } from '../store/register.ts';
import { Named, orNull, RoleLine, roleLines } from './schemas.ts';
import { looksInto } from './who-may-look.ts';

export const PostLine = Type.Object({
  id: Type.String(),
  title: TextSchema,
  organisation: Named,
  roles: Type.Array(RoleLine),
  holder: orNull(Type.Object({ id: Type.String(), name: Type.String(), since: Type.String() })),
  deputy: orNull(Type.Object({ id: Type.String(), name: Type.String(), until: orNull(Type.String()) })),
});

/** One post with who sits in it: for administrators, and for the people of its organisation. */
export const postRead = defineRead({
  name: 'identity.post',
  title: text('岗位', 'A post'),
  path: '/api/v1/posts/{id}',
  audience: 'signed-in',
  input: Type.Object({ id: Type.String({ pattern: idPattern('pst') }) }, { additionalProperties: false }),
  output: PostLine,
  problems: [performProblems['not-found'].type],
  async run(actor, input, tx) {
    const found = await post(tx, input.id);
    if (!found || !looksInto(actor, found.organisationId)) return refuse(performProblems['not-found']());
    const [line] = await postLines(tx, [found], await organisationNames(tx, [found.organisationId]));
    return line ? ok(line) : refuse(performProblems['not-found']());
  },
});

/** Posts of an organisation with who sits in them: for administrators, and for its own people. */
export const postsRead = defineRead({
  name: 'identity.posts',
  title: text('单位的岗位', 'Posts of an organisation'),
  path: '/api/v1/organisations/{id}/posts',
  audience: 'signed-in',
  input: Type.Object({ id: Type.String({ pattern: idPattern('org') }) }, { additionalProperties: false }),
  output: Type.Object({ items: Type.Array(PostLine), next: Type.Null(), total: Type.Integer() }),
  problems: [performProblems['not-found'].type],
  sheet: {
    title: text('岗位', 'Post'),
    'organisation.name': text('单位', 'Organisation'),
    'holder.name': text('在任人员', 'Holder'),
    'deputy.name': text('代理人', 'Deputy'),
  },
  async run(actor, input, tx) {
    const found = looksInto(actor, input.id) ? await organisation(tx, input.id) : null;
    if (!found) return refuse(performProblems['not-found']());
    const items = await postLines(tx, await postsIn(tx, input.id), new Map([[input.id, found.name]]));
    return ok({ items, next: null, total: items.length });
  },
});

export async function postLines(tx: Tx, posts: readonly Post[], names: ReadonlyMap<string, string>) {
  const sitters = await sittersOf(
    tx,
    posts.map(({ id }) => id),
  );
  return posts.map((post) => {
    const sitting = (standing: 'holder' | 'deputy') =>
      sitters.find((row) => row.post_id === post.id && row.standing === standing);
    const [holder, deputy] = [sitting('holder'), sitting('deputy')];
    return {
      id: post.id,
      title: post.title,
      organisation: { id: post.organisationId, name: names.get(post.organisationId) ?? '' },
      roles: roleLines(post.roles),
      holder: holder ? { id: holder.id, name: holder.name, since: holder.starts_at.toString() } : null,
      deputy: deputy ? { id: deputy.id, name: deputy.name, until: deputy.ends_at?.toString() ?? null } : null,
    };
  });
}
