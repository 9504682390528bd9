import { ClockBook, type ExpectedClock, type Look, type Seen } from './clock-book.ts';
import {
  type Day,
  dayOf,
  endOf,
  type Milliseconds,
  startOf,
  workingDaysAfter,
  workingDaysFrom,
} from './days.ts';

/** What happened to a registration and to all that followed it, as its history tells it. */
export interface History {
  /** Id of the first application. */
  readonly id: string;
  /** What followed it: id and type. */
  readonly followed: ReadonlyMap<string, 'change' | 'correction' | 'renewal' | 'cancellation'>;
  /** Lines of the histories of all of them, in the order in which they were written. */
  readonly steps: readonly { readonly of: string; readonly title: string; readonly at: Milliseconds }[];
  readonly objections: readonly {
    readonly id: string;
    readonly raisedAt: Milliseconds;
    readonly decidedAt: Milliseconds | null;
    readonly closed: boolean;
  }[];
  /** Changes that were found due: when the task was opened and how it ended. */
  readonly changesDue: readonly {
    readonly openedAt: Milliseconds;
    readonly endedAt: Milliseconds | null;
    readonly done: boolean;
  }[];
  /** Last day of validity as the result sheets print it, the oldest first. */
  readonly validity: readonly { readonly at: Milliseconds; readonly until: Day }[];
}

/** Numbers of the text, typed in once more: 登记办法 Art 10, 11, 12, 9 (4), 15; the recheck of an objection and a change have a number by choice. */
const days = {
  acceptance: 3,
  examination: 20,
  publicNotice: 10,
  cancellation: 10,
  recheck: 10,
  change: 20,
  renewalOpens: 60,
} as const;
const remindHours = 48;
const remindRenewalHours = 240;

const kinds = {
  acceptance: 'registration.acceptance',
  examination: 'registration.examination',
  notice: 'registration.public-notice',
  recording: 'registration.recording',
  window: 'registration.renewal-window',
  renewal: 'registration.renewal',
  lapse: 'registration.lapse',
  change: 'registration.change-due',
  recheck: 'registration.recheck',
  told: 'registration.tell-platform',
} as const;

/** Every clock that there must be of a registration, from what happened to it, day by day. */
export function recount(history: History, looks: readonly Look[], seen: Seen): readonly ExpectedClock[] {
  const book = new ClockBook(looks, seen);
  for (const objection of history.objections) recheckClock(book, objection);
  const life = new Life(book, history);
  for (const step of inOrder(history)) life.read(step);
  life.end();
  return book.close();
}

/** The clock of a first filing: from the delivery, met by the filing. */
export function firstFiling(
  thing: string,
  aroseAt: Milliseconds,
  metAt: Milliseconds | null,
  looks: readonly Look[],
  seen: Seen,
): readonly ExpectedClock[] {
  const book = new ClockBook(looks, seen);
  const kind = 'registration.first-filing';
  const due = workingDaysAfter(aroseAt, 20);
  book.start({
    subject: thing,
    kind,
    nature: 'duty',
    startedAt: aroseAt,
    due,
    remindBeforeHours: remindHours,
  });
  if (metAt !== null) book.end(thing, kind, metAt);
  return book.close();
}

function recheckClock(book: ClockBook, { id, raisedAt, decidedAt, closed }: History['objections'][number]) {
  const { recheck: kind } = kinds;
  const due = workingDaysAfter(raisedAt, days.recheck);
  book.start({ subject: id, kind, nature: 'duty', startedAt: raisedAt, due, remindBeforeHours: remindHours });
  if (decidedAt !== null) book.end(id, kind, decidedAt, closed ? 'given-up' : 'done');
}

type Told = History['steps'][number];

/** The steps, and between them the changes that fell due, which leave no line. */
function inOrder({ id, steps, changesDue }: History): readonly Told[] {
  const due = changesDue.flatMap(({ openedAt, endedAt, done }) => [
    { of: id, title: changeFound, at: openedAt },
    ...(endedAt === null ? [] : [{ of: id, title: done ? changeDrafted : changeGone, at: endedAt }]),
  ]);
  return [...steps, ...due].sort((one, other) => one.at - other.at);
}
const changeFound = 'a change was found due';
const changeDrafted = 'the change was drafted';
const changeGone = 'no change is due any more';

/** Steps that end the desk's present task by its being done. */
const ends = new Set([
  '受理登记申请',
  '一次性告知补正',
  '不予受理',
  '形式审核通过，开始公示',
  '形式审核通过，待记载',
  '形式审核不通过',
  '登记主体撤回申请',
]);
const turnedDown = new Set(['不予受理', '形式审核不通过', '登记主体撤回申请']);
const lapsedTitle = '到期未续展，已注销';
const over = new Set(['已注销', lapsedTitle, '已撤销']);

class Life {
  readonly #book: ClockBook;
  readonly #history: History;
  readonly #accepted = new Map<string, Milliseconds>();
  /** The public notices: since when they ran last, when they stood still, how many objections are open. */
  readonly #notices = new Map<string, { since: Milliseconds; stoodAt: Milliseconds | null; open: number }>();
  /** Renewals that lie with the registrar. */
  readonly #withRegistrar = new Set<string>();
  #until: Day | null = null;
  #ended = false;

  constructor(book: ClockBook, history: History) {
    this.#book = book;
    this.#history = history;
  }

  read({ of, title, at }: Told): void {
    this.#firedBefore(at);
    const type = of === this.#history.id ? 'first' : this.#history.followed.get(of);
    const book = this.#book;
    if (ends.has(title)) for (const kind of [kinds.acceptance, kinds.examination]) book.end(of, kind, at);
    if (turnedDown.has(title)) book.end(of, kinds.notice, at);
    if (type === 'renewal') this.#followRenewal(of, title, at);
    if (title === '提出登记申请' || title === '申请更正登记')
      this.#duty(of, kinds.acceptance, at, workingDaysAfter(at, days.acceptance));
    else if (title === '受理登记申请') {
      this.#accepted.set(of, at);
      const long = type === 'cancellation' ? days.cancellation : days.examination;
      this.#duty(of, kinds.examination, at, workingDaysAfter(at, long));
    } else if (title === '形式审核通过，开始公示') {
      book.start({
        subject: of,
        kind: kinds.notice,
        nature: 'period',
        startedAt: at,
        due: workingDaysAfter(at, days.publicNotice),
      });
      this.#notices.set(of, { since: at, stoodAt: null, open: 0 });
    } else if (title === '形式审核通过，待记载' && type === 'cancellation')
      this.#duty(of, kinds.recording, at, workingDaysAfter(this.#accepted.get(of)!, days.cancellation));
    else if (title === '收到公示异议，公示中止') this.#objected(of, at);
    else if (title === '异议不成立') this.#dismissed(of, at);
    else if (title === '异议成立，登记终止') book.end(of, kinds.notice, at);
    else if (title === '赋码并出具登记结果') this.#startLife(at);
    else if (title.startsWith('记载')) {
      book.end(of, kinds.recording, at);
      if (type === 'renewal') this.#startLife(at);
    } else if (title === '准备续展登记材料') book.end(this.#history.id, kinds.renewal, at);
    else if (title === '原登记失效，办理终止') this.#terminated(of, at);
    else if (over.has(title)) this.#over(title, at);
    else if (title === changeFound)
      this.#duty(this.#history.id, kinds.change, at, workingDaysAfter(at, days.change));
    else if (title === changeDrafted || title === changeGone)
      book.end(this.#history.id, kinds.change, at, title === changeDrafted ? 'done' : 'given-up');
  }

  end(): void {
    this.#firedBefore(Number.POSITIVE_INFINITY);
  }

  #duty(
    subject: string,
    kind: string,
    startedAt: Milliseconds,
    due: ReturnType<typeof endOf>,
    remindBeforeHours = remindHours,
  ) {
    this.#book.start({ subject, kind, nature: 'duty', startedAt, due, remindBeforeHours });
  }

  #objected(of: string, at: Milliseconds): void {
    const notice = this.#notices.get(of)!;
    notice.open++;
    if (notice.stoodAt !== null) return;
    notice.stoodAt = at;
    this.#book.pause(of, kinds.notice);
  }

  /** The last open one dismissed: what was left of the notice goes on the day after, the day on which it stopped included. */
  #dismissed(of: string, at: Milliseconds): void {
    const notice = this.#notices.get(of)!;
    notice.open--;
    if (notice.open > 0 || notice.stoodAt === null) return;
    const clock = this.#book.open(of, kinds.notice)!;
    const lastWholeDay = Math.max(dayOf(notice.since), dayOf(notice.stoodAt) - 1);
    const left = Math.max(1, workingDaysFrom(lastWholeDay, clock.due.lastDay));
    this.#book.resume(of, kinds.notice, workingDaysAfter(at, left));
    notice.since = at;
    notice.stoodAt = null;
  }

  #startLife(at: Milliseconds): void {
    const { id, validity } = this.#history;
    this.#until = validity.findLast((one) => one.at <= at)!.until;
    for (const kind of [kinds.window, kinds.lapse]) this.#book.end(id, kind, at);
    this.#period(kinds.window, at, endOf(this.#until - days.renewalOpens - 1));
    this.#period(kinds.lapse, at, endOf(this.#until));
  }

  #period(kind: string, startedAt: Milliseconds, due: ReturnType<typeof endOf>): void {
    this.#book.start({ subject: this.#history.id, kind, nature: 'period', startedAt, due });
  }

  /** What ran out before an instant and has a sequel: the window of renewal opens its task; a lapse waits for a renewal at the registrar. */
  #firedBefore(at: Milliseconds): void {
    for (;;) {
      const { id } = this.#history;
      const window = this.#book.open(id, kinds.window);
      const lapse = this.#book.open(id, kinds.lapse);
      const opened = window && this.#book.firing(window);
      const lapsed = lapse && this.#book.firing(lapse);
      if (window && opened != null && opened < at && !(lapsed != null && lapsed < opened)) {
        this.#book.settle(window, at);
        if (!this.#ended && this.#until !== null)
          this.#duty(id, kinds.renewal, opened, endOf(this.#until), remindRenewalHours);
      } else if (lapse && lapsed != null && lapsed < at) {
        this.#book.settle(lapse, at);
        if (!this.#ended && this.#withRegistrar.size > 0)
          this.#period(kinds.lapse, lapsed, workingDaysAfter(lapsed, days.acceptance + days.examination));
      } else return;
    }
  }

  #followRenewal(of: string, title: string, at: Milliseconds): void {
    if (title === '提出登记申请') this.#withRegistrar.add(of);
    if (title === '一次性告知补正' || title.startsWith('记载') || title === '原登记失效，办理终止')
      this.#withRegistrar.delete(of);
    if (!turnedDown.has(title)) return;
    this.#withRegistrar.delete(of);
    if (this.#ended || this.#until === null) return;
    const { id } = this.#history;
    const yesterday = endOf(dayOf(at) - 1);
    if (at >= startOf(this.#until + 1)) {
      this.#book.end(id, kinds.lapse, at, 'given-up');
      this.#period(kinds.lapse, at, yesterday);
    } else if (!this.#book.open(id, kinds.renewal)) this.#period(kinds.window, at, yesterday);
  }

  #terminated(of: string, at: Milliseconds): void {
    this.#book.end(of, kinds.notice, at);
    for (const kind of [kinds.acceptance, kinds.examination, kinds.recording])
      this.#book.end(of, kind, at, 'given-up');
  }

  #over(title: string, at: Milliseconds): void {
    this.#ended = true;
    const { id } = this.#history;
    const lapse = this.#book.open(id, kinds.lapse);
    // A lapse is what its clock does.
    if (title === lapsedTitle && lapse) this.#book.settle(lapse, at + 1);
    for (const kind of [kinds.window, kinds.lapse]) this.#book.end(id, kind, at);
    for (const kind of [kinds.renewal, kinds.change]) this.#book.end(id, kind, at, 'given-up');
    // The registrar's platform is told of a lapse at once; of the other ends it was told before.
    if (title === lapsedTitle)
      this.#period(kinds.told, at, { dueAt: at, lastDay: dayOf(at), provisional: false });
  }
}
