import { Skeleton } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { defineTexts } from '../language/define-texts.ts';
import { text } from '../language/text.ts';
import { useTexts } from '../language/use-texts.ts';
import { problemOf } from '../problem/of-error.ts';
import { ProblemNotice } from '../problem/ProblemNotice.tsx';

const words = defineTexts('waiting', {
  reading: text('正在读取', 'Reading'),
  slow: text(
    '比平时慢。还在等服务器答复，最多 25 秒。',
    'Slower than usual. Still waiting for the server, 25 seconds at most.',
  ),
});

/** Grey shapes where the content will be. Says so in words after four seconds; the client ends every wait after 25. */
export function Waiting({ rows = 4 }: { rows?: number }) {
  const t = useTexts(words);
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 4000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="gs-waiting" role="status" aria-live="polite">
      <span className="gs-hidden">{t('reading')}</span>
      <Skeleton title={false} paragraph={{ rows }} />
      {slow ? <p>{t('slow')}</p> : null}
    </div>
  );
}

export interface QueryShape<Data> {
  readonly data: Data | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** What was read, the skeleton before it, or the problem instead of it. */
export function Loaded<Data>({
  query,
  rows,
  children,
}: {
  query: QueryShape<Data>;
  /** Lines of the skeleton, about as high as the content, so that nothing jumps. */
  rows?: number;
  children: (data: Data) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.error)
    return <ProblemNotice problem={problemOf(query.error)} onRetry={() => void query.refetch()} />;
  return <Waiting rows={rows} />;
}
