import { Button } from 'antd';
import { useMemo } from 'react';
import { useLog, useReceipt } from '#api-client';
import { Loaded, Page, PageLink, saveFile, usePathPart, useTexts } from '#ui-kit';
import { ReceiptStanding } from './ReceiptStanding.tsx';
import { trustedKeysOf } from './trusted-keys.ts';
import { Verdict } from './Verdict.tsx';
import { evidenceWords } from './words.ts';

/** A receipt fetched by its id and verified here; the file to keep is one click away. */
export function ReceiptPage() {
  const id = usePathPart('id');
  const t = useTexts(evidenceWords);
  const { data: log } = useLog();
  const keys = useMemo(() => trustedKeysOf(log), [log]);
  return (
    <Page title={t('receipt', { id })} above={<PageLink to="/receipts">{t('checker')}</PageLink>}>
      <Loaded query={useReceipt(id)} rows={8}>
        {(file) => (
          <>
            <Button
              className="gs-noprint"
              onClick={() =>
                saveFile(`${id}.json`, new Blob([new Uint8Array(file)], { type: 'application/json' }))
              }
            >
              {t('download')}
            </Button>
            <ReceiptStanding id={id} />
            <Verdict file={file} trustedKeys={keys} />
          </>
        )}
      </Loaded>
    </Page>
  );
}
