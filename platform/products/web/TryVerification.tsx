import { Button, Input } from 'antd';
import { useState } from 'react';
import { type Product, useTryVerification, type VerificationTrial } from '#api-client';
import { ProblemNotice, problemOf, State, usePunctuation, useSay, useTexts } from '#ui-kit';
import { CopyCall } from './CopyCall.tsx';
import { exampleVerificationTrial } from './example-call.ts';
import { ItemInputs, type ItemValues } from './ItemInputs.tsx';
import { productWords } from './words.ts';

type Offer = NonNullable<Product['verification']>;

/** Ask about a made-up subject: chosen from those the answer lists for a hit, or anything else for a miss. */
export function TryVerification({ product, offer }: { product: Product; offer: Offer }) {
  const t = useTexts(productWords);
  const say = useSay();
  const trial = useTryVerification(product.id);
  const [subject, setSubject] = useState<ItemValues>({});
  const [compared, setCompared] = useState<ItemValues>({});
  const [consent, setConsent] = useState('');
  const { purpose } = product;
  const asked = {
    purpose,
    subject,
    compared: Object.fromEntries(Object.entries(compared).filter(([, value]) => value !== '')),
    ...(offer.needsConsent && consent !== '' ? { consent } : {}),
  };
  const take = (sample: VerificationTrial['samples'][number]) => {
    setSubject(sample.subject);
    setCompared(
      Object.fromEntries(Object.entries(sample.compared).map(([name, value]) => [name, value ?? ''])),
    );
    if (consent === '') setConsent(t('trialConsent'));
  };
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          trial.mutate(asked);
        }}
      >
        <ItemInputs items={offer.subject} values={subject} set={setSubject} part="try-subject" />
        <ItemInputs items={offer.compared} values={compared} set={setCompared} part="try-compared" />
        {offer.needsConsent ? (
          <p>
            <label htmlFor="try-consent">
              <code>consent</code>
            </label>{' '}
            <Input id="try-consent" value={consent} onChange={({ target }) => setConsent(target.value)} />
          </p>
        ) : null}
        <Button htmlType="submit" loading={trial.isPending}>
          {t('tryNow')}
        </Button>{' '}
        <Button loading={trial.isPending} onClick={() => trial.mutate({ purpose })}>
          {t('listSamples')}
        </Button>
      </form>
      {trial.error ? <ProblemNotice problem={problemOf(trial.error)} /> : null}
      <div aria-live="polite">
        {trial.data ? (
          <>
            <p className="gs-warn">
              ▲ {say(trial.data.notice)} {trial.data.consentNotice ? say(trial.data.consentNotice) : null}
            </p>
            <Answers trial={trial.data} />
            <Samples samples={trial.data.samples} take={take} />
          </>
        ) : null}
      </div>
      <CopyCall example={exampleVerificationTrial(product, asked, location.origin)} />
    </>
  );
}

function Answers({ trial: { exists, answers } }: { trial: VerificationTrial }) {
  if (!answers) return null;
  const told = exists === null ? answers : [{ item: 'exists', answer: exists }, ...answers];
  return (
    <ul>
      {told.map(({ item, answer }) => (
        <li key={item}>
          <code>{item}</code> <State tone={answer === 'yes' ? 'good' : 'neutral'}>{answer}</State>
        </li>
      ))}
    </ul>
  );
}

/** Made-up subjects; one is taken into the form by a click. */
function Samples({
  samples,
  take,
}: {
  samples: VerificationTrial['samples'];
  take: (sample: VerificationTrial['samples'][number]) => void;
}) {
  const t = useTexts(productWords);
  const { semicolon } = usePunctuation();
  return (
    <div className="gs-scroll-x">
      <table className="gs-plain-table">
        <caption>{t('samples')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('identifies')}</th>
            <th scope="col">{t('onRecord')}</th>
            <th scope="col">
              <span className="gs-hidden">{t('takeSample')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {samples.map((sample) => {
            const name = Object.values(sample.subject).join(semicolon);
            return (
              <tr key={JSON.stringify(sample)}>
                <th scope="row">{name}</th>
                <td>
                  {Object.entries(sample.compared)
                    .map(([item, value]) => `${item} ${value ?? t('noneOnRecord')}`)
                    .join(semicolon)}
                </td>
                <td>
                  <Button size="small" onClick={() => take(sample)} aria-label={`${t('takeSample')} ${name}`}>
                    {t('takeSample')}
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
