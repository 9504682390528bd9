/**
 * What the portal expects the server to answer, in the form openapi-typescript writes: `paths[path].get.responses[200]`.
 * Pages take their shapes from here through the hooks of this folder, never from a server module.
 */

export interface Text {
  readonly zh: string;
  readonly en: string;
}
export interface Clause {
  readonly document: string;
  readonly article: string;
}
export interface Named {
  readonly id: string;
  readonly name: string;
}
export interface List<Item> {
  readonly items: readonly Item[];
  readonly next?: string | null;
  readonly total?: number | null;
  readonly totalIsEstimate?: boolean;
}
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

export interface Site {
  readonly name: Text;
  readonly demo: boolean;
  /** The server's clock. In a demo home it is not the clock on the wall. */
  readonly now: string;
  /** True when working days past the last announced calendar are in use. */
  readonly provisionalCalendar: boolean;
  readonly operator: Text;
  readonly log: {
    readonly origin: string;
    readonly vkey: string;
    /** `null` before the first checkpoint. */
    readonly size: number | null;
    readonly checkpointAt: string | null;
  };
}

export interface Post {
  readonly id: string;
  readonly title: Text;
  readonly organisation: Named;
  readonly roles: readonly string[];
  readonly deputyUntil?: string | null;
}
export interface Me {
  readonly signedIn: boolean;
  readonly person?: Named | null;
  readonly posts?: readonly Post[];
}
export interface DemoAccount {
  readonly username: string;
  readonly password: string;
  readonly name: string;
  readonly organisation: string;
  readonly role: Text;
}

export interface LiveNumber {
  readonly key: string;
  readonly title: Text;
  readonly value: number | null;
  readonly unit?: Text;
  readonly page: string;
}
export interface Home {
  readonly numbers: readonly LiveNumber[];
  readonly notices: readonly PublicNotice[];
  readonly uses: readonly { readonly purpose: Text; readonly calls: number; readonly merged?: boolean }[];
}

/** An open shortcoming of a thing that readers must know before they use it. */
export interface StandingDefect {
  readonly code: string;
  readonly message: Text;
  /** Ids of other things it concerns, e.g. the resource of the same name. */
  readonly with?: readonly string[];
}
export interface ResourceLine {
  readonly id: string;
  readonly title: string;
  readonly department: Named;
  readonly theme: string | null;
  readonly summary: string;
  readonly formats: readonly string[];
  readonly archived?: boolean;
  readonly updatedAt: string | null;
  /** Revisions loaded so far. */
  readonly revisions?: number;
  readonly releaseMode?: string | null;
  readonly defects: readonly StandingDefect[];
}
export interface Facet {
  readonly value: string;
  readonly title?: string;
  readonly count: number;
}
export interface ResourceSearch extends List<ResourceLine> {
  readonly facets: { readonly themes: readonly Facet[]; readonly departments: readonly Facet[] };
}
export interface ResourceItem {
  readonly id: string;
  readonly name: string;
  readonly columnName?: string;
  readonly type: string;
  readonly unit: string | null;
  readonly codeTable: string | null;
  readonly level: string | null;
  readonly sourceDepartment: string | null;
  readonly legalBasis: string | null;
}
export interface RevisionLine {
  readonly id: string;
  readonly number: number;
  readonly rows: number;
  readonly columns: number;
  readonly createdAt: string;
  readonly state: string;
  readonly sha256: string;
  readonly findings: { readonly info: number; readonly warning: number; readonly error: number };
}
export interface Resource extends Omit<ResourceLine, 'revisions'> {
  /** Its standing: `clear`, `marked`, `frozen`, `ended`. */
  readonly state: string;
  readonly level?: string | null;
  readonly updateCycle?: string | null;
  readonly protectedUnits?: readonly { readonly unit: string; readonly columns: readonly string[] }[];
  /** Whether this reader may be shown rows. */
  readonly previewable?: boolean;
  readonly registration?: {
    readonly state: string;
    readonly queryCode: string;
    readonly validUntil: string | null;
  } | null;
  readonly items: readonly ResourceItem[];
  readonly revisions: readonly RevisionLine[];
}
export interface Rows {
  readonly revision?: { readonly id: string; readonly number: number; readonly rows: number } | null;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly (string | null)[])[];
  readonly moreColumns?: number;
  readonly next?: string | null;
}
export interface ColumnProfile {
  readonly column: string;
  readonly type: string;
  /** Cells that hold a value. */
  readonly filled: number;
  readonly distinct: number | null;
  readonly min?: string;
  readonly max?: string;
  readonly top: readonly { readonly value: string; readonly count: number }[];
}
export interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly message: Text;
  readonly count: number;
  readonly at?: readonly { readonly row?: number; readonly column?: string }[];
}
export interface Revision {
  readonly manifest: { readonly [name: string]: Json };
  readonly profile: readonly ColumnProfile[];
  readonly findings: readonly Finding[];
}
export interface Standing {
  readonly status: string;
  readonly reasons: readonly { readonly code: string; readonly text: Text; readonly since: string }[];
}
export interface Lineage {
  readonly nodes: readonly {
    readonly id: string;
    readonly kind: string;
    readonly title: Text | null;
    readonly standing: Standing;
  }[];
  readonly edges: readonly { readonly from: string; readonly to: string; readonly relation: string }[];
  readonly truncated?: boolean;
}

export interface PublicNotice {
  readonly id: string;
  readonly registrant: string;
  readonly registrationType: Text;
  readonly dataName: string;
  readonly summary: string;
  readonly kind: string;
  readonly registrar: string;
  readonly from: string;
  readonly until: string;
  readonly state: string;
  readonly stateTitle: Text;
  readonly queryCode: string | null;
  readonly rule: string;
  readonly clause: Clause;
  readonly objectionChannel: Text;
}
export interface Registration {
  readonly registrant: string;
  readonly registrar: string;
  readonly registrationType: Text;
  readonly kind: string;
  readonly thingId: string;
  readonly dataName: string;
  readonly summary: string;
  readonly registrationCode: string;
  readonly queryCode: string;
  readonly status: string;
  readonly statusTitle: Text;
  readonly registeredAt: string;
  readonly validUntil: string | null;
  readonly resultDocument: string | null;
  readonly noProofOfOwnership: Text;
}
export interface Fact {
  readonly label: Text;
  readonly value: string | null;
}

export interface ProductLine {
  readonly id: string;
  readonly title: string;
  readonly operator: Named | string;
  readonly summary?: string | null;
  readonly kind?: string;
  readonly state: string;
  readonly price?: string | null;
  readonly standing?: string;
}
export interface Product extends ProductLine {
  readonly facts?: readonly Fact[];
  readonly agreement?: Named | null;
  readonly resources?: readonly Named[];
  readonly logIndex?: number | null;
}

export interface Authorisation {
  readonly agreementId: string;
  readonly operator: string;
  readonly authorisingBody: string;
  readonly implementingBody: string;
  readonly scope: readonly (Text | string)[];
  readonly purposes: readonly (Text | string)[];
  readonly from: string;
  readonly until: string;
  readonly state: string;
  readonly logIndex: number | null;
  /** Id of the entry, where the index is not known yet. */
  readonly logEntry?: string | null;
}
export interface Disclosure {
  readonly authorisations: readonly Authorisation[];
  readonly products: readonly ProductLine[];
  readonly use: readonly {
    readonly purpose: Text | string;
    readonly calls: number | null;
    readonly merged?: boolean;
  }[];
  readonly refusals: number | null;
  readonly asOf?: string;
}

export interface LogHead {
  readonly origin: string;
  /** Entries in the published tree. */
  readonly size: number;
  readonly publishedAt: string | null;
  /** Keys that sign now, the log's own first. */
  readonly vkeys: readonly string[];
  /** Keys that signed before; old receipts verify with them. */
  readonly formerVkeys: readonly string[];
}
export interface PublicFact {
  readonly entry: string;
  readonly kind: string;
  readonly subject: string;
  readonly at: string;
  readonly index: number;
  readonly fact: Json;
}

export interface TaskLine {
  readonly id: string;
  readonly kind: string;
  readonly title: Text;
  readonly subject: { readonly kind: string; readonly id: string; readonly title: Text };
  readonly openedAt: string;
  readonly doneAt: string | null;
  readonly dueAt: string | null;
  readonly lastDay: string | null;
  /** The working days ahead are not all announced yet. */
  readonly provisional: boolean;
  readonly paused: boolean;
  readonly rule: string | null;
  readonly clause: Clause | null;
  readonly overdue: boolean;
}
export interface LifecycleDiagram {
  readonly id: string;
  readonly title: Text;
  readonly initial: string;
  readonly states: readonly { readonly id: string; readonly title: Text; readonly final: boolean }[];
  readonly transitions: readonly {
    readonly from: string;
    readonly event: string;
    readonly title: Text;
    readonly to: string;
  }[];
}
export interface RuleLine {
  readonly id: string;
  readonly title: Text;
  readonly clause: Clause;
  readonly alsoBasedOn?: readonly Clause[];
  readonly verified: boolean;
  readonly parameters?: { readonly [name: string]: Json };
  readonly jurisdiction?: string;
  readonly inForce?: { readonly from: string; readonly until?: string | null };
  readonly actsIn?: readonly string[];
  readonly module?: string;
}
export interface StatutoryClock {
  readonly id: string;
  readonly kind: string;
  /** A duty to act in time, a period that must pass, or a reminder. */
  readonly nature: 'duty' | 'period' | 'reminder';
  readonly rule: string;
  readonly clause: Clause;
  readonly startedAt: string;
  readonly dueAt: string;
  readonly lastDay: string;
  readonly provisional: boolean;
  readonly state: 'running' | 'paused' | 'fired' | 'stopped';
  readonly outcome: 'kept' | 'missed' | null;
  readonly overdue: boolean;
  readonly ofThisTask: boolean;
}
/** JSON Schema of an act's input, as far as the form draws it. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly titleEn?: string;
  readonly description?: string;
  readonly descriptionEn?: string;
  readonly format?: string;
  readonly [keyword: string]: unknown;
}
export interface Act {
  readonly name: string;
  readonly title: Text;
  readonly description?: Text;
  readonly path?: string;
  readonly schema: Schema;
  readonly prefill?: { readonly [field: string]: Json };
  readonly dangerous?: boolean;
  readonly primary?: boolean;
  readonly rules?: readonly string[];
  /** What a dangerous act will touch. */
  readonly affected?: readonly (Text | string)[];
}
export interface Task {
  readonly task: {
    readonly id: string;
    readonly kind: string;
    readonly title: Text;
    readonly state: 'open' | 'done' | 'cancelled';
    readonly openedAt: string;
    readonly doneAt: string | null;
  };
  readonly subject: {
    readonly kind: string;
    readonly id: string;
    readonly title: Text;
    readonly facts: readonly { readonly label: Text; readonly value: string }[];
    readonly lifecycle: { readonly id: string; readonly state: string } | null;
    readonly page: string | null;
  };
  readonly lifecycle: LifecycleDiagram | null;
  readonly rules: readonly RuleLine[];
  readonly clocks: readonly StatutoryClock[];
  readonly acts: readonly Act[];
  readonly history: readonly { readonly at: string; readonly actor: Text; readonly title: Text }[];
  readonly nextActor: { readonly name: Text; readonly title: Text } | null;
}
/** A notice served on the reader's organisation, post or person. */
export interface InboxNotice {
  readonly id: string;
  readonly kind: string;
  readonly to: 'organisation' | 'post' | 'person';
  readonly subject: { readonly kind: string; readonly id: string };
  readonly text: Text;
  readonly documentId: string | null;
  readonly sentAt: string;
  readonly servedAt: string | null;
  readonly readAt: string | null;
}

export interface AgreementLine {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly state: string;
  readonly stateTitle: Text;
  readonly operator: Named;
  readonly implementingBody: Named;
  readonly authorisingBody: Named;
  readonly from: string;
  readonly until: string;
  readonly resources: readonly string[];
  readonly purposes: readonly { readonly code: string; readonly title: string; readonly class: string }[];
}
export interface Agreement extends AgreementLine {
  readonly digest: string;
  /** Id of its entry in the evidence log; `null` before it is entered. */
  readonly logEntry: string | null;
  readonly parts: readonly {
    readonly name: string;
    readonly number: number;
    readonly title: Text;
    readonly wording: string;
  }[];
  /** What the engine will do; `part` is the name of the part a line comes from. */
  readonly enforced: readonly { readonly part: string; readonly title: Text; readonly detail: Text }[];
}
export interface Organisation {
  readonly id: string;
  readonly name: string;
  readonly kind?: string;
  readonly level?: string;
  readonly code?: string;
}
export interface Upload {
  readonly uploadId: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

type Get<Answer, Query = Record<never, never>, Path = Record<never, never>> = {
  get: {
    parameters: { query?: Query; path: Path };
    responses: { 200: { content: { 'application/json': Answer } } };
  };
};
type ById = { id: string };
type Paged = { cursor?: string; limit?: number };

export interface paths {
  '/api/v1/site': Get<Site>;
  '/api/v1/me': Get<Me>;
  '/api/v1/demo/accounts': Get<List<DemoAccount>>;
  '/api/v1/home': Get<Home>;
  '/api/v1/resources': Get<ResourceSearch, Paged & { q?: string; theme?: string; department?: string }>;
  '/api/v1/resources/{id}': Get<Resource, object, ById>;
  '/api/v1/resources/{id}/rows': Get<Rows, Paged, ById>;
  '/api/v1/lineage/{kind}/{id}': Get<Lineage, object, { kind: string; id: string }>;
  '/api/v1/revisions/{id}': Get<Revision, object, ById>;
  '/api/v1/public-notices': Get<List<PublicNotice>, Paged & { running?: boolean }>;
  '/api/v1/public-notices/{id}': Get<PublicNotice, object, ById>;
  '/api/v1/registrations/{queryCode}': Get<Registration, object, { queryCode: string }>;
  '/api/v1/products': Get<List<ProductLine>, Paged & { q?: string }>;
  '/api/v1/products/{id}': Get<Product, object, ById>;
  '/api/v1/disclosure': Get<Disclosure>;
  '/api/v1/log': Get<LogHead>;
  '/api/v1/public-facts': Get<List<PublicFact>, Paged & { kind?: string; subject?: string }>;
  '/api/v1/notices': Get<List<InboxNotice> & { unread: number }, Paged & { unread?: boolean }>;
  '/api/v1/tasks': Get<List<TaskLine>, Paged & { state?: 'open' | 'done' }>;
  '/api/v1/tasks/{id}': Get<Task, object, ById>;
  '/api/v1/rules': Get<List<RuleLine>>;
  '/api/v1/rules/{id}': Get<RuleLine, object, ById>;
  '/api/v1/agreements': Get<List<AgreementLine>>;
  '/api/v1/agreements/{id}': Get<Agreement, object, ById>;
  '/api/v1/organisations': Get<List<Organisation>, Paged & { q?: string }>;
  '/api/v1/acts': Get<List<Act>>;
}
