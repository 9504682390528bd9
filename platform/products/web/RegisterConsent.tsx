import { Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { newIdempotencyKey, type Product, useRegisterConsent } from '#api-client';
import { PageLink, ProblemNotice, problemOf, useTexts } from '#ui-kit';
import { CopyCall } from './CopyCall.tsx';
import { consentWords } from './consent-words.ts';
import { ItemInputs, type ItemValues } from './ItemInputs.tsx';
import { canDigest, paperDigest } from './paper-digest.ts';

type Offer = NonNullable<Product['verification']>;

const blank = { subject: {} as ItemValues, paperNumber: '', paperSha256: '', until: '' };
/** A form not sent yet. Sent again after a lost answer it is the same deed; once anything in it changes it is another. */
const begun = () => ({ key: newIdempotencyKey(), input: blank });

/** Write a consent down and show its token, this once. */
export function RegisterConsent({ product, offer }: { product: Product; offer: Offer }) {
  const t = useTexts(consentWords);
  const register = useRegisterConsent(product.id);
  const [form, setForm] = useState(begun);
  const [papers, setPapers] = useState(0);
  const [unreadable, setUnreadable] = useState(false);
  const chosen = useRef<File>(undefined);
  const { input } = form;
  const change = (part: Partial<typeof blank>) =>
    setForm((before) => ({ key: newIdempotencyKey(), input: { ...before.input, ...part } }));
  const take = async (file: File | undefined) => {
    chosen.current = file;
    change({ paperSha256: '' });
    setUnreadable(false);
    if (!file) return;
    const digest = await paperDigest(file).catch(() => null);
    // Another file may have been chosen while this one was read.
    if (chosen.current !== file) return;
    if (digest) change({ paperSha256: digest });
    else setUnreadable(true);
  };
  const done = register.data;
  return (
    <>
      <h3>{t('register')}</h3>
      <form
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault();
          register.mutate(
            { key: form.key, input: { ...input, purpose: product.purpose } },
            {
              onSuccess: () => {
                // Nobody is left standing in the form who was registered.
                setForm(begun());
                setPapers((count) => count + 1);
              },
            },
          );
        }}
      >
        <ItemInputs
          items={offer.subject}
          values={input.subject}
          set={(subject) => change({ subject })}
          part="consent"
          required
        />
        <p>
          <label htmlFor="consent-number">{t('paperNumber')}</label>{' '}
          <Input
            id="consent-number"
            required
            minLength={4}
            maxLength={200}
            value={input.paperNumber}
            onChange={({ target }) => change({ paperNumber: target.value })}
          />
        </p>
        <p>
          <label htmlFor="consent-paper">{t('paper')}</label>{' '}
          <input
            key={papers}
            id="consent-paper"
            type="file"
            required
            disabled={!canDigest()}
            aria-describedby="consent-paper-hint"
            onChange={({ target }) => void take(target.files?.[0])}
          />
          <br />
          <small id="consent-paper-hint">{t(canDigest() ? 'paperHint' : 'noDigest')}</small>
          <span role="status">
            {unreadable ? <span className="gs-bad">{t('unreadable')}</span> : null}
            {input.paperSha256 ? <code className="gs-digest">SHA-256 {input.paperSha256}</code> : null}
          </span>
        </p>
        <p>
          <label htmlFor="consent-until">{t('until')}</label>{' '}
          <Input
            id="consent-until"
            type="date"
            required
            value={input.until}
            onChange={({ target }) => change({ until: target.value })}
          />
        </p>
        <Button htmlType="submit" loading={register.isPending} disabled={input.paperSha256 === ''}>
          {t('send')}
        </Button>
      </form>
      {register.error ? <ProblemNotice problem={problemOf(register.error)} /> : null}
      <div aria-live="polite">
        {done ? (
          <section aria-label={t('token')}>
            <p className="gs-warn">
              ▲ {t('onlyNow', { paper: register.variables.input.paperNumber, until: done.until })}
            </p>
            <CopyCall example={done.token} />
            <p>
              {t('receipt')} <PageLink to={`/receipts/${done.receiptId}`}>{done.receiptId}</PageLink>
            </p>
          </section>
        ) : null}
      </div>
    </>
  );
}
