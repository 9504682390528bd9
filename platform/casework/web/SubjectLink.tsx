import { PageLink, type Text, useSay } from '#ui-kit';

/** A thing by its title, leading to its page where it has one. */
export function SubjectLink({ title, page }: { title: Text; page: string | null }) {
  const say = useSay();
  return page ? <PageLink to={page}>{say(title)}</PageLink> : say(title);
}
