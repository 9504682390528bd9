import { Type } from 'typebox';
import { defineAction, newId, ok, organisationOf, refuse, text } from '#foundation';
import { organisation } from '#platform/identity';
import { catalogProblems } from '../problems.ts';
import { catalogTables, itemsOf, lockResource } from '../store/resources.ts';
import { resourceSubject } from '../store/subject.ts';

export const ItemInput = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200, title: '信息项名称', titleEn: 'Item name' }),
    columnName: Type.String({ minLength: 1, maxLength: 200, title: '列名', titleEn: 'Column name' }),
    type: Type.Enum(['text', 'integer', 'decimal', 'date', 'timestamp', 'boolean'], {
      title: '数据类型',
      titleEn: 'Type',
    }),
    unit: Type.Optional(Type.String({ maxLength: 40, title: '计量单位', titleEn: 'Unit' })),
    codeTable: Type.Optional(Type.String({ maxLength: 100, title: '代码表', titleEn: 'Code table' })),
    level: Type.Optional(
      Type.Enum(['general-1', 'general-2', 'general-3', 'general-4', 'important', 'core'], {
        title: '数据级别',
        titleEn: 'Level',
      }),
    ),
    sourceOrganisation: Type.Optional(
      Type.String({ format: 'organisation', title: '数源部门', titleEn: 'Source department' }),
    ),
    legalBasis: Type.Optional(Type.String({ maxLength: 400, title: '依据', titleEn: 'Legal basis' })),
  },
  { additionalProperties: false },
);

/** The source department says what each column means. Each item keeps its id, so that agreements go on pointing at it. */
export const describeItems = defineAction({
  name: 'catalog.describe-items',
  title: text('登记信息项', 'Describe the items'),
  description: text(
    '逐项登记信息项的名称、类型、单位、代码表、级别、数源部门和依据。',
    'Describe each item: name, type, unit, code table, level, source department, legal basis.',
  ),
  input: Type.Object(
    {
      resourceId: Type.String({ format: 'resource', title: '数据资源', titleEn: 'Resource', maxLength: 60 }),
      items: Type.Array(ItemInput, { minItems: 1, maxItems: 2000, title: '信息项', titleEn: 'Items' }),
    },
    { additionalProperties: false },
  ),
  output: Type.Object({ items: Type.Integer() }),
  problems: [catalogProblems['items-not-right'].type],
  subject: (tx, input) => resourceSubject(tx, input.resourceId),
  async run(actor, input, tx) {
    const resource = await lockResource(tx, input.resourceId);
    if (!resource) throw new Error('the subject was there a moment ago');
    const present = new Map((await itemsOf(tx, input.resourceId)).map((item) => [item.column_name, item]));
    const defects = [];
    const seen = new Set<string>();
    for (const [index, item] of input.items.entries()) {
      if (seen.has(item.columnName)) {
        defects.push({
          at: `/items/${index}/columnName`,
          message: text('列名重复', 'The column stands twice'),
        });
      }
      seen.add(item.columnName);
      const graded = present.get(item.columnName);
      if (graded?.graded && item.level && item.level !== graded.level) {
        defects.push({
          at: `/items/${index}/level`,
          message: text(
            '该级别经分级确认，须通过重新分级更改',
            'This level was decided by grading; grade anew to change it',
          ),
        });
      }
      if (item.sourceOrganisation && !(await organisation(tx, item.sourceOrganisation))) {
        defects.push({
          at: `/items/${index}/sourceOrganisation`,
          message: text('没有这个部门', 'No such department'),
        });
      }
    }
    if (defects.length > 0) return refuse(catalogProblems['items-not-right']({ defects }));
    const gone = [...present.values()].filter((item) => !seen.has(item.column_name)).map((item) => item.id);
    if (gone.length > 0) await catalogTables(tx).deleteFrom('catalog.item').where('id', 'in', gone).execute();
    for (const [index, item] of input.items.entries()) {
      const kept = present.get(item.columnName);
      const values = {
        position: index + 1,
        name: item.name,
        type: item.type,
        unit: item.unit ?? null,
        code_table: item.codeTable ?? null,
        level: item.level ?? (kept?.graded ? kept.level : null),
        source_organisation: item.sourceOrganisation ?? resource.source_organisation,
        legal_basis: item.legalBasis ?? null,
      };
      await catalogTables(tx)
        .insertInto('catalog.item')
        .values({ id: newId('itm'), resource_id: resource.id, column_name: item.columnName, ...values })
        .onConflict((conflict) => conflict.columns(['resource_id', 'column_name']).doUpdateSet(values))
        .execute();
    }
    await catalogTables(tx)
      .updateTable('catalog.resource')
      .set({ version: resource.version + 1, changed_at: tx.now })
      .where('id', '=', resource.id)
      .execute();
    await tx.emit({
      kind: 'catalog.resource-described',
      subject: resource.id,
      payload: { items: input.items.length, by: organisationOf(actor) ?? '' },
    });
    return ok({ items: input.items.length });
  },
});
