/** A look as the guards see it. */
export interface Look {
  readonly personId: string;
  readonly organisationId: string;
  /** Roles of the post, sorted and joined: people with the same are peers. */
  readonly roles: string;
  readonly kind: string;
  /** `kind/id`. */
  readonly thing: string;
  readonly at: Temporal.Instant;
  /** A task of the own post about it, or an act of the own person on it. */
  readonly own: boolean;
}

/** Looks of a person in an hour of a day. */
export interface Hour {
  readonly personId: string;
  readonly organisationId: string;
  readonly day: Temporal.PlainDate;
  readonly hour: number;
  readonly looks: number;
}

/** A second step with who took the first. */
export interface Approval {
  readonly act: string;
  readonly thing: string;
  readonly by: string;
  readonly organisationId: string;
  readonly first: readonly string[];
  /** Whose matter it is, as that organisation is called now. */
  readonly owner: string;
  readonly at: Temporal.Instant;
}

/** Something another organisation handed in about a thing. */
export interface Application {
  readonly thing: string;
  readonly organisationId: string;
  readonly what: string;
  readonly at: Temporal.Instant;
}

/** Of a person and an organisation: whether they are tied, by a post within some years or by what was declared. */
export type TiedTo = (personId: string, organisationId: string) => boolean;

const day = 'Asia/Shanghai';
export const dayOf = (at: Temporal.Instant): Temporal.PlainDate => at.toZonedDateTimeISO(day).toPlainDate();
/** Monday of the week, by which looks are counted: an alert of a rule and person each week, and not each day. */
export const weekOf = (date: Temporal.PlainDate): Temporal.PlainDate =>
  date.subtract({ days: date.dayOfWeek - 1 });
