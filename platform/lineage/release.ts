import { ok, type Result, refuse, text } from '#foundation';
import type { Reason, Standing } from './model/standing.ts';
import { thingKey } from './model/thing.ts';
import { problems } from './problems.ts';

/** Every thing may be used: clear, or only marked. Otherwise `lineage/frozen`, with the reasons in words and the first one's clause. */
export function usable(standings: readonly Standing[]): Result<void> {
  const stopped = standings.filter(({ status }) => status === 'frozen' || status === 'ended');
  if (stopped.length === 0) return ok(undefined);
  const weighty = stopped.flatMap(({ reasons }) => reasons).filter(({ effect }) => effect !== 'marked');
  const distinct = [...new Map(weighty.map((reason) => [reason.origin ?? reason.id, reason])).values()];
  const [first] = distinct;
  return refuse(
    problems.frozen({
      detail: text(joined(distinct, 'zh'), joined(distinct, 'en')),
      ...(first?.rule ? { rule: first.rule } : {}),
      ...(first?.clause ? { clause: first.clause } : {}),
      data: { reasons: distinct.map(({ code }) => code) },
    }),
  );
}

const joined = (reasons: readonly Reason[], language: 'zh' | 'en'): string =>
  reasons.map((reason) => reason.text[language]).join(language === 'zh' ? '；' : '; ');

/**
 * The test of the release transaction: what is held now is usable, and is what it was when the call was admitted. Otherwise
 * `lineage/frozen` or `lineage/standing-changed`. A mark that came or went between also stops it: the answer must show the marks
 * under which it left.
 */
export function stillStands(admitted: readonly Standing[], held: readonly Standing[]): Result<void> {
  const now = usable(held);
  if (!now.ok) return now;
  const versions = new Map(admitted.map((standing) => [thingKey(standing), standing.version]));
  const same =
    versions.size === new Set(held.map(thingKey)).size &&
    held.every((standing) => versions.get(thingKey(standing)) === standing.version);
  return same ? ok(undefined) : refuse(problems['standing-changed']());
}
