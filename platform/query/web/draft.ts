import { useState } from 'react';

const keyOf = (agreementId: string) => `gongshu.lab.${agreementId}`;

function kept(agreementId: string): string {
  try {
    return sessionStorage.getItem(keyOf(agreementId)) ?? '';
  } catch {
    return '';
  }
}

/** The text one is writing, for this window and agreement: whoever looks at another page and comes back finds it again. */
export function useDraft(
  agreementId: string,
  start: string | undefined,
): readonly [string, (sql: string) => void] {
  const [sql, setSql] = useState(() => start ?? kept(agreementId));
  return [
    sql,
    (next) => {
      setSql(next);
      try {
        sessionStorage.setItem(keyOf(agreementId), next);
      } catch {
        // Without a store the text lives as long as the page.
      }
    },
  ];
}
