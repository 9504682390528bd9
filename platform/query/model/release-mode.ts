import { text } from '#foundation';
import { problems } from '../problems.ts';
import { differentialPlan } from './differential-plan.ts';
import type { GroupedForm, NormalForm } from './normal-form.ts';
import { refuseQuery } from './refusal.ts';
import type { ReleaseMode } from './scope.ts';

/** The mode in which a query's answer leaves; null where none of its tables has protected units. */
export const modeOf = (form: NormalForm): ReleaseMode | null =>
  form.tables.find(({ relation }) => relation.units.length > 0)?.relation.mode ?? null;

/**
 * Holds a query to the mode of its tables: one mode for all with protected units, and in the modes with noise one kind of unit, since the noise
 * hides one unit of that kind and not what a unit of another kind brings along. Throws a Refusal.
 */
export function fitMode(form: NormalForm): void {
  const modes = new Set(
    form.tables.flatMap(({ relation }) => (relation.units.length > 0 ? [relation.mode] : [])),
  );
  if (modes.size > 1)
    refuseQuery(problems['mode-forbids'], {
      construct: 'mixed-modes',
      detail: text(
        '一次查询中的资源须是同一种发布方式：混用会使两种保护都失效。',
        'The resources of one query have one release mode: mixing modes undoes each.',
      ),
    });
  const [mode] = modes;
  if (form.shape !== 'grouped' || mode === undefined || mode === 'reviewed') return;
  if (form.subjects.length > 1)
    refuseQuery(problems['mode-forbids'], {
      construct: 'several-units',
      detail: text(
        '加噪发布的查询只能涉及一种保护单位。',
        'A query released with noise concerns one kind of protected unit.',
      ),
      nearest: text('每次只查一项受保护的资源', 'one protected resource at a time'),
    });
  if (form.atoms.length === 0)
    refuseQuery(problems['mode-forbids'], {
      construct: 'nothing-counted',
      detail: text(
        '加噪发布的查询须有统计量；仅列分组会透露哪些分组存在。',
        'A query released with noise has numbers: groups alone would tell which exist.',
      ),
      nearest: text('加上 count(*)', 'add count(*)'),
    });
  if (mode === 'cell-key') fitCellKey(form);
  else differentialPlan(form);
}

/** Cell-key noise is of a size for counts of units; what one unit adds to a sum, or by several rows to a count of rows, it would not hide. */
function fitCellKey(form: GroupedForm): void {
  const [subject] = form.subjects;
  const { relation } = form.tables[subject!.table]!;
  const unit = relation.units[subject!.unitIndex]!;
  const nearest = unit.countableAs
    ? `count(DISTINCT ${unit.countableAs})`
    : subject!.countedBy === 'rows'
      ? 'count(*)'
      : null;
  for (const atom of form.atoms) {
    const counts =
      atom.function === 'count-distinct' || (atom.function === 'count' && subject!.countedBy === 'rows');
    if (!counts)
      refuseQuery(problems['mode-forbids'], {
        construct: atom.function === 'sum' ? 'cell-key-sum' : 'cell-key-rows',
        detail:
          atom.function === 'sum'
            ? text(
                '单元格密钥方式只发布计数：噪声掩盖不了一个单位的数额。',
                'The mode cell-key releases counts only: its noise does not hide what one unit adds to a sum.',
              )
            : text(
                '一个单位有多行时，单元格密钥方式只数单位，不数行。',
                'Where a unit has several rows the mode cell-key counts units and not rows.',
              ),
        ...(nearest ? { nearest: text(nearest, nearest) } : {}),
      });
  }
}
