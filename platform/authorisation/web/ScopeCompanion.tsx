import { Button } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { usePreviewScope } from '#api-client';
import { type CompanionProps, ProblemNotice, problemOf, useTexts } from '#ui-kit';
import { draftedResources } from './drafted-resources.ts';
import { PreviewResult } from './PreviewResult.tsx';
import { previewWords } from './preview-words.ts';

/** How long somebody has to pause before what they changed is computed. */
const pauseMs = 1_000;

/** Beside an agreement that is being written: the rows that remain, computed again with each change once somebody asked for it. */
export function ScopeCompanion({ read, listen }: CompanionProps) {
  const t = useTexts(previewWords);
  const [resources, setResources] = useState(() => draftedResources(read()));
  const [shown, setShown] = useState<string | null>(null);
  useEffect(
    () =>
      listen(() => {
        const now = draftedResources(read());
        setResources((before) => (titles(before) === titles(now) ? before : now));
      }),
    [listen, read],
  );
  return (
    <details className="gs-companion">
      <summary>{t('title')}</summary>
      <p className="gs-small">{t('lead')}</p>
      {resources.length === 0 ? <p className="gs-small">{t('noResource')}</p> : null}
      <p className="gs-preview-choices">
        {resources.map(({ resourceId, title }) => (
          <Button
            key={resourceId}
            size="small"
            type={shown === resourceId ? 'primary' : 'default'}
            onClick={() => setShown(resourceId)}
          >
            {t('preview')} {title}
          </Button>
        ))}
      </p>
      {shown === null ? null : <Live key={shown} resourceId={shown} read={read} listen={listen} />}
    </details>
  );
}

const titles = (resources: ReturnType<typeof draftedResources>) =>
  JSON.stringify(resources.map(({ resourceId, title }) => [resourceId, title]));

function Live({ resourceId, read, listen }: CompanionProps & { readonly resourceId: string }) {
  const preview = usePreviewScope();
  const { mutate } = preview;
  const sent = useRef('');
  const compute = useCallback(() => {
    const drafted = draftedResources(read()).find((one) => one.resourceId === resourceId);
    if (!drafted) return;
    const input = { resourceId, draft: drafted.draft };
    // A change elsewhere in the form changes nothing here.
    if (JSON.stringify(input) === sent.current) return;
    sent.current = JSON.stringify(input);
    mutate(input);
  }, [resourceId, read, mutate]);
  useEffect(() => {
    let pause: ReturnType<typeof setTimeout> | undefined;
    compute();
    const stop = listen(() => {
      clearTimeout(pause);
      pause = setTimeout(compute, pauseMs);
    });
    return () => {
      clearTimeout(pause);
      stop();
    };
  }, [listen, compute]);
  return (
    <div className="gs-companion-result" aria-busy={preview.isPending}>
      {preview.error ? <ProblemNotice problem={problemOf(preview.error)} /> : null}
      {preview.data ? <PreviewResult preview={preview.data} /> : null}
    </div>
  );
}
