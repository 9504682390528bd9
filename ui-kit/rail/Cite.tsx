import { Link } from '@tanstack/react-router';
import { useLanguage } from '../language/use-language.ts';

export interface ClauseShape {
  readonly document: string;
  readonly article: string;
}

/** 《登记办法》第10条 / 登记办法, Art 10 */
export function cite(clause: ClauseShape, language: 'zh' | 'en'): string {
  const numbered = /^\d/.test(clause.article);
  if (language === 'en')
    return numbered ? `${clause.document}, Art ${clause.article}` : `${clause.document}, ${clause.article}`;
  return `《${clause.document}》${numbered ? `第${clause.article}条` : clause.article}`;
}

/** The clause behind something, leading to the rule in the register. */
export function Cite({ rule, clause }: { rule?: string | null; clause?: ClauseShape | null }) {
  const language = useLanguage();
  const cited = clause ? cite(clause, language) : null;
  if (!rule) return cited;
  return (
    <>
      {cited} <Link to={`/rules/${encodeURIComponent(rule)}` as string}>{rule}</Link>
    </>
  );
}
