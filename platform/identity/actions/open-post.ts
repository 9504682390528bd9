import { Type } from 'typebox';
import { defineAction, newId, ok, text } from '#foundation';
import { roleCodes, roleTitles } from '../model/roles.ts';
import { problems } from '../problems.ts';
import { lockStructure, tables } from '../store/dated.ts';
import { organisation } from '../store/organisations.ts';
import { administered, codeField, effectiveAt, idField, readEffective, textField } from './fields.ts';
import { rolesFit, standsFrom } from './post-fitness.ts';

/** The roles a post is to have. */
export const rolesField = Type.Array(codeField(roleCodes, '角色', 'Role', roleTitles), {
  minItems: 1,
  maxItems: 8,
  uniqueItems: true,
  title: '角色',
  titleEn: 'Roles',
});

/** A seat for somebody: title, roles, organisation. Nobody sits in it yet. */
export const openPost = defineAction({
  name: 'identity.open-post',
  title: text('设立岗位', 'Open a post'),
  description: text(
    '岗位承载任务和角色；人员任岗，岗位编号终身不变。',
    'A post carries tasks and roles. People come and go; the post keeps its id.',
  ),
  input: Type.Object(
    {
      organisationId: idField('org', '单位', 'Organisation'),
      titleZh: textField('岗位名称', 'Title (Chinese)', { minLength: 2, maxLength: 60 }),
      titleEn: textField('岗位英文名称', 'Title (English)', { minLength: 2, maxLength: 120 }),
      roles: rolesField,
      effectiveAt,
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ postId: Type.String() }),
  problems: [
    problems['not-standing'].type,
    problems['roles-not-right'].type,
    problems['kept-apart'].type,
    problems.retroactive.type,
  ],
  rules: ['ID2'],
  idempotent: true,
  subject: async (tx, input, actor) =>
    (await organisation(tx, input.organisationId))
      ? administered(actor, { kind: 'post', id: 'new', owner: input.organisationId })
      : null,
  async run(_actor, input, tx) {
    const at = readEffective(tx, input.effectiveAt);
    if (!at.ok) return at;
    await lockStructure(tx);
    const stands = await standsFrom(tx, input.organisationId, at.value);
    if (!stands.ok) return stands;
    const fit = await rolesFit(tx, input.organisationId, null, input.roles, at.value);
    if (!fit.ok) return fit;
    const id = newId('pst');
    const dated = { starts_at: at.value, ends_at: null };
    await tables(tx)
      .insertInto('identity.post')
      .values({ id, title_zh: input.titleZh, title_en: input.titleEn, successor_id: null, ...dated })
      .execute();
    await tables(tx)
      .insertInto('identity.post_seat')
      .values({ post_id: id, organisation_id: input.organisationId, reorganisation_id: null, ...dated })
      .execute();
    await tables(tx)
      .insertInto('identity.post_role')
      .values(input.roles.map((role) => ({ post_id: id, role, ...dated })))
      .execute();
    await tx.emit({
      kind: 'identity.post-opened',
      subject: id,
      payload: { postId: id, organisationId: input.organisationId },
    });
    return ok({ postId: id });
  },
});
