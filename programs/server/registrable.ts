import { text } from '#foundation';
import { inAuthorisedOperation } from '#platform/authorisation';
import { cataloguedResource } from '#platform/catalog';
import type { FindThing } from '#platform/registration';

/** A catalogued resource as something to register: its revision in service is what the evidence fixes. */
export const registrableResource: FindThing = async (tx, id) => {
  const resource = await cataloguedResource(tx, id);
  if (!resource) return null;
  return {
    title: resource.title,
    summary: resource.summary,
    holder: resource.sourceOrganisation,
    inAuthorisedOperation: await inAuthorisedOperation(tx, id),
    digest: resource.revision?.receivedSha256 ?? null,
    facts: [
      { label: text('信息项', 'Items'), value: resource.items.map((item) => item.name).join('、') },
      { label: text('数据量', 'Rows'), value: String(resource.revision?.rows ?? 0) },
    ],
  };
};

/** Products are registered by the operator after delivery; the products module answers for them. */
export const registrableProduct: FindThing = async () => null;
