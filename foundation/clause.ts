/** Where a rule, a problem or a clock comes from. `article` as the document counts it: 「第十条」 is `10`, 「三(一)」 stays as written. */
export interface Clause {
  /** Short name of the document as in docs/glossary.md, e.g. 登记办法, 实施规范, 意见. */
  readonly document: string;
  readonly article: string;
}

const numbered = (clause: Clause): boolean => /^\d/.test(clause.article);

/** 《登记办法》第10条; what is no number stays as written: 《意见》十二. */
export const citeZh = (clause: Clause): string =>
  `《${clause.document}》${numbered(clause) ? `第${clause.article}条` : clause.article}`;
/** 登记办法, Art 10; 意见, 十二. */
export const citeEn = (clause: Clause): string =>
  `${clause.document}, ${numbered(clause) ? 'Art ' : ''}${clause.article}`;
