import type { Language } from '../language/text.ts';

export interface ClauseShape {
  readonly document: string;
  readonly article: string;
}

/** 《登记办法》第10条 / 登记办法, Art 10 */
export function cite(clause: ClauseShape, language: Language): string {
  const numbered = /^\d/.test(clause.article);
  if (language === 'en')
    return numbered ? `${clause.document}, Art ${clause.article}` : `${clause.document}, ${clause.article}`;
  return `《${clause.document}》${numbered ? `第${clause.article}条` : clause.article}`;
}
