import { Button } from 'antd';
import { type DragEvent, useMemo, useRef, useState } from 'react';
import { useLog } from '#api-client';
import { Nothing, Page, usePunctuation, useTexts } from '#ui-kit';
import { evidenceBundleLimit, isBundleFile } from '#verifier';
import { BundleVerdict } from './BundleVerdict.tsx';
import { trustedKeysOf } from './trusted-keys.ts';
import { Verdict } from './Verdict.tsx';
import { evidenceWords } from './words.ts';

interface Chosen {
  readonly name: string;
  /** Null when it is too large to be one. */
  readonly bytes: Uint8Array | null;
  readonly isBundle: boolean;
}

/** Drop a receipt or an evidence bundle, see what it proves. Nothing leaves the browser. */
export function CheckerPage() {
  const t = useTexts(evidenceWords);
  const { colon } = usePunctuation();
  const { data: log } = useLog();
  const chooser = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [file, setFile] = useState<Chosen | null>(null);
  const keys = useMemo(() => trustedKeysOf(log), [log]);

  const take = async (chosen: File | undefined) => {
    if (!chosen) return;
    const bytes = chosen.size > evidenceBundleLimit ? null : new Uint8Array(await chosen.arrayBuffer());
    setFile({ name: chosen.name, bytes, isBundle: bytes !== null && isBundleFile(bytes) });
  };
  const drag = (event: DragEvent, inside: boolean) => {
    event.preventDefault();
    setOver(inside);
  };
  return (
    <Page title={t('checker')} lead={t('checkerLead')}>
      <section
        aria-label={t('checker')}
        className={over ? 'gs-drop gs-drop-over gs-noprint' : 'gs-drop gs-noprint'}
        onDragOver={(event) => drag(event, true)}
        onDragLeave={(event) => drag(event, false)}
        onDrop={(event) => {
          drag(event, false);
          void take(event.dataTransfer.files[0]);
        }}
      >
        {t('drop')}{' '}
        <Button type="primary" onClick={() => chooser.current?.click()}>
          {t('choose')}
        </Button>
        <input
          ref={chooser}
          type="file"
          className="gs-hidden"
          tabIndex={-1}
          aria-hidden="true"
          accept=".json,application/json"
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </section>
      {file ? (
        <>
          <p className="gs-note">
            {t('file')}
            {colon}
            {file.name}
          </p>
          {file.bytes === null ? (
            <Nothing>✕ {t('tooLarge')}</Nothing>
          ) : file.isBundle ? (
            <BundleVerdict file={file.bytes} trustedKeys={keys} />
          ) : (
            <Verdict file={file.bytes} trustedKeys={keys} />
          )}
        </>
      ) : null}
    </Page>
  );
}
