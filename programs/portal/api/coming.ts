/** Reads that the server does not have yet, as the pages expect them. */
interface Text {
  readonly zh: string;
  readonly en: string;
}
interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Home {
  readonly numbers: readonly {
    readonly key: string;
    readonly title: Text;
    readonly value: number | null;
    readonly unit?: Text;
    readonly page: string;
  }[];
  readonly notices: readonly {
    readonly id: string;
    readonly dataName: string;
    readonly registrant: string;
    readonly from: string;
    readonly until: string;
    readonly state: string;
    readonly stateTitle: Text;
  }[];
  readonly uses: readonly { readonly purpose: Text; readonly calls: number; readonly merged?: boolean }[];
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
  readonly logEntry?: string | null;
}
export interface Disclosure {
  readonly authorisations: readonly Authorisation[];
  readonly products: readonly {
    readonly id: string;
    readonly title: string;
    readonly operator: Named | string;
    readonly price?: string | null;
    readonly state: string;
  }[];
  readonly use: readonly {
    readonly purpose: Text | string;
    readonly calls: number | null;
    readonly merged?: boolean;
  }[];
  readonly refusals: number | null;
  readonly asOf?: string;
}

interface Get<Body> {
  readonly get: {
    readonly parameters: { readonly query?: never };
    readonly responses: { readonly 200: { readonly content: { readonly 'application/json': Body } } };
  };
}
export interface Coming {
  readonly '/api/v1/home': Get<Home>;
  readonly '/api/v1/disclosure': Get<Disclosure>;
}
