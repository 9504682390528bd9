import { Type } from 'typebox';
import { type Actor, defineAction, idPattern, newId, ok, opening, refuse, type Tx, text } from '#foundation';
import { handOn } from '#platform/casework';
import { type CataloguedResource, cataloguedResource } from '#platform/catalog';
import { rolesOfOrganisation } from '#platform/identity';
import { openClassTitles } from '#platform/privacy';
import { decideTask, departmentNow, EntryAnswer, matterOf, openResourceSubject, personOf } from '../desk.ts';
import { allowedClass } from '../judge.ts';
import { unfit } from '../model/fit.ts';
import { entryLifecycle } from '../model/lifecycle.ts';
import type { OpenClass } from '../model/open-class.ts';
import { type UpdateCycle, updateCycles } from '../model/rules.ts';
import { problems } from '../problems.ts';
import { entriesOf, findEntry, lockOpening, openingTables } from '../store/entries.ts';

const long = (title: string, titleEn: string, more: object = {}) =>
  Type.String({ minLength: 4, maxLength: 1000, format: 'text', title, titleEn, ...more });

/** The department says how a resource of its own is to be opened, why, and on what basis; the data authority decides. */
export const proposeEntry = defineAction({
  name: 'opening.propose-entry',
  title: text('申报开放目录条目', 'Propose an entry of the open list'),
  description: text(
    '数源部门申报资源的开放属性：无条件开放、有条件开放、非开放，写明理由和依据；由数据管理部门审定后列入开放目录。已列入的再次申报即为新版本。',
    'The department proposes how a resource is opened: without conditions, under conditions, or not, with reasons and basis; the data authority decides. For what is listed already this is the next version.',
  ),
  input: Type.Object(
    {
      resourceId: Type.String({
        format: 'resource',
        maxLength: 60,
        title: '数据资源',
        titleEn: 'Resource',
      }),
      class: Type.Unsafe<OpenClass>({
        type: 'string',
        enum: Object.keys(openClassTitles),
        enumTitles: openClassTitles,
        title: '开放属性',
        titleEn: 'Class of opening',
      }),
      reasons: long('理由', 'Reasons'),
      legalBasis: long(
        '依据（法律、法规、规章或者文件及条款）',
        'Basis (law, regulation or document, with its article)',
      ),
      conditions: Type.Optional(
        long('开放条件（有条件开放的写明）', 'Conditions (where there are)', { asked: true }),
      ),
      priority: Type.Boolean({ title: '列入重点开放清单', titleEn: 'On the priority list' }),
      updateCycle: Type.Unsafe<UpdateCycle>({
        type: 'string',
        enum: Object.keys(updateCycles),
        enumTitles: updateCycles,
        title: '更新周期',
        titleEn: 'Renewed',
      }),
      contact: Type.String({
        minLength: 4,
        maxLength: 200,
        title: '联系方式（电话、邮箱或者网址）',
        titleEn: 'Contact (telephone, mail or address)',
      }),
      authorityId: Type.String({
        pattern: idPattern('org'),
        format: 'organisation',
        title: '审定单位（数据管理部门）',
        titleEn: 'Data authority that decides',
      }),
    },
    { additionalProperties: false },
  ),
  output: EntryAnswer,
  problems: [
    problems['class-not-right'].type,
    problems['already-proposed'].type,
    problems['no-such-authority'].type,
  ],
  rules: ['R58'],
  idempotent: true,
  subject: opening(['open-resource'], (tx: Tx, input: { readonly resourceId: string }) =>
    openResourceSubject(tx, input.resourceId),
  ),
  async run(actor: Actor, input, tx) {
    await lockOpening(tx, input.resourceId);
    const resource = (await cataloguedResource(tx, input.resourceId))!;
    const department = await departmentNow(tx, resource.sourceOrganisation);
    if (
      input.authorityId === department ||
      !(await rolesOfOrganisation(tx, input.authorityId)).some((role) => role === 'data-authority')
    )
      return refuse(problems['no-such-authority']());
    const earlier = await entriesOf(tx, resource.id);
    if (earlier.some(({ state }) => state === 'proposed' || state === 'withdrawing'))
      return refuse(problems['already-proposed']());
    const why = await unfitNow(tx, resource, input.class, input.conditions);
    if (why.length > 0)
      return refuse(
        problems['class-not-right']({
          rule: 'R56',
          defects: why.map((message) => ({ at: '/class', message })),
        }),
      );
    const id = newId('ope');
    await openingTables(tx)
      .insertInto('opening.entry')
      .values({
        id,
        resource_id: resource.id,
        version: (earlier[0]?.version ?? 0) + 1,
        state: entryLifecycle.initial,
        class: input.class,
        title: resource.title,
        search: searchOf(resource),
        theme: resource.theme,
        department,
        authority: input.authorityId,
        reasons: input.reasons,
        legal_basis: input.legalBasis,
        conditions: input.conditions ?? null,
        priority: input.priority,
        update_cycle: input.updateCycle,
        contact: input.contact,
        proposed_by: personOf(actor),
        proposed_at: tx.now,
        decided_by: null,
        decided_at: null,
        opinion: null,
        revision_id: null,
        gate_digest: null,
        listed_at: null,
        updated_at: null,
        due_on: null,
        ended_at: null,
        withdrawal_reason: null,
        withdrawal_by: null,
        withdrawal_at: null,
        withdrawn_by: null,
        log_entry: null,
        withdrawal_entry: null,
      })
      .execute();
    const row = (await findEntry(tx, id))!;
    const title = openClassTitles[input.class];
    await handOn(
      tx,
      actor,
      matterOf(row),
      text(`申报：${title.zh}`, `Proposed: ${title.en}`),
      decideTask(row, actor),
    );
    return ok({ openEntryId: id, state: row.state });
  },
});

/** What stands against the class as the resource is now. */
export const unfitNow = async (
  tx: Tx,
  resource: CataloguedResource,
  wanted: OpenClass,
  conditions: string | undefined,
) =>
  unfit(wanted, {
    data: resource.revision !== null,
    allowed: wanted === 'not-open' ? null : await allowedClass(tx, resource),
    conditions,
  });

const searchOf = ({ title, summary, theme, items }: CataloguedResource): string =>
  [title, theme ?? '', ...items.map(({ name }) => name), summary].join(' ').toLowerCase().slice(0, 4000);
