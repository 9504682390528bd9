import { useState } from 'react';
import type { Remedy } from '#api-client';
import { useTexts } from '#ui-kit';
import {
  decoded,
  type HierarchyKind,
  hierarchyKinds,
  hierarchyOf,
  levelsOf,
  stepsOf,
  tableFrom,
  withSteps,
} from './hierarchy.ts';
import { hierarchyWords, repairWords } from './words.ts';

type Generalise = Extract<Remedy, { kind: 'generalise' }>;

/** How a column becomes coarser and how far: a kind of hierarchy with its steps, or one of the department's own as a file, and the level. */
export function HierarchyEditor({
  column,
  remedy,
  onRemedy,
}: {
  column: string;
  remedy: Generalise;
  onRemedy: (remedy: Generalise) => void;
}) {
  const t = useTexts(repairWords);
  const words = useTexts(hierarchyWords);
  const [wrong, setWrong] = useState<string | null>(null);
  const { hierarchy, level } = remedy;
  // Chosen, and its file not brought yet.
  const [awaited, setAwaited] = useState(false);
  const shown: HierarchyKind = awaited ? 'table' : hierarchy.kind;
  const set = (next: Generalise['hierarchy']) => {
    setWrong(null);
    setAwaited(false);
    onRemedy({ ...remedy, hierarchy: next, level: Math.min(Math.max(1, level), levelsOf(next)) });
  };
  const steps = stepsOf(hierarchy);
  return (
    <div className="gs-lab-choice">
      <label>
        {t('hierarchy')}
        <select
          aria-label={`${t('hierarchy')}（${column}）`}
          value={shown}
          onChange={({ target }) => {
            const kind = target.value as HierarchyKind;
            if (kind === 'table') setAwaited(hierarchy.kind !== 'table');
            else set(hierarchyOf(kind));
          }}
        >
          {hierarchyKinds.map((kind) => (
            <option key={kind} value={kind}>
              {words(kind)}
            </option>
          ))}
        </select>
      </label>
      {shown === 'table' ? (
        <label>
          {t('hierarchyFile')}
          <input
            type="file"
            accept=".csv,text/csv,text/plain"
            aria-label={`${t('hierarchyFile')}（${column}）`}
            onChange={async ({ target }) => {
              const file = target.files?.[0];
              if (!file) return;
              const read =
                file.size > 8 << 20
                  ? ({ ok: false, why: 'too-long' } as const)
                  : tableFrom(decoded(await file.arrayBuffer()));
              if (read.ok) set(read.hierarchy);
              else setWrong(words(read.why));
            }}
          />
          <span className="gs-note">
            {hierarchy.kind === 'table'
              ? t('hierarchyRead', { lines: hierarchy.lines.length, levels: levelsOf(hierarchy) })
              : t('hierarchyHow')}
          </span>
        </label>
      ) : steps === null ? null : (
        <label>
          {words(hierarchy.kind === 'prefix' ? 'kept' : 'widths')}
          <input
            key={steps}
            aria-label={`${words(hierarchy.kind === 'prefix' ? 'kept' : 'widths')}（${column}）`}
            defaultValue={steps}
            onBlur={({ target }) => {
              const next = withSteps(hierarchy, target.value);
              if (!next) setWrong(words('unreadable'));
              else if (target.value !== steps) set(next);
            }}
          />
        </label>
      )}
      {awaited ? null : (
        <label>
          {t('level')}
          <select
            aria-label={`${t('level')}（${column}）`}
            value={level}
            onChange={({ target }) => onRemedy({ ...remedy, level: Number(target.value) })}
          >
            {Array.from({ length: levelsOf(hierarchy) + 1 }, (_, at) => at).map((at) => (
              <option key={at} value={at}>
                {at === 0
                  ? t('levelNone')
                  : at === levelsOf(hierarchy) && shown !== 'table'
                    ? `${at} · *`
                    : at}
              </option>
            ))}
          </select>
        </label>
      )}
      {wrong ? <p role="alert">{wrong}</p> : null}
    </div>
  );
}
