import { exportOf, type SharedConsent, useActsOn, type useSharedConsents } from '#api-client';
import { ActLinks, PagedTable, StateOf, usePunctuation, useSay, useTexts, When } from '#ui-kit';
import { consentWords } from './consent-words.ts';

/** Consents to the operation of shared data, each with what its reader may do about it. */
export function ConsentTable({
  query,
  agreementId,
}: {
  readonly query: ReturnType<typeof useSharedConsents>;
  /** Of one agreement, whose number need not be repeated. */
  readonly agreementId?: string;
}) {
  const t = useTexts(consentWords);
  const say = useSay();
  const { semicolon } = usePunctuation();
  return (
    <PagedTable
      query={query}
      none={t('none')}
      title={t('title')}
      exportAll={exportOf('authorisation.shared-consents', agreementId ? { agreementId } : {})}
      name="shared-consents"
      rowKey={(one) => one.id}
      columns={[
        ...(agreementId
          ? []
          : [{ key: 'agreement', title: t('agreement'), value: (one: SharedConsent) => one.agreement }]),
        { key: 'resource', title: t('resource'), value: (one) => one.resource },
        { key: 'provider', title: t('provider'), value: (one) => one.provider, filter: true },
        {
          key: 'through',
          title: t('through'),
          value: (one) => (one.through.length > 0 ? one.through.join(semicolon) : t('declared')),
        },
        {
          key: 'state',
          title: t('state'),
          value: (one) => say(one.stateTitle),
          filter: true,
          render: (one) => <StateOf state={one.state} title={one.stateTitle} />,
        },
        {
          key: 'due',
          title: t('due'),
          value: (one) => one.dueOn ?? '',
          render: (one) => (one.dueOn ? <When at={one.dueOn} /> : null),
        },
        {
          key: 'answered',
          title: t('answered'),
          value: (one) => one.decidedAt ?? '',
          render: (one) => (one.decidedAt ? <When at={one.decidedAt} /> : null),
        },
        {
          key: 'remarks',
          title: t('remarks'),
          value: (one) => [one.reference, one.reason].filter((word) => word !== null).join(semicolon),
        },
        { key: 'acts', title: t('acts'), value: () => '', render: (one) => <Acts {...one} /> },
      ]}
    />
  );
}

const open = ['authorisation.give-shared-consent', 'authorisation.enter-shared-consent'];
const actsIn: { readonly [state: string]: readonly string[] } = {
  due: [...open, 'authorisation.refuse-shared-consent'],
  overdue: [...open, 'authorisation.refuse-shared-consent'],
  refused: open,
  withdrawn: open,
  given: ['authorisation.withdraw-shared-consent'],
};

function Acts({ id, state }: Pick<SharedConsent, 'id' | 'state'>) {
  const acts = useActsOn('shared-consent', id).data?.items;
  const only = actsIn[state];
  return only ? <ActLinks kind="shared-consent" id={id} acts={acts} only={only} /> : null;
}
