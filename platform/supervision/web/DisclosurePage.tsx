import { useMemo } from 'react';
import { type Authorisation, type Disclosure, useDisclosure } from '#api-client';
import {
  Absent,
  Chart,
  type Column,
  DataTable,
  defineTexts,
  Known,
  Loaded,
  Nothing,
  Page,
  PageLink,
  Section,
  StateOf,
  text,
  usePunctuation,
  useSay,
  useTexts,
  When,
} from '#ui-kit';

const words = defineTexts('disclosure', {
  title: text('授权运营信息披露', 'Disclosure of authorised operation'),
  lead: text(
    '谁被授权、用哪些公共数据、做什么、到什么时候。每一行都有存证，可以在您自己的浏览器里核验。',
    'Who is authorised, over which public data, for what and until when. Every line has evidence that your own browser can verify.',
  ),
  authorisations: text('授权', 'Authorisations'),
  noAuthorisations: text('现在没有生效的授权。', 'No authorisation is in force.'),
  operator: text('运营机构', 'Operator'),
  authorising: text('授权主体', 'Authorising body'),
  implementing: text('实施机构', 'Implementing body'),
  scope: text('授权范围', 'Scope'),
  purposes: text('用途', 'Purposes'),
  from: text('起', 'From'),
  until: text('止', 'Until'),
  state: text('状态', 'State'),
  evidence: text('凭证', 'Evidence'),
  see: text('查看凭证', 'See evidence'),
  products: text('产品和服务', 'Products and services'),
  noProducts: text('还没有公布的产品。', 'No product is published yet.'),
  product: text('产品', 'Product'),
  price: text('价格', 'Price'),
  use: text('数据使用情况', 'Use of the data'),
  useChart: text('按用途的调用次数', 'Calls by purpose'),
  calls: text('次', 'calls'),
  noUse: text('还没有调用。', 'No calls yet.'),
  merged: text(
    '数量太小的用途已合并或不单独公布，以免看出谁查了谁。',
    'Purposes with few calls are merged or not shown alone, so that nobody can tell who asked about whom.',
  ),
  refusals: text('拒绝的查询', 'Refused queries'),
  refusalsNote: text(
    '因超出授权、保护规则或配额被系统拒绝的查询次数。',
    'Queries the system refused: outside the authorisation, against a protection rule, or over quota.',
  ),
  asOf: text('截至', 'As of'),
});

/** What the public is owed (实施规范 Art 18, 19): a table a journalist can sort, and evidence for each line. */
export function DisclosurePage() {
  const t = useTexts(words);
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Loaded query={useDisclosure()} rows={12}>
        {(disclosure) => <DisclosureView disclosure={disclosure} />}
      </Loaded>
    </Page>
  );
}

function DisclosureView({ disclosure }: { disclosure: Disclosure }) {
  const t = useTexts(words);
  const say = useSay();
  const { semicolon } = usePunctuation();
  const evidence = ({ logIndex, logEntry }: Authorisation) => {
    const page = logIndex != null ? `/evidence/${logIndex}` : logEntry ? `/receipts/${logEntry}` : null;
    return page === null ? <Absent as="unpublished" /> : <PageLink to={page}>{t('see')}</PageLink>;
  };
  const authorisationColumns: readonly Column<Authorisation>[] = [
    {
      key: 'operator',
      title: t('operator'),
      value: (line) => line.operator,
      filter: true,
      render: (line) => <PageLink to={`/agreements/${line.agreementId}`}>{line.operator}</PageLink>,
    },
    { key: 'scope', title: t('scope'), value: (line) => line.scope.map(say).join(semicolon) },
    { key: 'purposes', title: t('purposes'), value: (line) => line.purposes.map(say).join(semicolon) },
    { key: 'authorising', title: t('authorising'), value: (line) => line.authorisingBody, filter: true },
    {
      key: 'implementing',
      title: t('implementing'),
      value: (line) => line.implementingBody,
      filter: true,
      hidden: true,
    },
    { key: 'from', title: t('from'), value: (line) => line.from, render: (line) => <When at={line.from} /> },
    {
      key: 'until',
      title: t('until'),
      value: (line) => line.until,
      render: (line) => <When at={line.until} />,
    },
    {
      key: 'state',
      title: t('state'),
      value: (line) => line.state,
      filter: true,
      render: (line) => <StateOf state={line.state} />,
    },
    {
      key: 'evidence',
      title: t('evidence'),
      value: (line) => line.logIndex,
      render: evidence,
    },
  ];
  return (
    <>
      {disclosure.asOf ? (
        <p className="gs-note">
          {t('asOf')} <When at={disclosure.asOf} time />
        </p>
      ) : null}
      <Section title={t('authorisations')} id="authorisations">
        {disclosure.authorisations.length === 0 ? (
          <Nothing>{t('noAuthorisations')}</Nothing>
        ) : (
          <DataTable
            title={t('authorisations')}
            name="a"
            rows={disclosure.authorisations}
            rowKey={(line) => line.agreementId}
            columns={authorisationColumns}
          />
        )}
      </Section>
      <Section title={t('use')} id="use">
        <Use use={disclosure.use} />
      </Section>
      <Section title={t('refusals')} id="refusals" note={t('refusalsNote')}>
        <p className="gs-number">
          <Known value={disclosure.refusals} />
        </p>
      </Section>
      <Section title={t('products')} id="products">
        {disclosure.products.length === 0 ? (
          <Nothing>{t('noProducts')}</Nothing>
        ) : (
          <DataTable
            title={t('products')}
            name="p"
            rows={disclosure.products}
            rowKey={(product) => product.id}
            columns={[
              {
                key: 'product',
                title: t('product'),
                value: (product) => product.title,
                render: (product) => <PageLink to={`/products/${product.id}`}>{product.title}</PageLink>,
              },
              {
                key: 'operator',
                title: t('operator'),
                value: (product) =>
                  typeof product.operator === 'string' ? product.operator : product.operator.name,
                filter: true,
              },
              { key: 'price', title: t('price'), value: (product) => product.price },
              {
                key: 'state',
                title: t('state'),
                value: (product) => product.state,
                render: (product) => <StateOf state={product.state} />,
              },
            ]}
          />
        )}
      </Section>
    </>
  );
}

function Use({ use }: { use: Disclosure['use'] }) {
  const t = useTexts(words);
  const say = useSay();
  const chart = useMemo(
    () => ({
      kind: 'bars' as const,
      title: t('useChart'),
      unit: t('calls'),
      categories: use.map(({ purpose }) => say(purpose)),
      series: [{ name: t('useChart'), values: use.map(({ calls }) => calls) }],
    }),
    [use, say, t],
  );
  if (use.length === 0) return <Nothing>{t('noUse')}</Nothing>;
  return (
    <>
      <Chart data={chart} />
      {use.some(({ merged, calls }) => merged || calls === null) ? (
        <p className="gs-note">∪ {t('merged')}</p>
      ) : null}
    </>
  );
}
