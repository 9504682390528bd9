import type { ReactNode } from 'react';
import type { ConsentLine } from '#api-client';
import { ActLinks, State, type Tone, useTexts, When } from '#ui-kit';
import { consentWords } from './consent-words.ts';

const tones: { readonly [state in ConsentLine['state']]: Tone } = {
  valid: 'good',
  expired: 'neutral',
  withdrawn: 'bad',
};

/** Consents with what may be said of them now; one that is good can be withdrawn. */
export function ConsentTable<Line extends ConsentLine>({
  title,
  lines,
  more = [],
  mayWithdraw,
}: {
  title: string;
  lines: readonly Line[];
  /** Columns before the others. */
  more?: readonly { readonly title: string; readonly cell: (line: Line) => ReactNode }[];
  mayWithdraw: boolean;
}) {
  const t = useTexts(consentWords);
  return (
    <div className="gs-scroll-x">
      <table className="gs-plain-table">
        <caption className="gs-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('paperNumber')}</th>
            {more.map((column) => (
              <th key={column.title} scope="col">
                {column.title}
              </th>
            ))}
            <th scope="col">{t('goodUntil')}</th>
            <th scope="col">{t('state')}</th>
            <th scope="col">{t('registeredAt')}</th>
            {mayWithdraw ? <th scope="col">{t('todo')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.consentId}>
              <th scope="row">{line.paperNumber}</th>
              {more.map((column) => (
                <td key={column.title}>{column.cell(line)}</td>
              ))}
              <td>{line.until}</td>
              <td>
                <State tone={tones[line.state]}>{t(line.state)}</State>
                {line.withdrawnAt ? (
                  <>
                    {' '}
                    <When at={line.withdrawnAt} time />
                  </>
                ) : null}
              </td>
              <td>
                <When at={line.registeredAt} time />
              </td>
              {mayWithdraw ? (
                <td>
                  {line.state === 'valid' ? (
                    <ActLinks kind="consent" id={line.consentId} acts={withdrawal} />
                  ) : null}
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const withdrawal = [{ name: 'products.withdraw-consent', title: consentWords.pairs.withdraw }];
