import { Type } from 'typebox';
import { defineAction, newId, ok, organisationOf, refuse, text } from '#foundation';
import { interestGroundCodes, interestGrounds } from '../model/interests.ts';
import { problems } from '../problems.ts';
import { addInterest, endInterestRow, findInterest, standingInterest } from '../store/interests.ts';
import { organisation } from '../store/organisations.ts';
import { administered, codeField, idField, personOf, reason, textField } from './fields.ts';

const Answer = Type.Object({ interestId: Type.String() });

/** 回避: a person says in which organisation they have an interest, and handles nothing of it from the next act on. */
export const declareInterest = defineAction({
  name: 'identity.declare-interest',
  title: text('申报回避', 'Declare an interest'),
  description: text(
    '申报后，该单位的事项即不能由您受理、审核或决定，须由他人办理。申报由安全管理员核实后终止，本人不能自行撤回。',
    'From then on you neither accept, review nor decide matters of that organisation; somebody else does. The security administrator ends it; you do not take it back yourself.',
  ),
  input: Type.Object(
    {
      organisationId: idField('org', '须回避的单位', 'Organisation'),
      ground: codeField(interestGroundCodes, '回避情形', 'Ground', interestGrounds),
      note: textField('说明', 'What it is', { minLength: 2, maxLength: 500 }),
    },
    { additionalProperties: false },
  ),
  output: Answer,
  problems: [problems['no-such-reference'].type, problems['own-organisation'].type],
  subject: async (_tx, _input, actor) => ({
    kind: 'interest',
    id: 'new',
    owner: organisationOf(actor) ?? '',
  }),
  async run(actor, input, tx) {
    if (input.organisationId === organisationOf(actor)) return refuse(problems['own-organisation']());
    if (!(await organisation(tx, input.organisationId))) return refuse(problems['no-such-reference']());
    const personId = personOf(actor);
    const stands = await standingInterest(tx, personId, input.organisationId);
    if (stands) return ok({ interestId: stands.id });
    const id = newId('int');
    await addInterest(tx, {
      id,
      personId,
      organisationId: input.organisationId,
      ground: input.ground,
      note: input.note,
    });
    await tx.emit({ kind: 'identity.interest-declared', subject: id, payload: { personId } });
    return ok({ interestId: id });
  },
});

/** Another person finds that the interest is over. */
export const endInterest = defineAction({
  name: 'identity.end-interest',
  title: text('终止回避', 'End a declared interest'),
  description: text(
    '核实回避情形已消除后终止；不能终止自己的申报。',
    'Having seen that the interest is over. Nobody ends their own.',
  ),
  input: Type.Object(
    { interestId: idField('int', '回避申报', 'Declared interest'), reason },
    { additionalProperties: false },
  ),
  output: Answer,
  problems: [problems['no-such-reference'].type],
  fourEyes: true,
  subject: async (tx, { interestId }, actor) => {
    const row = await findInterest(tx, interestId);
    return row ? administered(actor, { kind: 'interest', id: interestId, authors: [row.person_id] }) : null;
  },
  async run(actor, input, tx) {
    if (!(await endInterestRow(tx, input.interestId, personOf(actor), input.reason)))
      return refuse(problems['no-such-reference']());
    await tx.emit({ kind: 'identity.interest-ended', subject: input.interestId, payload: {} });
    return ok({ interestId: input.interestId });
  },
});
