import { Button } from 'antd';
import { useMemo } from 'react';
import { useLog, useReceipt } from '#api-client';
import { Loaded, Page, PageLink, saveFile, usePathPart, useTexts } from '#ui-kit';
import { canonicalBytes, type Json } from '#verifier';
import { Verdict } from './Verdict.tsx';
import { evidenceWords } from './words.ts';

/** A receipt fetched by its id and verified here; the file to keep is one click away. */
export function ReceiptPage() {
  const id = usePathPart('id');
  const t = useTexts(evidenceWords);
  const { data: log } = useLog();
  const vkey = log?.verifierKey;
  const keys = useMemo(() => (vkey ? [vkey] : []), [vkey]);
  return (
    <Page title={t('receipt', { id })} above={<PageLink to="/receipts">{t('checker')}</PageLink>}>
      <Loaded query={useReceipt(id)} rows={8}>
        {(receipt) => (
          <>
            <Button
              className="gs-noprint"
              onClick={() =>
                saveFile(
                  `${id}.json`,
                  new Blob([new Uint8Array(canonicalBytes(receipt as Json))], { type: 'application/json' }),
                )
              }
            >
              {t('download')}
            </Button>
            <Verdict file={receipt as object} trustedKeys={keys} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
