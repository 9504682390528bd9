import { type Check, type CheckReport, type Text, text } from '#foundation';
import { printable } from '../terminal.ts';

export interface Checked {
  readonly check: Pick<Check, 'name' | 'title'>;
  readonly report: CheckReport;
}

const mostTold = 20;

/** A check as lines for the terminal: the result, then its faults. */
export function tellCheck({ check, report }: Checked): Text[] {
  const { looked, faults, notes = [] } = report;
  const told = notes.map(({ zh, en }) => text(`    ${printable(zh)}`, `    ${printable(en)}`));
  const wrong = faultsIn(report);
  if (faults.length === 0)
    return [
      text(
        `✓ ${check.title.zh}（${check.name}）：${looked} 项`,
        `✓ ${check.title.en} (${check.name}): ${looked}`,
      ),
      ...told,
    ];
  const lines = [
    text(
      `✗ ${check.title.zh}（${check.name}）：${looked} 项，${wrong} 处不符`,
      `✗ ${check.title.en} (${check.name}): ${looked} looked at, ${wrong} wrong`,
    ),
    ...faults.slice(0, mostTold).map(({ zh, en }) => text(`    ${printable(zh)}`, `    ${printable(en)}`)),
  ];
  const more = wrong - mostTold;
  if (more > 0) lines.push(text(`    另有 ${more} 处`, `    and ${more} more`));
  return [...lines, ...told];
}

/** How many there are, told one by one or not. */
export const faultsIn = ({ faults, more = 0 }: CheckReport): number => faults.length + more;

export const tellSum = (checks: number, faults: number): Text =>
  faults === 0
    ? text(`全部相符：${checks} 项检查`, `All agrees: ${checks} checks`)
    : text(`有 ${faults} 处不符，见上`, `${faults} things do not agree, see above`);
