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
import type { Served } from './diary.ts';

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
  /** What was served of the thing, as the diary tells it, the earliest first. */
  readonly served: readonly Served[];
  /** Last day of validity as the result sheets print it, the oldest first. */
  readonly validity: readonly { readonly at: Milliseconds; readonly until: Day }[];
}

/** Numbers of the text, typed in once more: 登记办法 Art 9 (1), 10, 11, 12, 9 (4), 15; the recheck of an objection and a change have a number by choice. */
const days = {
  firstFiling: 20,
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

/** A line of the history of a first application. */
export interface Filing {
  readonly of: string;
  readonly title: string;
  readonly at: Milliseconds;
}

/** The clock of a first filing: from the delivery, met by the first filing after it; none where something filed lay there already. */
export function firstFiling(
  thing: string,
  deliveredAt: Milliseconds,
  lines: readonly Filing[],
  looks: readonly Look[],
  seen: Seen,
): readonly ExpectedClock[] {
  const filed = new Set<string>();
  for (const { of, title, at } of lines) {
    if (at >= deliveredAt) break;
    if (title === filedTitle) filed.add(of);
    if (turnedDown.has(title) || over.has(title) || title === upheldTitle) filed.delete(of);
  }
  if (filed.size > 0) return [];
  const book = new ClockBook(looks, seen);
  const kind = 'registration.first-filing';
  const due = workingDaysAfter(deliveredAt, days.firstFiling);
  book.start({
    subject: thing,
    kind,
    nature: 'duty',
    startedAt: deliveredAt,
    due,
    remindBeforeHours: remindHours,
  });
  const met = lines.find(({ title, at }) => title === filedTitle && at >= deliveredAt);
  if (met) book.end(thing, kind, met.at);
  return book.close();
}

function recheckClock(book: ClockBook, { id, raisedAt, decidedAt, closed }: History['objections'][number]) {
  const { recheck: kind } = kinds;
  const due = workingDaysAfter(raisedAt, days.recheck);
  book.start({ subject: id, kind, nature: 'duty', startedAt: raisedAt, due, remindBeforeHours: remindHours });
  if (decidedAt !== null) book.end(id, kind, decidedAt, closed ? 'given-up' : 'done');
}

type Told = History['steps'][number];

/** The steps, and between them what was served from when on, which is in nobody's history. What is served comes first: a filing describes what is there. */
function inOrder({ id, steps, served }: History): readonly Told[] {
  const told = served.map(({ at, described }) => ({ of: id, title: `${servedTitle}${described}`, at }));
  return [...told, ...steps].sort((one, other) => one.at - other.at);
}
const servedTitle = 'served: ';

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
const filedTitle = '提出登记申请';
const upheldTitle = '异议成立，登记终止';
const turnedDown = new Set(['不予受理', '形式审核不通过', '登记主体撤回申请']);
const lapsedTitle = '到期未续展，已注销';
const toldTitle = '登记平台已收到登记终止';
const over = new Set(['已注销', lapsedTitle, '已撤销']);

class Life {
  readonly #book: ClockBook;
  readonly #history: History;
  readonly #accepted = new Map<string, Milliseconds>();
  /** The public notices: since when they ran last, when they stood still, how many objections are open. */
  readonly #notices = new Map<string, { since: Milliseconds; stoodAt: Milliseconds | null; open: number }>();
  /** Renewals that lie with the registrar. */
  readonly #withRegistrar = new Set<string>();
  /** What is served, what of it is registered, and what changes under way would register. */
  readonly #content = {
    served: null as string | null,
    registered: null as string | null,
    underWay: new Map<string, string | null>(),
    inForce: false,
  };
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
    if (title === filedTitle || title === '申请更正登记')
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
    else if (title === upheldTitle) book.end(of, kinds.notice, at);
    else if (title === '赋码并出具登记结果') this.#startLife(at);
    else if (title.startsWith('记载')) {
      book.end(of, kinds.recording, at);
      if (type === 'renewal') this.#startLife(at);
    } else if (title === '准备续展登记材料') book.end(this.#history.id, kinds.renewal, at);
    else if (title === '原登记失效，办理终止') this.#terminated(of, at);
    else if (over.has(title)) this.#over(title, at);
    else if (title === toldTitle) this.#askedUntil(at);
    this.#followContent(of, type, title, at);
  }

  /** What is registered, what is served, and the change that is due while the two differ and none is under way. */
  #followContent(of: string, type: string | undefined, title: string, at: Milliseconds): void {
    const content = this.#content;
    if (title.startsWith(servedTitle)) content.served = title.slice(servedTitle.length);
    else if (type === 'first' && title === '准备登记材料并存证') content.registered = content.served;
    else if (type === 'change') {
      if (title === '准备变更登记材料') {
        content.underWay.set(of, content.served);
        this.#book.end(this.#history.id, kinds.change, at);
      }
      if (title === '记载变更登记') content.registered = content.underWay.get(of) ?? null;
      if (turnedDown.has(title) || title === upheldTitle || title === '记载变更登记')
        content.underWay.delete(of);
    }
    const coded = title === '赋码并出具登记结果';
    if (coded) content.inForce = true;
    if (this.#ended || !content.inForce) return;
    // Looked at whenever what is served changes, and when something was written into the registration.
    if (coded || title.startsWith('记载') || title.startsWith(servedTitle)) this.#compareContent(at);
  }

  #compareContent(at: Milliseconds): void {
    const { registered, served, underWay } = this.#content;
    const { id } = this.#history;
    if (registered === served) this.#book.end(id, kinds.change, at, 'given-up');
    else if (!this.#book.open(id, kinds.change) && underWay.size === 0)
      this.#duty(id, kinds.change, at, workingDaysAfter(at, days.change));
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
    if (title === filedTitle) this.#withRegistrar.add(of);
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
    if (title === lapsedTitle) this.#askAt(at, at);
  }

  #askAt(startedAt: Milliseconds, dueAt: Milliseconds): void {
    this.#period(kinds.told, startedAt, { dueAt, lastDay: dayOf(dueAt), provisional: false });
  }

  /** Each time it is asked the next time is ten minutes later, three times at most, until it has answered. */
  #askedUntil(at: Milliseconds): void {
    const { id } = this.#history;
    for (let times = 1; times <= 3; times++) {
      const clock = this.#book.open(id, kinds.told);
      if (!clock) return;
      this.#book.settle(clock, at + 1);
      if (clock.firedAt === null) break;
      this.#askAt(clock.firedAt, clock.firedAt + 600_000);
    }
    this.#book.end(id, kinds.told, at);
  }
}
