import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useLog } from '#api-client';
import {
  Facts,
  Loaded,
  Nothing,
  Page,
  PageLink,
  ProofTree,
  Section,
  usePathPart,
  useSay,
  useTexts,
  Waiting,
  When,
} from '#ui-kit';
import { isCommitted, type Leaf } from '#verifier';
import { kindTitle } from './fact-kinds.ts';
import { tellFact } from './fact-story.ts';
import { keyToProveBy, rememberedKey, rememberKey } from './known-keys.ts';
import { ownLog } from './log-files.ts';
import { indexIn, proveEntry } from './prove-entry.ts';
import { evidenceWords } from './words.ts';

/** One entry of the log with its proof drawn and verified here, in the reader's own browser. Green only if it really was. */
export function EntryPage() {
  const written = usePathPart('index');
  const index = indexIn(written);
  const t = useTexts(evidenceWords);
  const log = useLog();
  return (
    <Page
      title={index === null ? t('noSuchEntry') : t('entry', { index })}
      above={<PageLink to="/evidence">{t('log')}</PageLink>}
    >
      {index === null ? (
        <Nothing>{t('noIndex', { index: written })}</Nothing>
      ) : (
        <Loaded query={log} rows={8}>
          {({ origin, vkeys, size }) =>
            index < size ? (
              <Entry index={index} origin={origin} vkeys={vkeys} />
            ) : (
              <Nothing>{t('notYetThere', { index, size })}</Nothing>
            )
          }
        </Loaded>
      )}
    </Page>
  );
}

function Entry({ index, origin, vkeys }: { index: number; origin: string; vkeys: readonly string[] }) {
  const t = useTexts(evidenceWords);
  const [before, setBefore] = useState(() => rememberedKey(origin));
  const vkey = keyToProveBy(vkeys, before);
  const proof = useQuery({
    queryKey: ['log-entry', index, vkey],
    queryFn: () => proveEntry(ownLog, vkey, index),
    retry: false,
  });
  const { data } = proof;
  useEffect(() => {
    if (data?.checks[0]?.ok && before === null) rememberKey(origin, vkey);
  }, [data, before, origin, vkey]);
  const keyHolds = before === null || before === vkey;
  const verified = data?.proved && keyHolds;
  return (
    <>
      <p
        className={`gs-verdict gs-verdict-${verified === undefined && !proof.error ? 'waiting' : verified ? 'good' : 'bad'}`}
        role="status"
      >
        {verified ? `✓ ${t('proved')}` : data || proof.error ? `✕ ${t('notProved')}` : t('proving')}
      </p>
      {keyHolds ? null : (
        <p>
          {t('keyChangedAdvice')}{' '}
          <Button
            onClick={() => {
              rememberKey(origin, vkey);
              setBefore(vkey);
            }}
          >
            {t('acceptKey')}
          </Button>
        </p>
      )}
      <Loaded query={proof} rows={8}>
        {(entry) => (
          <div className="gs-two">
            <Section title={t('content')}>
              {entry.leaf ? <LeafView leaf={entry.leaf} /> : <Waiting rows={3} />}
              <h3>{t('checks')}</h3>
              <ul className="gs-checks">
                <Check
                  ok={keyHolds}
                  text={t(
                    !keyHolds
                      ? 'failKey'
                      : before === null
                        ? 'checkFirstKey'
                        : vkey === vkeys[0]
                          ? 'checkKey'
                          : 'checkHandover',
                  )}
                />
                {entry.checks.map(({ name, ok }) => (
                  <Check key={name} ok={ok} text={t(ok ? `check${name}` : `fail${name}`)} />
                ))}
              </ul>
            </Section>
            <Section title={t('path')}>
              <ProofTree
                index={index}
                size={entry.size}
                leaf={entry.leafHash}
                hashes={entry.hashes}
                root={entry.root}
                verified={verified}
              />
            </Section>
          </div>
        )}
      </Loaded>
    </>
  );
}

/** One check in words, with a shape and a colour that say the same. */
export function Check({ ok, text }: { ok: boolean; text: string }) {
  const t = useTexts(evidenceWords);
  return (
    <li>
      <span className={ok ? 'gs-good' : 'gs-bad'}>
        <span aria-hidden="true">{ok ? '✓' : '✕'}</span>
        <span className="gs-hidden">{t(ok ? 'passed' : 'failed')}</span>
      </span>{' '}
      {text}
    </li>
  );
}

function LeafView({ leaf }: { leaf: Leaf }) {
  const t = useTexts(evidenceWords);
  const say = useSay();
  if (isCommitted(leaf))
    return (
      <>
        <Facts items={[{ label: t('kind'), value: leaf.kind }]} />
        <p className="gs-note">{t('commitments')}</p>
        <ul className="gs-plain">
          {Object.entries(leaf.commitments).map(([field, hash]) => (
            <li key={field}>
              {field} <code className="gs-digest">{String(hash)}</code>
            </li>
          ))}
        </ul>
      </>
    );
  const told = tellFact(leaf.kind, leaf.fact);
  return (
    <>
      {told ? <p>{say(told)}</p> : null}
      <Facts
        items={[
          { label: t('kind'), value: `${say(kindTitle(leaf.kind))} (${leaf.kind})` },
          { label: t('subject'), value: leaf.subject },
          { label: t('at'), value: <When at={leaf.at} time /> },
        ]}
      />
      <h3>{t('fact')}</h3>
      <pre className="gs-code">{JSON.stringify(leaf.fact, null, 2)}</pre>
    </>
  );
}
