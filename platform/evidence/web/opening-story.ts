import { type Text, text } from '#ui-kit';
import { told } from './told.ts';

const classes: { readonly [name: string]: Text } = {
  unconditional: text('无条件开放', 'open without conditions'),
  conditional: text('有条件开放', 'open under conditions'),
  'not-open': text('非开放', 'not open'),
};

/** What a public fact about the open list says in words; null when it lacks a part. */
export function openingStory(
  kind: 'opening.listed' | 'opening.withdrawn',
  of: (name: string) => string | null,
): Text | null {
  if (kind === 'opening.withdrawn')
    return told([of('title'), of('department'), of('reason')], ([title, department, reason]) =>
      text(
        `${department}的“${title}”撤出开放目录：${reason}`,
        `“${title}” of ${department} was withdrawn from the open list: ${reason}`,
      ),
    );
  return told(
    [of('title'), of('department'), of('class'), of('legalBasis')],
    ([title, department, name, basis]) => {
      const opened = Object.hasOwn(classes, name) ? classes[name]! : text(name, name);
      return text(
        `${department}的“${title}”列入开放目录，${opened.zh}；依据：${basis}。`,
        `“${title}” of ${department} is on the open list, ${opened.en}; basis: ${basis}.`,
      );
    },
  );
}
