import { useLineage } from '#api-client';
import { PageLink, problemOf, StateOf, useKindWord, useSay, useTexts } from '#ui-kit';
import { below } from './affected.ts';
import { caseworkWords } from './words.ts';

const pages: { readonly [kind: string]: string } = {
  resource: '/resources',
  agreement: '/agreements',
  product: '/products',
};

/**
 * All that a dangerous act touches, read from the lineage, so that it is seen before the button works. `awaited`: the form has a
 * picker for such a thing, and nothing is picked yet.
 */
export function Affected({
  thing,
  awaited,
}: {
  thing: { readonly kind: string; readonly id: string } | null;
  awaited: boolean;
}) {
  const t = useTexts(caseworkWords);
  if (thing) return <Touched key={thing.id} thing={thing} />;
  return <p>{t(awaited ? 'affectedAfter' : 'affectedOnly')}</p>;
}

function Touched({ thing }: { thing: { readonly kind: string; readonly id: string } }) {
  const t = useTexts(caseworkWords);
  const say = useSay();
  const kindWord = useKindWord();
  const { data, error } = useLineage(thing.kind, thing.id);
  // A thing without a place in the lineage yet has nothing hanging on it.
  if (error)
    return <p>{t(problemOf(error).code === 'lineage/unknown' ? 'affectedOnly' : 'affectedFailed')}</p>;
  if (!data) return <p role="status">{t('affectedReading')}</p>;
  const things = below(thing.id, data.nodes, data.edges);
  if (things.length === 0) return <p>{t('affectedOnly')}</p>;
  return (
    <>
      <p>{t('affected')}</p>
      <ul>
        {things.map((node) => {
          const title = node.title ? say(node.title) : node.id;
          const page = pages[node.kind];
          return (
            <li key={node.id}>
              {kindWord(node.kind)} {page ? <PageLink to={`${page}/${node.id}`}>{title}</PageLink> : title}{' '}
              <StateOf state={node.standing.status} />
            </li>
          );
        })}
      </ul>
      {data.truncated ? <p>{t('affectedMore')}</p> : null}
    </>
  );
}
