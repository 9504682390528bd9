import { Type } from 'typebox';
import { defineAction, newOf, ok, refuse, text, type Uploads } from '#foundation';
import { cataloguedResource } from '#platform/catalog';
import { findProduct } from '#platform/products';
import { objectionProblems as problems } from '../../objections/problems.ts';
import { operatorNow, sourceNow } from '../../sides.ts';
import { acceptAndMark } from './accept-objection.ts';
import { enterObjection } from './enter-objection.ts';
import { capacity, evidence, ground, ObjectionAnswer, statement } from './fields.ts';

const raiseProblems = [
  problems['no-such-target'].type,
  problems['evidence-missing'].type,
  problems['not-the-source'].type,
  problems['objected-already'].type,
  problems['too-many-waiting'].type,
  problems['no-authority'].type,
];

/** Anybody signed in objects to a resource or to items of it. The source's own stop takes effect with it: nobody accepts what is the source's to decide. */
export const raiseObjection = (uploads: () => Uploads) =>
  defineAction({
    name: 'supervision.raise-objection',
    title: text('对数据提出异议', 'Object to data'),
    description: text(
      '对数据资源或其中的数据项提出异议，附证据。受理后作异议标注，只标注依赖该数据的对象；只有泄露、缺少或撤回同意、数源单位停止提供才即时冻结。',
      'Object to a resource or to items of it, with evidence. Once accepted exactly what depends on it is marked; only a leak, missing or withdrawn consent, or the source’s stop freezes at once.',
    ),
    input: Type.Object(
      {
        resourceId: Type.String({
          maxLength: 80,
          format: 'resource',
          title: '数据资源',
          titleEn: 'Resource',
        }),
        items: Type.Optional(
          Type.Array(
            Type.String({
              minLength: 1,
              maxLength: 80,
              format: 'resource-item',
              title: '数据项',
              titleEn: 'Item',
            }),
            {
              maxItems: 50,
              uniqueItems: true,
              title: '数据项（不填为整个资源）',
              titleEn: 'Items (the whole resource when none)',
            },
          ),
        ),
        ground,
        capacity,
        statement,
        evidence,
      },
      { additionalProperties: false },
    ),
    output: ObjectionAnswer,
    problems: raiseProblems,
    rules: ['OB1'],
    idempotent: true,
    subject: newOf('objection'),
    async run(actor, input, tx) {
      const resource = await cataloguedResource(tx, input.resourceId);
      const items = input.items ?? [];
      if (!resource || items.some((id) => !resource.items.some((item) => item.id === id)))
        return refuse(problems['no-such-target']());
      // It freezes with the raising: whose turn the stop of a resource is, not anybody's of the organisation.
      if (input.ground === 'source-stopped' && !actor.roles.some((role) => role === 'source-department'))
        return refuse(problems['not-the-source']());
      const names = resource.items.flatMap(({ id, name }) => (items.includes(id) ? [name] : []));
      const made = await enterObjection(tx, actor, uploads(), {
        about: items.length > 0 ? 'items' : 'resource',
        resourceId: resource.id,
        productId: null,
        items,
        title: names.length > 0 ? `${resource.title}：${names.join('、')}` : resource.title,
        department: await sourceNow(tx, resource.sourceOrganisation),
        ground: input.ground,
        capacity: input.capacity,
        statement: input.statement,
        evidence: input.evidence ?? [],
      });
      if (!made.ok) return made;
      if (input.ground !== 'source-stopped')
        return ok({ objectionId: made.value.id, state: made.value.state });
      const accepted = await acceptAndMark(
        tx,
        actor,
        made.value,
        text('数源单位停止提供，即时冻结', 'Stopped by the source, frozen at once'),
      );
      return ok({ objectionId: accepted.id, state: accepted.state });
    },
  });

/** The same to a product: what it delivers, or how it is used. */
export const raiseProductObjection = (uploads: () => Uploads) =>
  defineAction({
    name: 'supervision.raise-product-objection',
    title: text('对产品提出异议', 'Object to a product'),
    description: text(
      '对已上架的数据产品提出异议，附证据，由数据管理部门受理。',
      'Object to a listed product, with evidence; the data authority handles it.',
    ),
    input: Type.Object(
      {
        productId: Type.String({ maxLength: 60, format: 'product', title: '产品', titleEn: 'Product' }),
        ground,
        capacity,
        statement,
        evidence,
      },
      { additionalProperties: false },
    ),
    output: ObjectionAnswer,
    problems: raiseProblems,
    rules: ['OB1'],
    idempotent: true,
    subject: newOf('objection'),
    async run(actor, input, tx) {
      const product = await findProduct(tx, input.productId);
      if (product?.state !== 'listed') return refuse(problems['no-such-target']());
      if (input.ground === 'source-stopped') return refuse(problems['not-the-source']());
      const made = await enterObjection(tx, actor, uploads(), {
        about: 'product',
        resourceId: null,
        productId: product.id,
        items: [],
        title: product.title,
        department: await operatorNow(tx, product.operator),
        ground: input.ground,
        capacity: input.capacity,
        statement: input.statement,
        evidence: input.evidence ?? [],
      });
      return made.ok ? ok({ objectionId: made.value.id, state: made.value.state }) : made;
    },
  });
