import type { paths } from './generated/schema.d.ts';

// What the server answers, by the names pages call it. Everything here is derived from `generated/schema.d.ts`, which
// `npm run generate` writes from the server's own routes: a page that expects something else does not compile.

/** Reads that answer JSON, by their path. */
export type Reads = {
  readonly [P in keyof paths as paths[P] extends ReadOf<unknown> ? P : never]: paths[P] extends {
    readonly get: infer Operation;
  }
    ? Operation
    : never;
};
type ReadOf<Body> = {
  readonly get: {
    readonly responses: { readonly 200: { readonly content: { readonly 'application/json': Body } } };
  };
};

export type Path = keyof Reads;
export type Answer<P extends Path> = Reads[P] extends {
  readonly responses: { readonly 200: { readonly content: { readonly 'application/json': infer Body } } };
}
  ? Body
  : never;
/** What goes into the path and the query string of a read. */
export type Parameters<P extends Path> = Reads[P] extends { readonly parameters: infer All }
  ? {
      readonly [K in 'path' | 'query' as K extends keyof All ? K : never]?: K extends keyof All
        ? Exclude<All[K], undefined>
        : never;
    }
  : never;
/** Reads that answer `{items, next}`. */
export type ListPath = {
  [P in Path]: Answer<P> extends { readonly items: readonly unknown[]; readonly next: unknown } ? P : never;
}[Path];

type ItemOf<P extends ListPath> =
  Answer<P> extends { readonly items: readonly (infer Item)[] } ? Item : never;

/** What a deed with a path of its own answers. */
export type Deed<P extends keyof paths> = paths[P] extends {
  readonly post: {
    readonly responses: { readonly 200: { readonly content: { readonly 'application/json': infer Body } } };
  };
}
  ? Body
  : never;

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

export type Site = Answer<'/api/v1/site'>;
export type Text = Site['name'];
export type Me = Answer<'/api/v1/me'>;
export type Post = Me['posts'][number];
export type DemoAccount = ItemOf<'/api/v1/demo/accounts'>;

export type ResourceSearch = Answer<'/api/v1/resources'>;
export type ResourceLine = ItemOf<'/api/v1/resources'>;
export type Facet = ResourceSearch['facets']['themes'][number];
export type Resource = Answer<'/api/v1/resources/{id}'>;
export type RevisionLine = Resource['revisions'][number];
export type Revision = Answer<'/api/v1/revisions/{id}'>;

export type PublicNotice = Answer<'/api/v1/public-notices/{id}'>;
export type Registration = Answer<'/api/v1/registrations/{queryCode}'>;
export type RegistrationMandate = Answer<'/api/v1/registration-mandates/{id}'>;
export type RegistrationApplication = Answer<'/api/v1/registration-applications/{id}'>;

export type ProductLine = ItemOf<'/api/v1/products'>;
export type Product = Answer<'/api/v1/products/{id}'>;

export type LogHead = Answer<'/api/v1/log'>;
export type PublicFact = ItemOf<'/api/v1/public-facts'>;

export type TaskLine = ItemOf<'/api/v1/tasks'>;
export type Task = Answer<'/api/v1/tasks/{id}'>;
/** An act as a form needs it, on a task or started by itself. */
export type StartAct = ItemOf<'/api/v1/acts'>;
export type Act = Omit<StartAct, 'rules'> & Partial<Pick<Task['acts'][number], 'prefill' | 'primary'>>;
export type OutsideDecision = Answer<'/api/v1/outside-decisions/{id}'>;
export type Paper = Answer<'/api/v1/papers/{id}'>;
export type InboxNotice = ItemOf<'/api/v1/notices'>;
export type Rule = Answer<'/api/v1/rules/{id}'>;
export type Clause = Rule['clause'];

export type AgreementLine = ItemOf<'/api/v1/agreements'>;
export type AgreementEnd = Answer<'/api/v1/agreements/{id}/end'>;
export type AgreementChangeHistory = Answer<'/api/v1/agreements/{id}/changes'>;
export type Agreement = Answer<'/api/v1/agreements/{id}'>;
export type Linkage = Answer<'/api/v1/privacy/linkage/{id}'>;
export type LinkageLine = ItemOf<'/api/v1/privacy/linkage'>;
export type PopulationBudget = Answer<'/api/v1/privacy/populations'>['items'][number];
export type EvidenceRetention = Answer<'/api/v1/evidence/retention'>;

export type ProductColumns = Answer<'/api/v1/products/{id}/columns'>;
export type ImpactOfResource = Answer<'/api/v1/resources/{id}/impact'>;
export type ImpactOfAgreement = Answer<'/api/v1/agreements/{id}/impact'>;

export type Home = Answer<'/api/v1/home'>;
export type Disclosure = Answer<'/api/v1/disclosure'>;
export type PurposeUse = Disclosure['use'][number];
export type Authorisation = Answer<'/api/v1/disclosure/authorisations/{id}'>;
export type DisclosedProduct = ItemOf<'/api/v1/disclosure/products'>;
/** Where a disclosed line is proved. */
export type Evidence = Authorisation['evidence'][number];

/** What remains of a resource under an agreement or a draft. */
export type ScopePreview =
  paths['/api/v1/scope-previews']['post']['responses'][200]['content']['application/json'];
/** An answer over made-up data. */
export type Trial = Deed<'/api/v1/products/{productId}/trials'>;
export type ProductAnswer = Deed<'/api/v1/products/{productId}/calls'>;
export type ReportTrial = Deed<'/api/v1/products/{productId}/report-trials'>;
export type VerificationTrial = Deed<'/api/v1/products/{productId}/verification-trials'>;
/** Consents an organisation registered for a product, what registering one gives, and what the desk finds of a person. */
export type ConsentLine = ItemOf<'/api/v1/products/{productId}/consents'>;
export type RegisteredConsent = Deed<'/api/v1/products/{productId}/consents'>;
export type FoundConsents = Deed<'/api/v1/products/{productId}/consent-searches'>;
/** How much of a product's answers repeats their source. */
export type RawOutFigures = Deed<'/api/v1/products/{productId}/raw-out'>;
export type ProjectionsOf = Answer<'/api/v1/agreements/{id}/projections'>;
export type SharedConsent = Answer<'/api/v1/shared-consents'>['items'][number];
export type DataDomain = ItemOf<'/api/v1/data-domains'>;
export type Explanation = Deed<'/api/v1/agreements/{agreementId}/explanations'>;
export type RunLine = ItemOf<'/api/v1/runs'>;
export type Run = Answer<'/api/v1/runs/{id}'>;
export type Collected = Deed<'/api/v1/runs/{runId}/collections'>;
export type EgressEvidence = Answer<'/api/v1/runs/{id}/evidence'>;
/** A result table: numbers as text, blanks listed under `suppressed`. */
export type ResultTable = EgressEvidence['result'];
