import { Type } from 'typebox';
import { defineAction, newId, ok, refuse, text } from '#foundation';
import { kindTitles, levelCodes, levels, organisationKindCodes } from '../model/organisation-kinds.ts';
import { readParticulars } from '../model/particulars.ts';
import { problems } from '../problems.ts';
import { lockStructure, tables } from '../store/dated.ts';
import { beginRecord, organisation, takenBy } from '../store/organisations.ts';
import { administered, codeField, effectiveAt, idField, readEffective, textField } from './fields.ts';

/** A new organisation, standing from now or from a later instant. */
export const registerOrganisation = defineAction({
  name: 'identity.register-organisation',
  title: text('登记单位', 'Register an organisation'),
  description: text(
    '登记一个单位；合并、拆分的承接单位也先在此登记。',
    'Register an organisation. Successors of a merger or split are registered here first.',
  ),
  input: Type.Object(
    {
      name: textField('单位全称', 'Full name', { minLength: 2, maxLength: 120 }),
      kind: codeField(organisationKindCodes, '单位类别', 'Kind', kindTitles),
      level: Type.Optional(codeField(levelCodes, '层级', 'Level', levels)),
      uscc: Type.Optional(
        textField('统一社会信用代码', 'Unified social credit code', { minLength: 1, maxLength: 40 }),
      ),
      division: Type.Optional(textField('行政区划代码', 'Division code', { minLength: 6, maxLength: 6 })),
      parentId: Type.Optional(idField('org', '上级单位', 'Superior organisation')),
      effectiveAt,
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ organisationId: Type.String() }),
  problems: [
    problems['particulars-not-right'].type,
    problems['no-such-reference'].type,
    problems['name-taken'].type,
    problems['uscc-taken'].type,
    problems.retroactive.type,
  ],
  rules: ['R71'],
  idempotent: true,
  subject: async (_tx, _input, actor) => administered(actor, { kind: 'organisation', id: 'new' }),
  async run(_actor, input, tx) {
    const from = readEffective(tx, input.effectiveAt);
    if (!from.ok) return from;
    const particulars = readParticulars(input);
    if (!particulars.ok) return refuse(problems['particulars-not-right']({ defects: particulars.defects }));
    await lockStructure(tx);
    const name = input.name.trim();
    if (input.parentId && !(await organisation(tx, input.parentId)))
      return refuse(problems['no-such-reference']());
    if (await takenBy(tx, 'name', name, from.value, null)) return refuse(problems['name-taken']());
    const { uscc } = particulars.value;
    if (uscc && (await takenBy(tx, 'uscc', uscc, from.value, null))) return refuse(problems['uscc-taken']());
    const id = newId('org');
    await tables(tx)
      .insertInto('identity.organisation')
      .values({ id, starts_at: from.value, ends_at: null, ended_by: null })
      .execute();
    await beginRecord(tx, {
      organisation_id: id,
      name,
      ...particulars.value,
      parent_id: input.parentId ?? null,
      document_number: null,
      document_date: null,
      reason: null,
      starts_at: from.value,
    });
    await tx.emit({
      kind: 'identity.organisation-registered',
      subject: id,
      payload: { organisationId: id, from: from.value.toString() },
    });
    return ok({ organisationId: id });
  },
});
