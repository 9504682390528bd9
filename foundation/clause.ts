/** Where a rule, a problem or a clock comes from. `article` as the document counts it: 「第十条」 is `10`, 「三(一)」 stays as written. */
export interface Clause {
  /** Short name of the document as in docs/glossary.md, e.g. 登记办法, 实施规范, 意见. */
  readonly document: string;
  readonly article: string;
}

/** 《登记办法》第10条 */
export const citeZh = (clause: Clause): string =>
  `《${clause.document}》${/^\d/.test(clause.article) ? `第${clause.article}条` : clause.article}`;
export const citeEn = (clause: Clause): string => `${clause.document}, Art ${clause.article}`;
