import { Type } from 'typebox';
import { defineAction, ok, type Result, refuse, type Tx, text } from '#foundation';
import { kindTitles, levelCodes, levels, organisationKindCodes } from '../model/organisation-kinds.ts';
import { readParticulars } from '../model/particulars.ts';
import { problems } from '../problems.ts';
import { lockStructure } from '../store/dated.ts';
import { beginRecord, organisation, organisationRecords, takenBy } from '../store/organisations.ts';
import {
  administered,
  codeField,
  decisionFields,
  effectiveAt,
  idField,
  readDecisionDate,
  readEffective,
  textField,
} from './fields.ts';

/** A new name from an instant on. The earlier name stays true for its own time. */
export const renameOrganisation = defineAction({
  name: 'identity.rename-organisation',
  title: text('单位更名', 'Rename an organisation'),
  description: text(
    '单位更名，职责、协议和正在进行的时限不变；原名称按期间保留。',
    'The name changes; duties, agreements and running clocks do not. Earlier names stay on record with their time.',
  ),
  input: Type.Object(
    {
      organisationId: idField('org', '单位', 'Organisation'),
      name: textField('新名称', 'New name', { minLength: 2, maxLength: 120 }),
      effectiveAt,
      ...decisionFields,
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ effectiveAt: Type.String() }),
  problems: [
    problems['not-standing'].type,
    problems['name-taken'].type,
    problems['change-scheduled'].type,
    problems.retroactive.type,
    problems['decision-in-future'].type,
  ],
  subject: async (tx, input, actor) =>
    (await organisation(tx, input.organisationId))
      ? administered(actor, { kind: 'organisation', id: input.organisationId })
      : null,
  async run(_actor, input, tx) {
    const present = await openRecord(tx, input.organisationId, input.effectiveAt);
    if (!present.ok) return present;
    const decidedOn = readDecisionDate(tx, input);
    if (!decidedOn.ok) return decidedOn;
    const { at, record } = present.value;
    const name = input.name.trim();
    if (await takenBy(tx, 'name', name, at, input.organisationId)) return refuse(problems['name-taken']());
    await beginRecord(tx, {
      ...record,
      name,
      document_number: input.documentNumber,
      document_date: decidedOn.value,
      reason: input.reason,
      starts_at: at,
    });
    await tx.emit({
      kind: 'identity.organisation-renamed',
      subject: input.organisationId,
      payload: { organisationId: input.organisationId, effectiveAt: at.toString() },
    });
    return ok({ effectiveAt: at.toString() });
  },
});

/** Other particulars from an instant on: kind, level, codes, superior. */
export const amendOrganisation = defineAction({
  name: 'identity.amend-organisation',
  title: text('变更单位信息', 'Amend an organisation’s particulars'),
  description: text(
    '变更单位类别、层级、代码或上级单位；未填写的代码视为没有。',
    'Change kind, level, codes or superior. A code left empty counts as none.',
  ),
  input: Type.Object(
    {
      organisationId: idField('org', '单位', 'Organisation'),
      kind: codeField(organisationKindCodes, '单位类别', 'Kind', kindTitles),
      level: Type.Optional(codeField(levelCodes, '层级', 'Level', levels)),
      uscc: Type.Optional(
        textField('统一社会信用代码', 'Unified social credit code', { minLength: 1, maxLength: 40 }),
      ),
      division: Type.Optional(textField('行政区划代码', 'Division code', { minLength: 6, maxLength: 6 })),
      parentId: Type.Optional(idField('org', '上级单位', 'Superior organisation')),
      effectiveAt,
      ...decisionFields,
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ effectiveAt: Type.String() }),
  problems: [
    problems['not-standing'].type,
    problems['particulars-not-right'].type,
    problems['no-such-reference'].type,
    problems['uscc-taken'].type,
    problems['change-scheduled'].type,
    problems.retroactive.type,
    problems['decision-in-future'].type,
  ],
  rules: ['R71'],
  subject: async (tx, input, actor) =>
    (await organisation(tx, input.organisationId))
      ? administered(actor, { kind: 'organisation', id: input.organisationId })
      : null,
  async run(_actor, input, tx) {
    const particulars = readParticulars(input);
    if (!particulars.ok) return refuse(problems['particulars-not-right']({ defects: particulars.defects }));
    const present = await openRecord(tx, input.organisationId, input.effectiveAt);
    if (!present.ok) return present;
    const decidedOn = readDecisionDate(tx, input);
    if (!decidedOn.ok) return decidedOn;
    const { at, record } = present.value;
    const parentId = input.parentId ?? null;
    if (parentId !== null && (parentId === input.organisationId || !(await organisation(tx, parentId))))
      return refuse(problems['no-such-reference']());
    const { uscc } = particulars.value;
    if (uscc && (await takenBy(tx, 'uscc', uscc, at, input.organisationId)))
      return refuse(problems['uscc-taken']());
    await beginRecord(tx, {
      ...record,
      ...particulars.value,
      parent_id: parentId,
      document_number: input.documentNumber,
      document_date: decidedOn.value,
      reason: input.reason,
      starts_at: at,
    });
    await tx.emit({
      kind: 'identity.organisation-amended',
      subject: input.organisationId,
      payload: { organisationId: input.organisationId, effectiveAt: at.toString() },
    });
    return ok({ effectiveAt: at.toString() });
  },
});

/** The last record of an organisation that goes on, and the instant its next one begins. */
async function openRecord(tx: Tx, id: string, effective: string | undefined) {
  const effectiveInstant = readEffective(tx, effective);
  if (!effectiveInstant.ok) return effectiveInstant;
  await lockStructure(tx);
  const found = await organisation(tx, id);
  const at = effectiveInstant.value;
  if (!found || found.until !== null || Temporal.Instant.compare(found.from, at) > 0)
    return refuse(problems['not-standing']());
  const last = (await organisationRecords(tx, id)).at(-1);
  if (!last) throw new Error(`organisation ${id} has no record`);
  if (Temporal.Instant.compare(last.starts_at, at) > 0) return refuse(problems['change-scheduled']());
  const { ends_at: _end, ...record } = last;
  return ok({ at, record }) satisfies Result<unknown>;
}
