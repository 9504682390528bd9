import { text } from '../language/text.ts';
import type { ProblemShape } from './ProblemNotice.tsx';

/** The problem inside a thrown value: the client's errors carry one; anything else is a fault of the page itself. */
export function problemOf(error: unknown): ProblemShape {
  if (typeof error === 'object' && error !== null && 'problem' in error) return error.problem as ProblemShape;
  const message = error instanceof Error ? error.message : String(error);
  return {
    code: 'portal/page-fault',
    title: text('这个页面没有显示出来', 'This page could not be shown'),
    detail: { zh: message, en: message },
    advice: text(
      '请刷新页面；如果再次出现，请把这段文字告诉管理员。',
      'Reload the page. If it happens again, tell the administrator this text.',
    ),
  };
}
