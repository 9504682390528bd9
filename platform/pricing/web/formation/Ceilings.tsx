import { type Formation, useActsOn } from '#api-client';
import { ActLinks, DataTable, PageLink, Section, StateOf, useSay, useTexts } from '#ui-kit';
import { priceWords } from './words.ts';

type Set = Formation['ceilings'][number];

/** Every set of ceilings, the newest first; what waits for its check can be checked here. */
export function Ceilings({ sets }: { sets: readonly Set[] }) {
  return sets.map((set) => <CeilingSet key={set.setId} set={set} />);
}

function CeilingSet({ set }: { set: Set }) {
  const t = useTexts(priceWords);
  const say = useSay();
  const acts = useActsOn('ceiling-set', set.setId).data?.items;
  return (
    <Section title={`${t('ceilings')} ${set.version}`}>
      <p>
        <StateOf state={set.state} title={set.stateTitle} /> {t('full')} {set.fullYuan}{' '}
        <ActLinks kind="ceiling-set" id={set.setId} acts={acts} />
      </p>
      <DataTable
        title={`${t('ceilings')} ${set.version}`}
        name="ceilings"
        rows={set.lines}
        rowKey={({ productId }) => productId}
        columns={[
          {
            key: 'product',
            title: t('product'),
            value: ({ product }) => product,
            render: ({ productId, product }) => <PageLink to={`/products/${productId}`}>{product}</PageLink>,
          },
          { key: 'basis', title: t('basis'), value: ({ basis }) => say(basis) },
          { key: 'ceiling', title: t('ceiling'), value: ({ ceilingYuan }) => ceilingYuan, align: 'right' },
          {
            key: 'volume',
            title: t('volume'),
            value: ({ expectedVolume }) => expectedVolume,
            align: 'right',
          },
          { key: 'price', title: t('price'), value: ({ priceYuan }) => priceYuan ?? '', align: 'right' },
        ]}
      />
    </Section>
  );
}
