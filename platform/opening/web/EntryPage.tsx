import { useActsOn, useOpenEntry } from '#api-client';
import {
  ActLinks,
  Facts,
  factIf,
  History,
  Loaded,
  Page,
  PageLink,
  Papers,
  StateOf,
  usePathPart,
  useSay,
  useTexts,
} from '#ui-kit';
import { openingWords } from './words.ts';

/** One entry of the open list for those who have to do with it. */
export function EntryPage() {
  const t = useTexts(openingWords);
  const say = useSay();
  const id = usePathPart('id');
  const acts = useActsOn('open-entry', id).data?.items;
  return (
    <Loaded query={useOpenEntry(id)} rows={8}>
      {(one) => (
        <Page
          title={one.title}
          above={<PageLink to="/work/opening">{t('work')}</PageLink>}
          beside={
            <>
              <StateOf state={one.state} title={one.stateTitle} />
              <ActLinks kind="open-entry" id={one.id} acts={acts} />
            </>
          }
          wide
        >
          <Facts
            items={[
              { label: t('class'), value: say(one.classTitle) },
              { label: t('version'), value: String(one.version) },
              { label: t('department'), value: one.department.name },
              { label: t('authority'), value: one.authority },
              { label: t('reasons'), value: one.reasons },
              { label: t('basis'), value: one.legalBasis },
              ...factIf(t('conditions'), one.conditions),
              { label: t('cycle'), value: say(one.updateCycle) },
              ...factIf(t('due'), one.dueOn),
              { label: t('contact'), value: one.contact },
              ...factIf(t('opinion'), one.opinion),
              ...factIf(t('withdrawalReason'), one.withdrawalReason),
              ...factIf(
                t('gate'),
                one.revisionId ? (
                  <PageLink to={`/work/privacy/gate/${one.revisionId}?form=open`}>{one.gateDigest}</PageLink>
                ) : null,
              ),
              {
                label: t('title'),
                value: <PageLink to={`/open/${one.resourceId}`}>{one.title}</PageLink>,
              },
            ]}
          />
          <Papers title={t('papers')} documents={one.documents} />
          <History title={t('history')} steps={one.history} />
        </Page>
      )}
    </Loaded>
  );
}
