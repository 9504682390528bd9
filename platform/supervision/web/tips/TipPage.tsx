import { type Tip, useActsOn, useTip } from '#api-client';
import {
  ActLinks,
  Facts,
  factIf,
  History,
  Loaded,
  Page,
  PageLink,
  StateOf,
  usePathPart,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { tipWords } from './words.ts';

/** One report, for who handles it; who sent it is an act of its own. */
export function TipPage() {
  return (
    <Loaded query={useTip(usePathPart('id'))} rows={6}>
      {(tip) => <TipView tip={tip} />}
    </Loaded>
  );
}

function TipView({ tip }: { tip: Tip }) {
  const t = useTexts(tipWords);
  const say = useSay();
  const acts = useActsOn(tip.subjectKind, tip.id).data?.items;
  return (
    <Page
      title={`${t('title')} ${tip.number}`}
      above={<PageLink to="/work/tips">{t('back')}</PageLink>}
      beside={
        <>
          <StateOf state={tip.state} title={tip.stateTitle} />
          <ActLinks kind={tip.subjectKind} id={tip.id} acts={acts} />
        </>
      }
      wide
    >
      <Facts
        items={[
          { label: t('about'), value: say(tip.about) },
          { label: t('thing'), value: tip.thing },
          ...factIf(t('belongs'), tip.body),
          { label: t('said'), value: tip.statement },
          { label: t('named'), value: t(tip.named ? 'yes' : 'no') },
          { label: t('receivedAt'), value: <When at={tip.receivedAt} time /> },
          ...factIf(t('reason'), tip.reason),
          ...(tip.outcome ? [{ label: t('outcome'), value: say(tip.outcome) }] : []),
          ...factIf(t('answer'), tip.answer),
        ]}
      />
      <History title={t('history')} steps={tip.steps} />
    </Page>
  );
}
