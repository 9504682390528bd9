import { type Actor, defineImport, type FoundName, type Tx, text } from '#foundation';
import { openPost } from './actions/open-post.ts';
import { registerOrganisation } from './actions/register-organisation.ts';
import { kindTitles, levels } from './model/organisation-kinds.ts';
import { roleTitles } from './model/roles.ts';
import { organisationByName } from './store/organisations.ts';
import { postsIn } from './store/posts.ts';

async function findOrganisation(tx: Tx, _actor: Actor, said: string): Promise<FoundName> {
  const found = await organisationByName(tx, said);
  return found
    ? { ok: true, value: found.id }
    : {
        ok: false,
        why: text(
          '不是已登记的单位。上级单位写在同一表中的，请先导入上级单位。',
          'is no registered organisation. A superior of the same sheet is brought in first.',
        ),
      };
}

/** The register of organisations, many at once. */
export const organisationsImport = defineImport({
  name: 'identity.organisations',
  title: text('单位名录', 'Organisations'),
  act: registerOrganisation,
  on: 'organisation',
  page: '/work/organisations',
  columns: {
    name: {
      title: text('单位名称', 'Name'),
      also: ['单位全称', 'Full name'],
      kind: 'text',
      required: true,
      longest: 120,
      example: '云川市水务局',
    },
    kind: {
      title: text('类别', 'Kind'),
      also: ['单位类别'],
      kind: 'choice',
      options: kindTitles,
      required: true,
      example: '政府部门',
    },
    level: {
      title: text('层级', 'Level'),
      kind: 'choice',
      options: levels,
      note: text('国家机关和事业单位必填', 'required of public bodies'),
      example: '市',
    },
    uscc: {
      title: text('统一社会信用代码', 'Credit code'),
      also: ['Unified social credit code'],
      kind: 'text',
      longest: 40,
      example: '11310000000000000A',
    },
    division: { title: text('行政区划代码', 'Division code'), kind: 'text', longest: 6, example: '310000' },
    parentId: {
      title: text('上级单位', 'Superior organisation'),
      kind: 'named',
      note: text('单位全称', 'its full name'),
      example: '云川市人民政府',
      find: findOrganisation,
    },
  },
  input: (row) => row,
  async unchanged(tx, _actor, row) {
    const known = row.name === undefined ? null : await organisationByName(tx, row.name);
    if (!known) return false;
    return (
      (row.kind === undefined || row.kind === known.kind) &&
      (row.level === undefined || row.level === known.level) &&
      (row.uscc === undefined || row.uscc === known.uscc) &&
      (row.division === undefined || row.division === known.division) &&
      (row.parentId === undefined || row.parentId === known.parentId)
    );
  },
});

/** The posts of organisations. Nobody sits in them yet: whoever is to is appointed by the procedure for that. */
export const postsImport = defineImport({
  name: 'identity.posts',
  title: text('岗位', 'Posts'),
  act: openPost,
  on: 'post',
  page: '/work/organisations',
  columns: {
    organisationId: {
      title: text('单位', 'Organisation'),
      kind: 'named',
      required: true,
      note: text('单位全称', 'its full name'),
      example: '云川市水务局',
      find: findOrganisation,
    },
    titleZh: {
      title: text('岗位名称', 'Title (Chinese)'),
      also: ['岗位'],
      kind: 'text',
      required: true,
      longest: 60,
      example: '数据管理岗',
    },
    titleEn: {
      title: text('岗位英文名称', 'Title (English)'),
      also: ['Post'],
      kind: 'text',
      required: true,
      longest: 120,
      example: 'Data desk',
    },
    roles: {
      title: text('角色', 'Roles'),
      kind: 'choice',
      options: roleTitles,
      many: true,
      required: true,
      example: '数源部门',
    },
  },
  input: (row) => row,
  async unchanged(tx, _actor, row) {
    if (row.organisationId === undefined) return false;
    const posts = await postsIn(tx, row.organisationId);
    return posts.some(
      ({ title, roles }) =>
        (row.titleZh ?? row.titleEn) !== undefined &&
        (row.titleZh === undefined || row.titleZh === title.zh) &&
        (row.titleEn === undefined || row.titleEn === title.en) &&
        (row.roles === undefined ||
          [...row.roles].sort().join() === [...(roles as readonly string[])].sort().join()),
    );
  },
});
