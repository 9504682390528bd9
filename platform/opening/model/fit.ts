import { type Text, text } from '#foundation';
import { type OpenClass, opensMore } from './open-class.ts';

/** Why the class cannot be had as things stand; empty where it can. */
export function unfit(
  wanted: OpenClass,
  seen: {
    /** A revision is in service. */
    readonly data: boolean;
    /** The most that its data allows, and why. */
    readonly allowed: { readonly class: OpenClass; readonly reasons: readonly Text[] } | null;
    readonly conditions: string | undefined;
  },
): readonly Text[] {
  return [
    ...(wanted === 'unconditional' && !seen.data
      ? [
          text(
            '没有启用的版本：先载入文件并启用，再申报无条件开放',
            'No revision is in service: load a file and put it in service first',
          ),
        ]
      : []),
    ...(seen.allowed && opensMore(wanted, seen.allowed.class) ? seen.allowed.reasons : []),
    ...(wanted === 'conditional' && !seen.conditions
      ? [text('有条件开放应当写明开放条件', 'Conditional opening says under which conditions')]
      : []),
    ...(wanted !== 'conditional' && seen.conditions
      ? [text('只有有条件开放才写开放条件', 'Only conditional opening has conditions')]
      : []),
  ];
}
