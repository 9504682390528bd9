import { Button } from 'antd';
import { useState } from 'react';
import { useTexts } from '#ui-kit';
import { productWords } from './words.ts';

/** A call that can be copied. */
export function CopyCall({ example }: { example: string }) {
  const t = useTexts(productWords);
  const [copied, setCopied] = useState('');
  return (
    <>
      <pre className="gs-code">{example}</pre>
      <Button
        aria-live="polite"
        onClick={() => void navigator.clipboard.writeText(example).then(() => setCopied(example))}
      >
        {copied === example ? t('copied') : t('copy')}
      </Button>
    </>
  );
}
