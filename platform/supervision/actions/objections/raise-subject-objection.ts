import { Type } from 'typebox';
import { defineOperation, newOf, ok, type Result, refuse, type Tx, text, type Uploads } from '#foundation';
import { agreementsByIds, agreementsGranting } from '#platform/authorisation';
import { cataloguedResource } from '#platform/catalog';
import { findProduct, productsStandingUnder } from '#platform/products';
import { type AgreementKeys, personDigest } from '#platform/query';
import { objectionProblems as problems } from '../../objections/problems.ts';
import { sourceNow } from '../../sides.ts';
import { enterObjection } from './enter-objection.ts';
import { evidence, ground, ObjectionAnswer, statement } from './fields.ts';

interface Given {
  readonly itemId: string;
  readonly value: string;
}

/**
 * A data subject objects to their own record, at the desk that checked who they are. What identifies them becomes a digest under the key of the
 * resource's persons, which holds for every agreement that verifies people by the same items, those of later too, and is kept nowhere else.
 */
export const raiseSubjectObjection = (uploads: () => Uploads, keys: () => Pick<AgreementKeys, 'open'>) =>
  // No action: of those the executor keeps a digest of the input, here whom it is about.
  defineOperation({
    name: 'supervision.raise-subject-objection',
    title: text('代个人对本人记录提出异议', 'Object for a person to their own record'),
    description: text(
      '窗口核对本人身份后代其提出。标识值只换算成密钥下的摘要，不保存、不入日志；受理后只标注本人记录的核验，以后订立的协议同样适用。',
      'The desk objects for a person whose identity it checked. What identifies them becomes a keyed digest and is neither kept nor logged; once accepted only the verification of this person is marked, under later agreements too.',
    ),
    input: Type.Object(
      {
        resourceId: Type.String({
          maxLength: 80,
          format: 'resource',
          title: '数据资源',
          titleEn: 'Resource',
        }),
        identifiedBy: Type.Array(
          Type.Object(
            {
              itemId: Type.String({
                minLength: 1,
                maxLength: 80,
                format: 'resource-item',
                title: '标识项',
                titleEn: 'Item',
              }),
              value: Type.String({ minLength: 1, maxLength: 200, title: '本人的值', titleEn: 'Value' }),
            },
            { additionalProperties: false },
          ),
          { minItems: 1, maxItems: 4, title: '本人的标识', titleEn: 'What identifies the person' },
        ),
        ground,
        statement,
        evidence,
      },
      { additionalProperties: false },
    ),
    output: ObjectionAnswer,
    problems: [
      problems['no-such-target'].type,
      problems['nothing-verifies'].type,
      problems['evidence-missing'].type,
      problems['not-the-source'].type,
      problems['objected-already'].type,
      problems['no-authority'].type,
    ],
    subject: newOf('objection'),
    run: (actor, input, { database, requestId }) =>
      database.transaction(
        async (tx) => {
          const resource = await cataloguedResource(tx, input.resourceId);
          if (!resource) return refuse(problems['no-such-target']());
          const found = await digestsOf(tx, keys(), resource.id, input.identifiedBy);
          if (!found.ok) return found;
          const made = await enterObjection(tx, actor, uploads(), {
            about: 'subject',
            resourceId: resource.id,
            productId: null,
            items: [],
            title: `${resource.title} · 本人记录`,
            department: await sourceNow(tx, resource.sourceOrganisation),
            ground: input.ground === 'source-stopped' ? 'rights' : input.ground,
            capacity: 'data-subject',
            statement: input.statement,
            evidence: input.evidence ?? [],
            subjects: found.value,
          });
          return made.ok ? ok({ objectionId: made.value.id, state: made.value.state }) : made;
        },
        { requestId },
      ),
  });

/** The person by each set of items by which a verification service identifies people of the resource now. */
async function digestsOf(
  tx: Tx,
  keys: Pick<AgreementKeys, 'open'>,
  resourceId: string,
  given: readonly Given[],
): Promise<Result<readonly string[]>> {
  const values = new Map(given.map(({ itemId, value }) => [itemId, value]));
  const found = new Set<string>();
  for (const granted of await agreementsByIds(tx, await agreementsGranting(tx, resourceId))) {
    const resource = granted.document.parts.scope.resources.find((one) => one.resourceId === resourceId);
    const named = new Map(
      [...(resource?.items ?? []), ...(resource?.otherItems ?? [])].map((item) => [item.name, item]),
    );
    for (const names of await identifyingItems(tx, granted.id, resourceId)) {
      const items = names.flatMap((name) => named.get(name) ?? []);
      if (items.length !== names.length || items.some(({ itemId }) => !values.has(itemId))) continue;
      const digest = await personDigest(keys, {
        resourceId,
        identifiedBy: items.map(({ itemId, type }) => ({ itemId, type, value: values.get(itemId)! })),
      });
      if (digest !== null) found.add(digest);
    }
  }
  return found.size === 0 ? refuse(problems['nothing-verifies']()) : ok([...found]);
}

/** By which items each verification service of an agreement identifies people of the resource. */
async function identifyingItems(
  tx: Tx,
  agreementId: string,
  resourceId: string,
): Promise<readonly (readonly string[])[]> {
  const names: (readonly string[])[] = [];
  for (const { id } of (await productsStandingUnder(tx, agreementId)).products) {
    const product = await findProduct(tx, id);
    const { resourceId: of, subjectItems } = Object(product?.definition) as {
      readonly resourceId?: string;
      readonly subjectItems?: readonly string[];
    };
    if (product?.kind === 'verification' && of === resourceId && subjectItems) names.push(subjectItems);
  }
  return names;
}
