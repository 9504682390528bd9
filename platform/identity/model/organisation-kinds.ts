import { type Text, text } from '#foundation';

interface KindDefinition {
  readonly title: Text;
  /** Part of the state: it has a level, by which jurisdiction is decided. */
  readonly publicBody: boolean;
}

const kind = (title: Text, publicBody: boolean): KindDefinition => ({ title, publicBody });

/** What sort of body an organisation is. */
export const organisationKinds = {
  government: kind(text('人民政府', 'People’s government'), true),
  'party-organ': kind(text('党的机关', 'Party organ'), true),
  'government-department': kind(text('政府部门', 'Government department'), true),
  'data-authority': kind(text('数据管理部门', 'Data authority'), true),
  'public-institution': kind(text('事业单位', 'Public institution'), true),
  'state-owned-company': kind(text('国有企业', 'State-owned company'), false),
  utility: kind(text('公用事业企业', 'Public utility'), false),
  bank: kind(text('金融机构', 'Financial institution'), false),
  company: kind(text('企业', 'Company'), false),
  'social-organisation': kind(text('社会组织', 'Social organisation'), false),
  cooperative: kind(text('农民专业合作社', 'Farmers’ cooperative'), false),
} as const satisfies { readonly [code: string]: KindDefinition };

export type OrganisationKind = keyof typeof organisationKinds;
export const organisationKindCodes = Object.keys(organisationKinds) as readonly OrganisationKind[];
/** What each kind is called. */
export const kindTitles = Object.fromEntries(
  organisationKindCodes.map((code) => [code, organisationKinds[code].title]),
) as { readonly [code in OrganisationKind]: Text };

/** Level of a public body, highest first. */
export const levels = {
  national: text('国家', 'National'),
  province: text('省', 'Provincial'),
  prefecture: text('市', 'Prefectural'),
  county: text('县（区）', 'County'),
} as const satisfies { readonly [code: string]: Text };

export type Level = keyof typeof levels;
export const levelCodes = Object.keys(levels) as readonly Level[];
