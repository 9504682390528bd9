import { type Text, text } from '#foundation';

/** The chart of accounts, with the code of 企业会计准则应用指南 附录 that a finance office books them under. */
export const accounts = {
  cash: { code: '1002', title: text('银行存款', 'Cash at bank'), byParty: false },
  receivable: { code: '1122', title: text('应收账款', 'Receivable'), byParty: true },
  advances: { code: '2203', title: text('预收账款（多付待退）', 'Advances (paid too much)'), byParty: true },
  tax: { code: '2221', title: text('应交税费', 'Tax payable'), byParty: false },
  'benefit-payable': { code: '2241.01', title: text('应付收益分配', 'Benefit payable'), byParty: true },
  'treasury-payable': {
    code: '2241.02',
    title: text('应缴国库（非税收入）', 'Due to the treasury (non-tax revenue)'),
    byParty: true,
  },
  'in-kind-payable': {
    code: '2241.03',
    title: text('应以服务或数据治理履行', 'Due in services or data governance'),
    byParty: true,
  },
  'revenue-industry': { code: '6001.01', title: text('收入：产业发展', 'Revenue: industry'), byParty: false },
  'revenue-sector': { code: '6001.02', title: text('收入：行业发展', 'Revenue: sector'), byParty: false },
  'revenue-other': { code: '6001.09', title: text('收入：其他用途', 'Revenue: other use'), byParty: false },
  'in-kind-delivered': {
    code: '6401.02',
    title: text('以服务或数据治理履行的分配', 'Benefit delivered in kind'),
    byParty: false,
  },
  'benefit-shared': { code: '6401.01', title: text('收益分配支出', 'Benefit shared'), byParty: false },
  'bad-debt': { code: '6701', title: text('坏账核销', 'Written off'), byParty: true },
} as const satisfies { readonly [name: string]: AccountDefinition };

interface AccountDefinition {
  readonly code: string;
  readonly title: Text;
  /** Kept for each organisation. */
  readonly byParty: boolean;
}
export type Account = keyof typeof accounts;

/** One side of a posting, in fen; a debit is positive, a credit negative. */
export interface Side {
  readonly account: Account;
  readonly party?: string;
  readonly fen: bigint;
}

/** The sides that say something; throws when they do not balance. The database holds it against them once more. */
export function balanced(sides: readonly Side[]): readonly Side[] {
  const said = sides.filter(({ fen }) => fen !== 0n);
  const sum = said.reduce((total, { fen }) => total + fen, 0n);
  if (sum !== 0n) throw new Error(`a posting is out of balance by ${sum} fen`);
  for (const { account, party } of said)
    if (accounts[account].byParty && party === undefined) throw new Error(`${account} is kept by party`);
  return said;
}

/** Which revenue a use is: 公共治理 and 公益事业 are free, so what is charged is of 产业 or 行业发展 (价格通知 一). */
export const revenueOf = (purposeClass: string): Account =>
  purposeClass === 'industry'
    ? 'revenue-industry'
    : purposeClass === 'sector'
      ? 'revenue-sector'
      : 'revenue-other';
