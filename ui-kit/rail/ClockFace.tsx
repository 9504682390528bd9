import { defineTexts } from '../language/define-texts.ts';
import { text } from '../language/text.ts';
import { useTexts } from '../language/use-texts.ts';
import { State, type Tone } from '../page/State.tsx';
import { StateOf } from '../page/StateOf.tsx';
import { daysUntil } from '../time/format.ts';
import { useNow } from '../time/now.tsx';
import { When } from '../time/When.tsx';
import { Cite } from './Cite.tsx';
import type { ClauseShape } from './citation.ts';

const words = defineTexts('clock', {
  left: text('还剩 {{days}} 天', '{{days}} days left'),
  oneLeft: text('还剩 1 天', '1 day left'),
  today: text('今天到期', 'Due today'),
  late: text('已逾期 {{days}} 天', '{{days}} days overdue'),
  oneLate: text('已逾期 1 天', '1 day overdue'),
  last: text('最后一天', 'Last day'),
  duty: text('办理期限', 'To act within'),
  period: text('须经过的期间', 'Period to pass'),
  reminder: text('提醒', 'Reminder'),
  paused: text('已停表', 'Paused'),
  from: text('起算', 'Runs from'),
  provisional: text('暂定', 'Provisional'),
  provisionalWhy: text(
    '到期日跨入尚未公布放假安排的年份，公布后会重算',
    'The date lies in a year whose holidays are not announced; it is worked out again when they are',
  ),
  none: text('本步骤没有法定期限', 'No statutory deadline for this step'),
});

export interface ClockShape {
  readonly kind: string;
  /** A duty to act in time, a period that must pass, or a reminder. */
  readonly nature: 'duty' | 'period' | 'reminder';
  readonly rule: string;
  readonly clause: ClauseShape | null;
  readonly startedAt: string;
  readonly dueAt: string;
  /** Last civil day of the clock; the instant is the midnight after it. */
  readonly lastDay: string;
  readonly provisional: boolean;
  readonly state: 'running' | 'paused' | 'fired' | 'stopped';
  readonly outcome: 'kept' | 'missed' | null;
}

/** Days to a deadline in words, shape and colour; nothing until the server's time is known. */
export function DaysLeft({
  dueAt,
  provisional = false,
  paused = false,
}: {
  dueAt: string | null;
  provisional?: boolean;
  paused?: boolean;
}) {
  const t = useTexts(words);
  const now = useNow();
  if (dueAt === null) return <span className="gs-soft">{t('none')}</span>;
  if (paused) return <State>{t('paused')}</State>;
  const days = now === null ? null : daysUntil(dueAt, now);
  if (days === null) return <When at={dueAt} />;
  const tone: Tone = days < 0 ? 'bad' : days <= 3 ? 'warning' : 'neutral';
  const sentence =
    days < -1
      ? t('late', { days: -days })
      : days === -1
        ? t('oneLate')
        : days === 0
          ? t('today')
          : days === 1
            ? t('oneLeft')
            : t('left', { days });
  return (
    <span className="gs-nowrap">
      <State tone={tone}>{sentence}</State>
      {provisional ? (
        <>
          {' '}
          <State tone="neutral" reason={t('provisionalWhy')}>
            {t('provisional')}
          </State>
        </>
      ) : null}
    </span>
  );
}

/** One statutory clock with its clause. Half-open: a clock due at midnight ends with the day before. */
export function ClockFace({ clock }: { clock: ClockShape }) {
  const t = useTexts(words);
  return (
    <div className="gs-clock">
      <p className="gs-clock-title">
        {t(clock.nature)}{' '}
        {clock.state === 'running' ? (
          <DaysLeft dueAt={clock.dueAt} provisional={clock.provisional} />
        ) : (
          <StateOf state={clock.outcome ?? clock.state} />
        )}
      </p>
      <p className="gs-small">
        {t('from')} <When at={clock.startedAt} /> · {t('last')} <When at={clock.lastDay} />
      </p>
      <p className="gs-small">
        <Cite rule={clock.rule} clause={clock.clause} />
      </p>
    </div>
  );
}
