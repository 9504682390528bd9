import type { Text } from '../language/text.ts';
import { useSay } from '../language/use-language.ts';
import { PageLink } from './PageLink.tsx';

/** Links to what the reader may do about the thing of this page; each form opens with the thing filled in. */
export function ActLinks({
  kind,
  id,
  acts,
  only,
}: {
  kind: string;
  id: string;
  acts: readonly { readonly name: string; readonly title: Text }[] | undefined;
  /** Names of the acts that make sense in the thing's present state; all when it is left out. */
  only?: readonly string[];
}) {
  const say = useSay();
  const shown = acts?.filter(({ name }) => only === undefined || only.includes(name)) ?? [];
  if (shown.length === 0) return null;
  return (
    <span className="gs-act-links">
      {shown.map(({ name, title }) => (
        <PageLink key={name} to={`/work/start/${encodeURIComponent(name)}?about=${kind}:${id}`}>
          {say(title)}
        </PageLink>
      ))}
    </span>
  );
}
