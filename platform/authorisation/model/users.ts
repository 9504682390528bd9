import { type Text, text, withinDivision } from '#foundation';

/** Kinds of organisation that products may be sold to: those of the register of organisations (identity), so that what a buyer is can be looked up. */
export const buyerCategories = {
  government: text('人民政府', 'People’s government'),
  'party-organ': text('党的机关', 'Party organ'),
  'government-department': text('政府部门', 'Government department'),
  'data-authority': text('数据管理部门', 'Data authority'),
  'public-institution': text('事业单位', 'Public institution'),
  'state-owned-company': text('国有企业', 'State-owned company'),
  utility: text('公用事业企业', 'Public utility'),
  bank: text('金融机构', 'Financial institution'),
  company: text('企业', 'Company'),
  'social-organisation': text('社会组织', 'Social organisation'),
  cooperative: text('农民专业合作社', 'Farmers’ cooperative'),
} as const satisfies { readonly [kind: string]: Text };

export type BuyerCategory = keyof typeof buyerCategories;

export const buyerCategoryCodes = Object.keys(buyerCategories) as readonly BuyerCategory[];

/** What counts of an organisation that wants to use what an agreement grants. */
export interface WouldBeUser {
  readonly kind: BuyerCategory;
  /** Its seat as registered; where none is, the place of registration in its credit code (GB 32100). */
  readonly division: string | null;
  readonly uscc: string | null;
}

/** GB/T 2260 code of where an organisation is at home; null where the register does not tell. */
export const homeOf = ({ division, uscc }: Omit<WouldBeUser, 'kind'>): string | null =>
  division ?? uscc?.slice(2, 8) ?? null;

/** The place lies in one of the regions of use. No regions: everywhere in the country. A place that is not known lies in none. */
export const inRegions = (home: string | null, regions: readonly string[]): boolean =>
  regions.length === 0 || (home !== null && regions.some((region) => withinDivision(home, region)));

/** Why the agreement does not let an organisation buy (part 1, users); null where it does. */
export function whyNotBuyer(
  users: { readonly buyerCategories: readonly string[]; readonly regions: readonly string[] },
  buyer: WouldBeUser,
): Text | null {
  if (!users.buyerCategories.includes(buyer.kind))
    return text(
      `协议没有约定向“${buyerCategories[buyer.kind].zh}”销售。`,
      `The agreement names no sale to this kind of organisation: ${buyerCategories[buyer.kind].en}.`,
    );
  if (!inRegions(homeOf(buyer), users.regions))
    return text(
      `使用地区限于${users.regions.join('、')}；登记的住所地不在其中。`,
      `It may be used in ${users.regions.join(', ')}; the registered seat is not there.`,
    );
  return null;
}
