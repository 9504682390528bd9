import { useReceiptStanding } from '#api-client';
import { PageLink, useTexts, When } from '#ui-kit';
import { retentionWords } from './retention-words.ts';

/** What became of an entry whose content is not here any more. The receipt file itself says nothing of it: every byte of it is signed for. */
export function ReceiptStanding({ id }: { id: string }) {
  const t = useTexts(retentionWords);
  const { data } = useReceiptStanding(id);
  if (data?.recovered) return <p className="gs-note">{t('receiptRecovered')}</p>;
  if (!data?.erased) return null;
  const { decidedAt, before, factIndex } = data.erased;
  return (
    <div className="gs-note" role="note">
      <p>{t('receiptErased', { date: decidedAt.slice(0, 10), before })}</p>
      <p>
        <When at={decidedAt} />
        {factIndex === null ? null : (
          <>
            {' · '}
            <PageLink to={`/evidence/${factIndex}`}>{t('receiptErasedFact')}</PageLink>
          </>
        )}
      </p>
    </div>
  );
}
