import { allocate, type Fen, sumMoney, type Text, text } from '#foundation';

/** Costs that count (价格通知 三-1), in the order of the text. */
export const costItems = {
  platform: text('平台建设与运行维护', 'Building and running the platform'),
  handling: text('数据传输、采集、存储、治理', 'Transmission, collection, storage and governance of data'),
  labour: text('人工', 'Labour'),
  acquisition: text('数据获取', 'Acquisition of data'),
  period: text('期间费用', 'Period expenses'),
} as const satisfies { readonly [code: string]: Text };
export type CostItem = keyof typeof costItems;
export const costItemCodes = Object.keys(costItems) as readonly CostItem[];

/** Which use a cost is for. Only 产业发展 and 行业发展 carry a fee, so only their costs count. */
export const servedUses = {
  industry: text('产业发展、行业发展', 'Industry and sector development'),
  public: text('公共治理、公益事业', 'Governance and public welfare'),
  shared: text('共同成本，按比例分摊', 'Both, divided by a share'),
} as const satisfies { readonly [code: string]: Text };
export type ServedUse = keyof typeof servedUses;
export const servedUseCodes = Object.keys(servedUses) as readonly ServedUse[];

/** A line of the separate accounts as the operator files it. What is missing is a defect of R45, told with all others. */
export interface FiledCost {
  readonly what: string;
  readonly amount: Fen;
  readonly item?: CostItem;
  readonly serves?: ServedUse;
  /** Of a shared cost: whole per cent for industry, and by what it was divided. */
  readonly industryShare?: number;
  readonly basis?: string;
}

/** The same with every tag there, as a cost survey takes it up. */
export interface CostLine {
  readonly number: number;
  readonly what: string;
  readonly item: CostItem;
  readonly serves: ServedUse;
  /** Whole per cent for industry; of a cost that is not shared it is 100 or 0. */
  readonly industryShare: number;
  readonly basis: string | null;
  readonly filed: Fen;
  /** What the survey found reasonable; null while there is none. */
  readonly allowed: Fen | null;
  readonly cutReason: string | null;
}

/** What a line counts for industry and for the rest. The two make the line. */
export function divided(amount: Fen, industryShare: number): { readonly industry: Fen; readonly rest: Fen } {
  const [industry = 0n, rest = 0n] = allocate(amount, [BigInt(industryShare), BigInt(100 - industryShare)]);
  return { industry, rest };
}

/** What counts of a line: what the survey allowed, or what was filed while there is no survey. */
export const counted = (line: CostLine): Fen => line.allowed ?? line.filed;

/** Costs for industry by item, in the order of the text; all items are there. */
export function industryCosts(
  lines: readonly CostLine[],
): readonly { readonly item: CostItem; readonly amount: Fen }[] {
  return costItemCodes.map((item) => ({
    item,
    amount: sumMoney(
      lines
        .filter((line) => line.item === item)
        .map((line) => divided(counted(line), line.industryShare).industry),
    ),
  }));
}

export const shareOf = (line: FiledCost): number =>
  line.serves === 'industry' ? 100 : line.serves === 'public' ? 0 : (line.industryShare ?? 0);
