import { Type } from 'typebox';
import { defineAction, newId, newOf, ok, organisationOf, refuse, text } from '#foundation';
import { recordStep } from '#platform/casework';
import { personOf } from '../desk.ts';
import { problems } from '../problems.ts';
import { privacyTables } from '../store/tables.ts';

/** The people (or households, organisations) that several resources are about, named once so that they have one budget and one key. */
export const declarePopulation = defineAction({
  name: 'privacy.declare-population',
  title: text('登记受保护人群', 'Declare a protected population'),
  description: text(
    '登记一批受保护的对象（如本市居民）。隐私预算属于这批对象，终身有效，不因新的协议或数据版本重置；初始为零。',
    'Name the people data is about, such as the residents of the city. The privacy budget is theirs for good; no new agreement or revision resets it. It begins with nothing.',
  ),
  input: Type.Object(
    {
      name: Type.String({ minLength: 2, maxLength: 100, title: '名称', titleEn: 'Name' }),
      unit: Type.Enum(['person', 'household', 'organisation'], { title: '保护对象', titleEn: 'Unit' }),
      description: Type.String({
        minLength: 4,
        maxLength: 500,
        title: '范围说明',
        titleEn: 'Who belongs to it',
      }),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ populationId: Type.String() }),
  problems: [problems['population-exists'].type],
  idempotent: true,
  subject: newOf('population'),
  async run(actor, input, tx) {
    const id = newId('pop');
    const made = await privacyTables(tx)
      .insertInto('privacy.population')
      .values({
        id,
        ...input,
        owner: organisationOf(actor) ?? '',
        declared_by: personOf(actor),
        declared_at: tx.now,
      })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows === 0n) return refuse(problems['population-exists']());
    await recordStep(tx, { subject: { kind: 'population', id }, title: text('登记', 'Declared'), actor });
    return ok({ populationId: id });
  },
});
