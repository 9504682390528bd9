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
  readonly log: { readonly size: number; readonly checkpointAt: string | null; readonly origin: string };
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
  readonly registrationType: string;
  readonly dataName: string;
  readonly summary: string;
  readonly from: string;
  readonly until: string;
  readonly state: string;
  readonly objectionChannel: string;
  readonly kind?: string;
}
export interface Registration {
  readonly queryCode: string;
  readonly state: string;
  readonly registrant?: string;
  readonly dataName?: string;
  readonly registrationType?: string;
  readonly registrar?: string;
  readonly issuedAt?: string | null;
  readonly validUntil?: string | null;
  readonly logIndex?: number | null;
  readonly facts?: readonly Fact[];
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

export interface LogEntryLine {
  readonly index: number;
  readonly kind: string;
  readonly at?: string;
  readonly leafHash?: string;
}
export interface LogHead extends Partial<List<LogEntryLine>> {
  readonly size: number;
  readonly rootHash?: string;
  readonly origin?: string;
  readonly checkpointAt?: string | null;
  readonly verifierKey?: string;
}

export interface TaskLine {
  readonly id: string;
  readonly title: Text;
  readonly subject: { readonly kind: string; readonly id: string; readonly title: Text | string };
  readonly openedAt: string;
  readonly dueAt: string | null;
  readonly provisional: boolean;
  readonly rule: string | null;
  readonly clause: Clause | null;
  readonly overdue: boolean;
  readonly state?: string;
  readonly closedAt?: string | null;
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
  readonly verified: boolean;
  readonly parameters?: { readonly [name: string]: Json };
  readonly jurisdiction?: string;
  readonly inForce?: { readonly from: string; readonly until?: string | null };
  readonly actsIn?: readonly string[];
  readonly module?: string;
}
export interface Clock {
  readonly kind: string;
  readonly title?: Text;
  readonly rule: string;
  readonly clause: Clause | null;
  readonly startedAt: string;
  readonly dueAt: string;
  readonly provisional: boolean;
  readonly state: string;
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
  readonly task: TaskLine;
  readonly subject: {
    readonly title: Text | string;
    readonly facts: readonly Fact[];
    readonly lifecycle?: { readonly id: string; readonly state: string } | null;
    readonly page?: string | null;
  };
  readonly lifecycle?: LifecycleDiagram | null;
  readonly rules: readonly RuleLine[];
  readonly clocks: readonly Clock[];
  readonly acts: readonly Act[];
  readonly history: readonly {
    readonly at: string;
    readonly actor: string;
    readonly title: Text;
    readonly note?: string | null;
  }[];
  readonly nextActor?: Text | null;
}

export interface AgreementLine {
  readonly id: string;
  readonly title?: string;
  readonly operator: string;
  readonly authorisingBody?: string;
  readonly implementingBody?: string;
  readonly from?: string | null;
  readonly until?: string | null;
  readonly state: string;
}
export interface AgreementPart {
  readonly number: number;
  readonly title: Text;
  readonly text: string;
}
export interface Agreement {
  readonly id?: string;
  readonly document?: { readonly [name: string]: Json } | string | null;
  readonly title?: string;
  readonly parts: readonly AgreementPart[];
  /** What the engine will do. `part` is the number of the part a line comes from. */
  readonly enforced: readonly { readonly title: Text; readonly detail: Text; readonly part?: number }[];
  readonly state: string;
  readonly versions: readonly {
    readonly number: number;
    readonly at?: string;
    readonly state?: string;
    readonly sha256?: string;
  }[];
  readonly logIndex?: number | null;
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
  '/api/v1/public-notices': Get<List<PublicNotice>, Paged & { state?: string }>;
  '/api/v1/registrations/{queryCode}': Get<Registration, object, { queryCode: string }>;
  '/api/v1/products': Get<List<ProductLine>, Paged & { q?: string }>;
  '/api/v1/products/{id}': Get<Product, object, ById>;
  '/api/v1/disclosure': Get<Disclosure>;
  '/api/v1/receipts/{id}': Get<Json, object, ById>;
  '/api/v1/log': Get<LogHead, Paged>;
  '/api/v1/tasks': Get<List<TaskLine>, Paged & { state?: 'open' | 'done' }>;
  '/api/v1/tasks/{id}': Get<Task, object, ById>;
  '/api/v1/rules': Get<List<RuleLine>>;
  '/api/v1/rules/{id}': Get<RuleLine, object, ById>;
  '/api/v1/agreements': Get<List<AgreementLine>, Paged>;
  '/api/v1/agreements/{id}': Get<Agreement, object, ById>;
  '/api/v1/organisations': Get<List<Organisation>, Paged & { q?: string }>;
  '/api/v1/acts': Get<List<Act>>;
}
