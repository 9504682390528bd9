import { type Text, text } from '#ui-kit';

const kinds: { readonly [code: string]: Text } = {
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
};
const levels: { readonly [code: string]: Text } = {
  national: text('国家', 'National'),
  province: text('省', 'Provincial'),
  prefecture: text('市', 'Prefectural'),
  county: text('县（区）', 'County'),
};

export const kindWords = (code: string): Text => kinds[code] ?? text(code, code);
export const levelWords = (code: string): Text => levels[code] ?? text(code, code);
