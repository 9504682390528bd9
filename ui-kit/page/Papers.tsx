import type { Text } from '../language/text.ts';
import { useSay } from '../language/use-language.ts';
import { Section } from './Page.tsx';
import { PageLink } from './PageLink.tsx';

/** The papers of a matter, each leading to its page; nothing where there are none. */
export function Papers({
  title,
  documents,
  id,
}: {
  title: string;
  documents: readonly { readonly id: string; readonly number: string; readonly title: Text }[];
  id?: string;
}) {
  const say = useSay();
  if (documents.length === 0) return null;
  return (
    <Section title={title} {...(id ? { id } : {})}>
      <ul>
        {documents.map((paper) => (
          <li key={paper.id}>
            <PageLink to={`/work/papers/${paper.id}`}>
              {say(paper.title)} {paper.number}
            </PageLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}
