import { type Text, text } from '#foundation';

/**
 * How data leaves the department: opened to everybody (完全公开), shared between departments (受控公开), handed to an authorised data
 * domain, or delivered as a product's output (领地公开). Forms of release after GB/T 37964-2019; each has its own demands at the gate.
 */
export const releaseForms = ['open', 'share', 'authorise', 'product'] as const;
export type ReleaseForm = (typeof releaseForms)[number];

export const releaseFormTitles: { readonly [Form in ReleaseForm]: Text } = {
  open: text('开放', 'Opening'),
  share: text('共享', 'Sharing between departments'),
  authorise: text('授权运营', 'Authorised operation'),
  product: text('产品交付', 'Delivery as a product'),
};
