import { type Static, Type } from 'typebox';

const ItemName = Type.String({ minLength: 1, maxLength: 80, format: 'item-name' });

/** A verification service (数据核验): what identifies the subject, and what is told of it. */
export const VerificationDefinition = Type.Object(
  {
    resourceId: Type.String({
      maxLength: 80,
      format: 'resource',
      title: '核验所用资源',
      titleEn: 'Resource',
    }),
    /** Items of the agreement that identify the subject together. */
    subjectItems: Type.Array(ItemName, {
      minItems: 1,
      maxItems: 4,
      title: '核验对象的标识项',
      titleEn: 'Items that identify the subject',
    }),
    /** Items of which the answer tells whether they equal what the caller gave. */
    comparedItems: Type.Array(ItemName, {
      maxItems: 10,
      title: '比对的信息项',
      titleEn: 'Items compared',
    }),
    tellsExistence: Type.Boolean({
      title: '同时回答核验对象是否存在',
      titleEn: 'Also tell whether the subject is there',
    }),
  },
  { additionalProperties: false, title: '产品定义', titleEn: 'Definition' },
);
export type VerificationDefinition = Static<typeof VerificationDefinition>;

/** What a verification of a product is admitted by. The definition was validated when it was written down. */
export const verificationAsked = (product: {
  readonly id: string;
  readonly agreement_id: string;
  readonly purpose: string;
  readonly definition: unknown;
}) => ({
  agreementId: product.agreement_id,
  purpose: product.purpose,
  spec: product.definition as VerificationDefinition,
  standsOn: [{ kind: 'product', id: product.id }],
});
