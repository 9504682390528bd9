import { type Actor, defineImport, type FoundName, organisationOf, type Tx, text } from '#foundation';
import { holderOf, organisationByName, postsIn } from '#platform/identity';
import type { recordExternalDecision } from '../actions/record-external-decision.ts';
import { decisionKinds, meetings } from '../model/external-decision.ts';
import { organisationsBehind } from '../store/posts.ts';
import type { CaseworkTables } from '../store/tables.ts';

/** Decisions taken off the system, many at once. A second person checks each against its scan, as always. */
export const outsideDecisionsImport = (record: ReturnType<typeof recordExternalDecision>) =>
  defineImport({
    name: 'casework.outside-decisions',
    title: text('系统外决策', 'Decisions taken off the system'),
    act: record,
    page: '/work/decisions',
    columns: {
      number: {
        title: text('文号', 'Number'),
        kind: 'text',
        required: true,
        longest: 100,
        example: '云数纪〔2026〕3号',
      },
      kind: {
        title: text('决策形式', 'Kind of decision'),
        also: ['Kind'],
        kind: 'choice',
        options: decisionKinds,
        required: true,
        example: '会议纪要',
      },
      title: {
        title: text('标题', 'Title'),
        kind: 'text',
        required: true,
        longest: 200,
        example: '关于开展授权运营的会议纪要',
      },
      decidedOn: {
        title: text('决策日期', 'Date of the decision'),
        also: ['Decided on'],
        kind: 'date',
        required: true,
        example: '2026-03-05',
      },
      decidingBody: {
        title: text('决策单位', 'Whose decision'),
        kind: 'named',
        note: text('单位全称；不填为本单位', 'the full name of an organisation; none: your own'),
        example: '云川市人民政府',
        find: findOrganisation,
      },
      meeting: {
        title: text('会议', 'Meeting'),
        kind: 'choice',
        options: meetings,
        note: text('集体决策的须写明', 'of a collective decision'),
        example: '办公会议',
      },
      body: {
        title: text('决策内容', 'What was decided'),
        kind: 'text',
        required: true,
        longest: 20_000,
        example: '同意开展授权运营。',
      },
      scan: {
        title: text('扫描件文件名', 'File name of the scan'),
        kind: 'file',
        required: true,
        longest: 255,
        note: text('扫描件作为附件随表上传', 'the scan is attached to the sheet'),
        example: '纪要3号.pdf',
      },
      checker: {
        title: text('复核岗位', 'Post that checks it'),
        kind: 'named',
        required: true,
        note: text(
          '本单位另一岗位的名称或其任职人的姓名',
          'the title of another post of your organisation, or the name of its holder',
        ),
        example: '综合岗',
        find: findColleague,
      },
      supersedes: {
        title: text('取代的决策', 'Decision whose place it takes'),
        kind: 'named',
        note: text('本单位已复核决策的文号', 'the number of a confirmed decision of your organisation'),
        example: '云数纪〔2025〕8号',
        find: findConfirmed,
      },
    },
    input: ({ scan, checker, ...row }) => ({ ...row, scanUploadId: scan, checkerPostId: checker }),
    async unchanged(tx, actor, row) {
      if (row.number === undefined) return false;
      const known = await tx
        .tables<CaseworkTables>()
        .selectFrom('casework.external_decision')
        .select(['organisation_id', 'kind', 'title', 'body', 'deciding_body', 'meeting', 'decided_on'])
        .where('organisation_id', 'in', [...(await organisationsBehind(tx, actor)), ''])
        .where('number', '=', row.number)
        .where('state', '<>', 'rejected')
        .executeTakeFirst();
      if (!known) return false;
      const there: { readonly [N in keyof typeof row]?: unknown } = {
        kind: known.kind,
        title: known.title,
        body: known.body,
        decidingBody: known.deciding_body ?? known.organisation_id,
        meeting: known.meeting,
        decidedOn: known.decided_on.toString(),
      };
      return (Object.keys(there) as (keyof typeof there)[]).every(
        (name) => row[name] === undefined || row[name] === there[name],
      );
    },
  });

const nothing = (zh: string, en: string): FoundName => ({ ok: false, why: text(zh, en) });

async function findOrganisation(tx: Tx, _actor: Actor, said: string): Promise<FoundName> {
  const found = await organisationByName(tx, said);
  return found
    ? { ok: true, value: found.id }
    : nothing('不是已登记的机构。请填写机构全称。', 'is no registered organisation. Write its full name.');
}

async function findColleague(tx: Tx, actor: Actor, said: string): Promise<FoundName> {
  const own = organisationOf(actor);
  const found: string[] = [];
  for (const post of own ? await postsIn(tx, own) : []) {
    if (actor.kind === 'person' && post.id === actor.postId) continue;
    const names = [post.title.zh, post.title.en, (await holderOf(tx, post.id))?.name];
    if (names.includes(said)) found.push(post.id);
  }
  if (found.length === 1) return { ok: true, value: found[0]! };
  return found.length > 1
    ? nothing(
        '是本单位几个岗位的名称。请改写任职人的姓名。',
        'is the title of several posts. Write the holder’s name.',
      )
    : nothing(
        '不是本单位其他岗位的名称，也不是其任职人的姓名。',
        'is no other post of your organisation and none of their holders.',
      );
}

async function findConfirmed(tx: Tx, actor: Actor, said: string): Promise<FoundName> {
  const found = await tx
    .tables<CaseworkTables>()
    .selectFrom('casework.external_decision')
    .select('id')
    .where('organisation_id', 'in', [...(await organisationsBehind(tx, actor)), ''])
    .where('number', '=', said)
    .where('state', '=', 'confirmed')
    .executeTakeFirst();
  return found
    ? { ok: true, value: found.id }
    : nothing('不是本单位已复核决策的文号。', 'is no number of a confirmed decision of your organisation.');
}
