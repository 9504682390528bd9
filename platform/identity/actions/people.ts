import { Type } from 'typebox';
import { defineAction, newId, newSubject, ok, organisationOf, refuse, type Tx, text } from '#foundation';
import { problems } from '../problems.ts';
import { tables } from '../store/dated.ts';
import { person } from '../store/people.ts';
import { administered, idField, textField } from './fields.ts';

const particulars = {
  name: textField('姓名', 'Name', { minLength: 1, maxLength: 60 }),
  staffNumber: Type.Optional(textField('人员编号', 'Staff number', { minLength: 1, maxLength: 40 })),
  contact: Type.Optional(textField('工作联系方式', 'Contact at work', { minLength: 1, maxLength: 100 })),
};

/** A person, with as little as is needed to name them in a record. */
export const registerPerson = defineAction({
  name: 'identity.register-person',
  title: text('登记人员', 'Register a person'),
  description: text(
    '只登记姓名、人员编号和工作联系方式；不收集身份证件号码。',
    'Name, staff number and contact at work only; no identity-card numbers.',
  ),
  input: Type.Object(particulars, { additionalProperties: false }),
  output: Type.Object({ personId: Type.String() }),
  problems: [problems['staff-number-taken'].type],
  idempotent: true,
  subject: async (_tx, _input, actor) => administered(actor, newSubject('person', organisationOf(actor))),
  async run(_actor, input, tx) {
    if (await staffNumberTaken(tx, input.staffNumber, null)) return refuse(problems['staff-number-taken']());
    const id = newId('per');
    await tables(tx)
      .insertInto('identity.person')
      .values({
        id,
        name: input.name.trim(),
        staff_number: input.staffNumber?.trim() ?? null,
        contact: input.contact?.trim() ?? null,
        registered_at: tx.now,
      })
      .execute();
    await tx.emit({ kind: 'identity.person-registered', subject: id, payload: { personId: id } });
    return ok({ personId: id });
  },
});

/** Registered particulars of a person were wrong, or have changed. */
export const correctPerson = defineAction({
  name: 'identity.correct-person',
  title: text('更正人员信息', 'Correct a person’s particulars'),
  description: text(
    '更正姓名、人员编号或联系方式；不填的视为没有。',
    'Correct name, staff number or contact; what is left empty counts as none.',
  ),
  input: Type.Object(
    { personId: idField('per', '人员', 'Person'), ...particulars },
    { additionalProperties: false },
  ),
  output: Type.Object({}),
  problems: [problems['staff-number-taken'].type],
  subject: async (tx, input, actor) =>
    (await person(tx, input.personId)) ? administered(actor, { kind: 'person', id: input.personId }) : null,
  async run(_actor, input, tx) {
    if (await staffNumberTaken(tx, input.staffNumber, input.personId))
      return refuse(problems['staff-number-taken']());
    await tables(tx)
      .updateTable('identity.person')
      .set({
        name: input.name.trim(),
        staff_number: input.staffNumber?.trim() ?? null,
        contact: input.contact?.trim() ?? null,
      })
      .where('id', '=', input.personId)
      .execute();
    await tx.emit({
      kind: 'identity.person-corrected',
      subject: input.personId,
      payload: { personId: input.personId },
    });
    return ok({});
  },
});

async function staffNumberTaken(
  tx: Tx,
  staffNumber: string | undefined,
  except: string | null,
): Promise<boolean> {
  if (staffNumber === undefined) return false;
  const row = await tables(tx)
    .selectFrom('identity.person')
    .select('id')
    .where('staff_number', '=', staffNumber.trim())
    .where('id', 'is distinct from', except)
    .executeTakeFirst();
  return row !== undefined;
}
