import { type Tx, text } from '#foundation';
import { agreement, inAuthorisedOperation } from '#platform/authorisation';
import { cataloguedResource } from '#platform/catalog';
import { currentOrganisation, type Responsibility } from '#platform/identity';
import { findProduct } from '#platform/products';
import type { FindThing } from '#platform/registration';

/** Who holds something since its holder was merged into another body or split; the name it stands under while nobody answers for it. */
const answering = async (tx: Tx, holder: string, of: Responsibility): Promise<string> =>
  (await currentOrganisation(tx, holder, tx.now, of)) ?? holder;

/** A catalogued resource as something to register: its revision in service is what the evidence fixes. */
export const registrableResource: FindThing = async (tx, id) => {
  const resource = await cataloguedResource(tx, id);
  if (!resource) return null;
  const holder = await answering(tx, resource.sourceOrganisation, 'catalogue');
  return {
    title: resource.title,
    summary: resource.summary,
    holder,
    inAuthorisedOperation: await inAuthorisedOperation(tx, id),
    digest: resource.revision?.receivedSha256 ?? null,
    facts: [
      { label: text('信息项', 'Items'), value: resource.items.map((item) => item.name).join('、') },
      { label: text('数据量', 'Rows'), value: String(resource.revision?.rows ?? 0) },
    ],
    described: {
      // As they are served; before anything is, as they are catalogued.
      columns: (resource.revision?.columns ?? resource.items)
        .map(({ name, type }) => `${name}:${type}`)
        .join('、'),
      updateCycle: resource.updateCycle ?? '',
      holder,
      level: resource.level ?? '',
    },
  };
};

/** A resource that is open, as open data (开放数据): registered beside the resource itself, by who opens it. */
export const registrableOpenData: FindThing = async (tx, id) => {
  const [resource, thing] = [await cataloguedResource(tx, id), await registrableResource(tx, id)];
  // Served without a release mode, a resource is there for everybody.
  return resource?.revision && resource.releaseMode === null ? thing : null;
};

/** A product, registered by its operator: the digest of its reviewed definition is what the evidence fixes. */
export const registrableProduct: FindThing = async (tx, id) => {
  const product = await findProduct(tx, id);
  if (!product) return null;
  const granted = await agreement(tx, product.agreement_id);
  const holder = await answering(tx, product.operator, 'products');
  return {
    title: product.title,
    summary: product.summary,
    holder,
    inAuthorisedOperation: true,
    digest: product.digest,
    ...(granted ? { operatingTerm: { from: granted.from, until: granted.until } } : {}),
    facts: [{ label: text('用途', 'Purpose'), value: product.purpose }],
    described: { definition: product.digest ?? '', holder },
  };
};
