import { Type } from 'typebox';
import { defineAction, ok, refuse, text } from '#foundation';
import { downstream } from '#platform/lineage';
import { catalogProblems } from '../problems.ts';
import { catalogTables, itemsOf, lockResource } from '../store/resources.ts';
import { resourceSubject } from '../store/subject.ts';

/**
 * The source department says whom a resource is about and how results over it are released. One mode per resource, for all
 * agreements and revisions, because mixing modes undoes each; so it is fixed once anybody is authorised.
 */
export const setReleaseMode = defineAction({
  name: 'catalog.set-release-mode',
  title: text('确定保护对象与发布方式', 'Set protected units and release mode'),
  description: text(
    '说明数据涉及的对象（人、户、企业）及其标识列，并确定结果的发布方式；一个资源只能有一种方式。',
    'Say whom the data is about (person, household, organisation), which columns identify them, and how results are released. One mode per resource.',
  ),
  input: Type.Object(
    {
      resourceId: Type.String({ format: 'resource', title: '数据资源', titleEn: 'Resource', maxLength: 60 }),
      mode: Type.Enum(['reviewed', 'cell-key', 'differential-privacy'], {
        title: '发布方式',
        titleEn: 'Release mode',
      }),
      units: Type.Array(
        Type.Object(
          {
            unit: Type.Enum(['person', 'household', 'organisation'], { title: '保护对象', titleEn: 'Unit' }),
            columns: Type.Array(Type.String({ maxLength: 200, format: 'item-name' }), {
              minItems: 1,
              maxItems: 4,
              title: '标识列',
              titleEn: 'Columns',
            }),
          },
          { additionalProperties: false },
        ),
        { minItems: 1, maxItems: 4, title: '保护对象', titleEn: 'Protected units' },
      ),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ resourceId: Type.String() }),
  problems: [catalogProblems['mode-is-fixed'].type, catalogProblems['items-not-right'].type],
  subject: (tx, input) => resourceSubject(tx, input.resourceId),
  async run(_actor, input, tx) {
    const resource = await lockResource(tx, input.resourceId);
    if (!resource) throw new Error('the subject was there a moment ago');
    const granted = (await downstream(tx, { kind: 'resource', id: resource.id })).some(
      (node) => node.kind === 'agreement',
    );
    // With noise the units are fixed too: other columns would be other keys, and so other noise, for the same people.
    const present = resource.protected_units as unknown as typeof input.units;
    const sameUnits = unitsText(present) === unitsText(input.units);
    if (granted && (resource.release_mode !== input.mode || (input.mode !== 'reviewed' && !sameUnits)))
      return refuse(catalogProblems['mode-is-fixed']());
    const columns = new Set((await itemsOf(tx, resource.id)).map((item) => item.column_name));
    const unknown = input.units.flatMap((unit, index) =>
      unit.columns
        .filter((column) => !columns.has(column))
        .map((column) => ({
          at: `/units/${index}/columns`,
          message: text(`没有“${column}”这一列`, `There is no column “${column}”`),
        })),
    );
    if (unknown.length > 0) return refuse(catalogProblems['items-not-right']({ defects: unknown }));
    await catalogTables(tx)
      .updateTable('catalog.resource')
      .set({
        release_mode: input.mode,
        protected_units: JSON.stringify(input.units),
        version: resource.version + 1,
        changed_at: tx.now,
      })
      .where('id', '=', resource.id)
      .execute();
    return ok({ resourceId: resource.id });
  },
});

const unitsText = (
  units: readonly { readonly unit: string; readonly columns: readonly string[] }[],
): string => JSON.stringify(units.map(({ unit, columns }) => [unit, columns]));
