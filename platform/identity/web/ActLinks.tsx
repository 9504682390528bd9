import { useActs } from '#api-client';
import { PageLink, useSay } from '#ui-kit';

/** An act on something of this page: its form opens with these fields filled in. */
export interface ActLink {
  readonly name: string;
  readonly prefill: { readonly [field: string]: string | readonly string[] };
}

/** Links to acts, those only that the present post may start. */
export function ActLinks({ acts }: { acts: readonly ActLink[] }) {
  const say = useSay();
  const { data } = useActs();
  const possible = acts.flatMap((link) => {
    const act = data?.items.find(({ name }) => name === link.name);
    return act ? [{ ...link, title: act.title }] : [];
  });
  if (possible.length === 0) return null;
  return (
    <span className="gs-act-links">
      {possible.map((link) => (
        <PageLink key={link.name} to={addressOfForm(link)}>
          {say(link.title)}
        </PageLink>
      ))}
    </span>
  );
}

export function addressOfForm({ name, prefill }: ActLink): string {
  const search = new URLSearchParams(
    Object.entries(prefill).map(([field, value]) => [
      field,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
  return `/work/start/${encodeURIComponent(name)}?${search}`;
}
