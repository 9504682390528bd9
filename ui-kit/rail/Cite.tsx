import { Link } from '@tanstack/react-router';
import { useLanguage } from '../language/use-language.ts';
import { type ClauseShape, cite } from './citation.ts';

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
