import { Type } from 'typebox';
import { defineAction, ok, refuse, text } from '#foundation';
import { recordStep } from '#platform/casework';
import { cataloguedResource } from '#platform/catalog';
import { personOf, populationSubject } from '../desk.ts';
import { problems } from '../problems.ts';
import { hasHistory } from '../store/history.ts';
import { lockSpaces } from '../store/lock.ts';
import { findPopulation, privacyTables } from '../store/tables.ts';

/** For good: a resource that changed its population would get a second key and a second budget for the same people. */
export const attachResource = defineAction({
  name: 'privacy.attach-resource',
  title: text('将资源归入受保护人群', 'Attach a resource to a population'),
  description: text(
    '说明资源涉及的是哪一批对象；此后该资源的加噪密钥、隐私预算和发布历史都归属这批对象，不能更改。',
    'Say whom the resource is about. Its noise, its budget and its history of releases belong to them from then on, for good.',
  ),
  input: Type.Object(
    {
      populationId: Type.String({ maxLength: 60, title: '受保护人群', titleEn: 'Population' }),
      resourceId: Type.String({ format: 'resource', maxLength: 60, title: '数据资源', titleEn: 'Resource' }),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ populationId: Type.String(), resourceId: Type.String() }),
  problems: [problems['no-such-population'].type, problems['resource-not-fit'].type],
  dangerous: true,
  subject: (tx, input) => populationSubject(tx, input.populationId),
  async run(actor, { populationId, resourceId }, tx) {
    const population = await findPopulation(tx, populationId);
    if (!population) return refuse(problems['no-such-population']());
    await lockSpaces(tx, [populationId, resourceId]);
    const resource = await cataloguedResource(tx, resourceId);
    if (!resource?.protectedUnits.some(({ unit }) => unit === population.unit))
      return refuse(problems['resource-not-fit']());
    // What was released under the resource's own name would be forgotten.
    if (await hasHistory(tx, resourceId))
      return refuse(
        problems['resource-not-fit']({
          detail: text('该资源已有发布历史。', 'Numbers about the resource were released already.'),
        }),
      );
    const made = await privacyTables(tx)
      .insertInto('privacy.population_resource')
      .values({
        resource_id: resourceId,
        population_id: populationId,
        attached_by: personOf(actor),
        attached_at: tx.now,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (made.numInsertedOrUpdatedRows === 0n)
      return refuse(
        problems['resource-not-fit']({
          detail: text('该资源已归入一个受保护人群。', 'The resource belongs to a population already.'),
        }),
      );
    await recordStep(tx, {
      subject: { kind: 'population', id: populationId },
      title: text(`归入资源“${resource.title}”`, `Attached “${resource.title}”`),
      actor,
    });
    return ok({ populationId, resourceId });
  },
});
