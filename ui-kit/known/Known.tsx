import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { defineTexts } from '../language/define-texts.ts';
import { text } from '../language/text.ts';
import { useLanguage } from '../language/use-language.ts';
import { useTexts } from '../language/use-texts.ts';
import { formatNumber } from './quantity.ts';

const words = defineTexts('known', {
  unknown: text('不详', 'Unknown'),
  unknownWhy: text('来源没有给出这一项', 'The source does not give this'),
  none: text('无', 'None'),
  noneWhy: text('已经核实，确实没有', 'Checked: there is none'),
  unpublished: text('尚未公布', 'Not yet published'),
  unpublishedWhy: text('到公布时间后显示', 'Shown from the time of publication'),
  suspended: text('暂停', 'Suspended'),
  suspendedWhy: text('目前不能使用', 'May not be used at present'),
  merged: text('已合并', 'Merged'),
  mergedWhy: text(
    '数量太小，为保护当事人与其他项合并公布',
    'Too small to publish alone; merged with others to protect people',
  ),
});

export type Absence = 'unknown' | 'none' | 'unpublished' | 'suspended' | 'merged';
const marks: Record<Absence, string> = {
  unknown: '？',
  none: '∅',
  unpublished: '◷',
  suspended: '⏸',
  merged: '∪',
};

/** Why there is no value: the five ways look different, in shape and in words. */
export function Absent({ as }: { as: Absence }) {
  const t = useTexts(words);
  return (
    <Tooltip title={t(`${as}Why`)}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the reason must be readable by keyboard too */}
      <span className={`gs-absent gs-absent-${as}`} tabIndex={0}>
        <span aria-hidden="true">{marks[as]}</span> {t(as)}
      </span>
    </Tooltip>
  );
}

/** A value, or `unknown` when there is none. Zero is a value. */
export function Known({
  value,
  absent = 'unknown',
  unit,
  children,
}: {
  value: string | number | null | undefined;
  absent?: Absence;
  unit?: string;
  /** How to draw a value that is there; by default text, with digits grouped. */
  children?: ReactNode;
}) {
  const language = useLanguage();
  if (value === null || value === undefined || value === '') return <Absent as={absent} />;
  if (children !== undefined) return children;
  return (
    <span className={typeof value === 'number' ? 'gs-figure' : undefined}>
      {typeof value === 'number' ? formatNumber(value, language) : value}
      {unit ? <span className="gs-unit"> {unit}</span> : null}
    </span>
  );
}
