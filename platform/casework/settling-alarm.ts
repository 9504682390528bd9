import { Type } from 'typebox';
import {
  type Actor,
  defineAction,
  type Lifecycle,
  ok,
  type Subject,
  type Text,
  type Tx,
  text,
} from '#foundation';
import { handOn } from './store/hand-on.ts';

type AlarmState = 'open' | 'harmless' | 'acted-on';

/** An alarm of some module, and where it is written down that somebody looked into it. */
interface Alarm {
  /** Of the act. */
  readonly name: string;
  readonly title: Text;
  readonly description: Text;
  /** Kind of the subject its task hangs on. */
  readonly kind: string;
  readonly lifecycle: Lifecycle<AlarmState, 'dismiss' | 'act'>;
  readonly subject: (tx: Tx, id: string) => Promise<Subject | null>;
  readonly stateOf: (tx: Tx, id: string) => Promise<AlarmState>;
  readonly settle: (
    tx: Tx,
    id: string,
    said: { readonly state: AlarmState; readonly finding: string; readonly by: Actor },
  ) => Promise<unknown>;
}

/** The act with which somebody says what was found of an alarm; what follows from it (a suspension, a talk) has acts of its own. */
export const settlingAlarm = ({
  name,
  title,
  description,
  kind,
  lifecycle,
  subject,
  stateOf,
  settle,
}: Alarm) =>
  defineAction({
    name,
    title,
    description,
    input: Type.Object(
      {
        alarmId: Type.String({ maxLength: 60, title: '告警', titleEn: 'Alarm' }),
        outcome: Type.Enum(['harmless', 'acted-on'], {
          title: '结论',
          titleEn: 'Outcome',
          enumTitles: {
            harmless: text('无风险', 'Harmless'),
            'acted-on': text('已处置', 'Acted on'),
          },
        }),
        finding: Type.String({
          minLength: 4,
          maxLength: 1000,
          format: 'text',
          title: '说明',
          titleEn: 'Finding',
        }),
      },
      { additionalProperties: false },
    ),
    output: Type.Object({ alarmId: Type.String(), state: Type.String() }),
    problems: [],
    subject: (tx, input) => subject(tx, input.alarmId),
    async run(actor, { alarmId, outcome, finding }, tx) {
      const next = lifecycle.next(await stateOf(tx, alarmId), outcome === 'harmless' ? 'dismiss' : 'act');
      if (!next.ok) return next;
      await settle(tx, alarmId, { state: next.value, finding, by: actor });
      await handOn(
        tx,
        actor,
        { kind, id: alarmId, title: alarmId },
        text(`告警结论：${finding}`, `Settled: ${finding}`),
      );
      return ok({ alarmId, state: next.value });
    },
  });
