import { Tooltip } from 'antd';
import type { ReactNode } from 'react';

export type Tone = 'neutral' | 'action' | 'good' | 'warning' | 'bad';
const marks: Record<Tone, string> = { neutral: '○', action: '●', good: '✓', warning: '▲', bad: '✕' };

/** A state in words, with a shape and a colour that say the same. The reason opens on hover and on focus. */
export function State({
  tone = 'neutral',
  reason,
  children,
}: {
  tone?: Tone;
  reason?: string;
  children: ReactNode;
}) {
  const mark = (
    <span className={`gs-state gs-state-${tone}`} tabIndex={reason ? 0 : undefined}>
      <span aria-hidden="true">{marks[tone]}</span> {children}
    </span>
  );
  return reason ? <Tooltip title={reason}>{mark}</Tooltip> : mark;
}
