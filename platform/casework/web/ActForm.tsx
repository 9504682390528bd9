import { Checkbox } from 'antd';
import { useRef, useState } from 'react';
import { type Act, lookUp, nameOf, newIdempotencyKey, upload, useMe, usePerform } from '#api-client';
import { problemOf, SchemaForm, useCompanion, useSay, useTexts } from '#ui-kit';
import { Affected } from './Affected.tsx';
import { asksForThing, thingIn } from './affected.ts';
import { forgetInput, keepInput, keptInput } from './kept-input.ts';
import { wordOfValue } from './option-words.ts';
import { caseworkWords } from './words.ts';

const signInAgain = (error: unknown): boolean =>
  ['request/sign-in-first', 'identity/session-ended'].includes(problemOf(error).code);

const sources = { upload, lookUp, nameOf };

/**
 * Any act as a form. One key per opened form: a repeated click is the same deed. After a refusal the input stays, and a new key is
 * taken, since a refused deed did not happen.
 */
export function ActForm({
  act,
  titled = true,
  onDone,
}: {
  act: Act;
  titled?: boolean;
  onDone: (answer: unknown) => void;
}) {
  const t = useTexts(caseworkWords);
  const say = useSay();
  const [key, setKey] = useState(newIdempotencyKey);
  const [checked, setChecked] = useState(false);
  const [values, setValues] = useState<{ readonly [field: string]: unknown }>(act.prefill ?? {});
  const sending = useRef(false);
  const perform = usePerform(act, (answer) => {
    forgetInput();
    onDone(answer);
  });
  const { data: me } = useMe();
  const here = {
    person: me?.person?.id ?? '',
    page: window.location.pathname + window.location.search,
    act: act.name,
  };
  const companion = useCompanion(act.name);
  const [draft] = useState(() => keptInput(here));
  return (
    <>
      {titled ? <h3 className="gs-act-title">{say(act.title)}</h3> : null}
      {act.description ? <p className="gs-note">{say(act.description)}</p> : null}
      <SchemaForm
        name={act.name.replaceAll('.', '-')}
        schema={act.schema}
        prefill={act.prefill}
        draft={draft}
        sources={sources}
        wordOf={wordOfValue}
        companion={companion}
        onChange={act.dangerous ? setValues : undefined}
        submit={t('confirm', { title: say(act.title) })}
        busy={perform.isPending}
        danger={act.dangerous}
        problem={perform.error ? problemOf(perform.error) : undefined}
        ready={!act.dangerous || checked}
        before={
          act.dangerous ? (
            <section className="gs-warn" aria-label={t('dangerous')}>
              <strong>▲ {t('dangerous')}</strong>
              <Affected thing={thingIn(values)} awaited={asksForThing(act.schema.properties)} />
              <Checkbox checked={checked} onChange={(event) => setChecked(event.target.checked)}>
                {t('checked')}
              </Checkbox>
            </section>
          ) : null
        }
        onSubmit={(input) => {
          // The second click of a double click comes before the button is drawn as busy.
          if (sending.current) return;
          sending.current = true;
          perform.mutate(
            { input, key },
            {
              onSettled: () => {
                sending.current = false;
              },
              onError: (error) => {
                if (signInAgain(error)) keepInput({ ...here, input });
                // Whether an unanswered deed happened is unknown: only a spoken refusal frees the key.
                if (
                  problemOf(error).code !== 'portal/too-slow' &&
                  problemOf(error).code !== 'portal/unreachable'
                )
                  setKey(newIdempotencyKey());
              },
            },
          );
        }}
      />
    </>
  );
}
