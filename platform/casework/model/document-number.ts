/** 发文字号: the organisation's word and the paper's series, the year, and the place in that year's sequence. */
export interface DocumentNumber {
  /** 机关代字 and series together, e.g. 公数登受. */
  readonly mark: string;
  readonly year: number;
  /** From 1, without gaps, per organisation, mark and year. */
  readonly sequence: number;
}

/** 公数登受〔2026〕3号 — six-cornered brackets, no leading zeros (GB/T 9704-2012, 7.2.5). */
export const formatNumber = ({ mark, year, sequence }: DocumentNumber): string =>
  `${mark}〔${year}〕${sequence}号`;

/** Used by organisations that registered no word of their own. */
export const commonWord = '公数';
