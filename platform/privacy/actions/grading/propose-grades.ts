import { Type } from 'typebox';
import { defineAction, ok, refuse, text } from '#foundation';
import { cancelTasks } from '#platform/casework';
import { cataloguedResource } from '#platform/catalog';
import { personOf } from '../../desk.ts';
import { gradedResourceSubject, proposeGrades } from '../../grading/desk.ts';
import { gradingProblems } from '../../grading/problems.ts';
import { standingGradings } from '../../store/grades.ts';

/** The department has the levels proposed anew, as after a repair: what is proposed lower then is never taken over by itself. */
export const proposeGradesAct = defineAction({
  name: 'privacy.propose-grades',
  title: text('形成分级建议', 'Have the grades proposed'),
  description: text(
    '按最新版本的检查结果、信息项名称、代码表、规模和来源，逐项给出级别建议和理由；确认后才生效。',
    'Propose a level with its reasons for each item, from what was found in the newest revision, names, code tables, size and sources. Nothing holds before it is confirmed.',
  ),
  input: Type.Object(
    {
      resourceId: Type.String({ format: 'resource', maxLength: 60, title: '数据资源', titleEn: 'Resource' }),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ gradingId: Type.String(), level: Type.String() }),
  problems: [gradingProblems['nothing-to-grade'].type],
  rules: ['R59'],
  subject: (tx, input) => gradedResourceSubject(tx, input.resourceId),
  async run(actor, { resourceId }, tx) {
    const resource = await cataloguedResource(tx, resourceId);
    if (!resource || resource.items.length === 0) return refuse(gradingProblems['nothing-to-grade']());
    const { open } = await standingGradings(tx, resourceId);
    if (open) await cancelTasks(tx, { subject: { kind: 'grading', id: open.id } }, actor);
    const grading = await proposeGrades(tx, resource, personOf(actor), { onlyIfNew: false });
    if (!grading) throw new Error('a proposal that was asked for is made');
    return ok({ gradingId: grading.id, level: grading.level });
  },
});
