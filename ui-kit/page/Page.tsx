import type { ReactNode } from 'react';
import { brand } from '../language/brand.ts';

/** One page: its title in the tab and as the only h1, and what belongs beside it. The shell provides `main`. */
export function Page({
  title,
  lead,
  above,
  beside,
  wide = false,
  children,
}: {
  title: string;
  lead?: ReactNode;
  /** Over the title: the way here, or what kind of thing this is. */
  above?: ReactNode;
  /** On the title's line: badges, the one primary button. */
  beside?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}) {
  return (
    <article className={wide ? 'gs-page gs-page-wide' : 'gs-page'}>
      <title>{`${title} · ${brand}`}</title>
      <header className="gs-page-head">
        {above ? <div className="gs-page-above">{above}</div> : null}
        <div className="gs-page-line">
          <h1 tabIndex={-1}>{title}</h1>
          {beside ? <div className="gs-page-beside">{beside}</div> : null}
        </div>
        {lead ? <div className="gs-lead">{lead}</div> : null}
      </header>
      {children}
    </article>
  );
}

/** A titled part of a page, reachable by its id. */
export function Section({
  title,
  id,
  note,
  children,
}: {
  title: string;
  id?: string;
  note?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="gs-section" id={id} aria-label={title}>
      <h2>{title}</h2>
      {note ? <p className="gs-note">{note}</p> : null}
      {children}
    </section>
  );
}

/** Label and value, as a list that stays readable on a phone. */
export function Facts({
  items,
}: {
  items: readonly { readonly label: string; readonly value: ReactNode }[];
}) {
  return (
    <dl className="gs-facts">
      {items.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Says that a list is empty, and what to do about it. */
export function Nothing({ children }: { children: ReactNode }) {
  return <p className="gs-nothing">{children}</p>;
}
