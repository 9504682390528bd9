import type { Text } from '#foundation';
import type { Level } from '../level.ts';
import type { Severity } from '../linkage/severity.ts';
import type { ReleaseForm } from '../release-form.ts';

/**
 * What the secrecy review (保密审查) of a revision came to. `awaiting`: recorded, not yet checked by a second person. `anew`: secrets or doubt
 * were entered and rejected as entered wrongly; nothing said before that counts any more.
 */
export type SecrecyState = 'none' | 'awaiting' | 'anew' | 'non-secret' | 'secret' | 'undecided';

/** Why personal information may circulate (R63): the persons agreed, a statute says so, or it is none any more. */
export type BasisKind = 'consent' | 'statutory' | 'anonymised';

/** A finding of the revision as the gate reads it: what was seen, in which columns. Never a value. */
export interface GateFinding {
  readonly code: string;
  readonly severity: 'info' | 'warning' | 'error';
  readonly count: number;
  readonly columns: readonly string[];
  readonly message: Text;
  /** Keeps the revision out of service whatever anybody decides (drift from what is described). */
  readonly blocks?: string;
  /** Whose it seems to be, and whether it is sensitive personal information; for findings of personal data. */
  readonly of?: 'person' | 'officer' | 'organisation' | 'unknown';
  readonly sensitive?: boolean;
  /** The detector is not sure. */
  readonly low?: boolean;
}

/** The risk report of the revision (R64); null when nobody made one. */
export interface RiskFacts {
  readonly id: string;
  readonly signed: boolean;
  /** Smallest equivalence class. */
  readonly k: number;
  /** Columns proposed to be judged that its author left out, with a reason. */
  readonly leftOut: readonly string[];
  /** k, l and t as far as the form asks for them. */
  readonly meets: boolean;
  readonly why: readonly Text[];
}

/** What the revision tells more together with what is out; null when it was not set against it. */
export interface LinkageFacts {
  /** The whole check could not be carried out. */
  readonly notDecided: boolean;
  /** Released revisions about which nothing can be said. */
  readonly undecided: readonly string[];
  /** Released since it was set against everything, and not kept apart from it by their sketches. */
  readonly unseen: readonly string[];
  /** Those that make new small groups or single persons out. */
  readonly findings: readonly {
    readonly revisionId: string;
    readonly title: string;
    readonly severity: Severity;
    readonly newSmallGroups: number;
    readonly namedRows: number;
  }[];
}

/** A named person's release of one condition, decided by a second one. It covers the condition as it was judged (`mark`), and nothing worse. */
export interface Release {
  readonly decisionId: string;
  readonly key: string;
  readonly mark: string;
  readonly reason: string;
  readonly by: string;
  readonly second: string;
  readonly at: string;
}

/** Everything the verdict rests on, gathered at one moment. */
export interface GateFacts {
  readonly form: ReleaseForm;
  /** The resource has protected units and a release mode: guards stand between the rows and whoever asks. */
  readonly guarded: boolean;
  /** Among its protected units are persons or households. Guards over firms alone protect nobody whose number stands beside the firm. */
  readonly personsGuarded: boolean;
  /** `standing`: by the review of the resource's deliveries, not by one of its own. */
  readonly secrecy: {
    readonly state: SecrecyState;
    readonly number: string | null;
    readonly standing?: boolean;
  };
  /** It is one of the deliveries of a resource that is renewed again and again. */
  readonly recurring: boolean;
  /** The review found secrets of firms (商业秘密). */
  readonly tradeSecrets: boolean;
  /**
   * The level that holds, and whether a person confirmed it: the higher of what people decided and what is proposed since. `raisedFrom`: what they
   * decided, there only while a higher proposal waits. Null when nobody said any.
   */
  readonly level: {
    readonly level: Level;
    readonly confirmed: boolean;
    readonly raisedFrom?: Level;
  } | null;
  readonly findings: readonly GateFinding[];
  /** Columns that leave as they are; null when the whole table does. */
  readonly kept: readonly string[] | null;
  /** Kept columns leave with the consent of the one person asked about, one at a time. */
  readonly consented: boolean;
  readonly basis: {
    readonly kind: BasisKind;
    readonly reference: string;
    readonly confirmed: boolean;
  } | null;
  readonly impactAssessed: boolean;
  readonly preProvisionAssessed: boolean;
  readonly risk: RiskFacts | null;
  readonly linkage: LinkageFacts | null;
  readonly releases: readonly Release[];
}
