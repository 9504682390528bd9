import { memorySigner } from '#adapters/crypto';
import { createPdfRenderer } from '#adapters/documents';
import { formWriter, listReader, sheetWriter } from '#adapters/files';
import { memoryTileStore } from '#adapters/tiles';
import { type AnyAct, type Module, type Text, text, type Uploads } from '#foundation';
import { authorisation, type FilingLine } from '#platform/authorisation';
import { casework, type DocumentRenderer, noSeal, type Registry, type Seal } from '#platform/casework';
import { catalog, type RevisionFiles, resourceByTitle, resourceTitles } from '#platform/catalog';
import { evidence, type LogPorts } from '#platform/evidence';
import { identity, mayStart, type PolicySet } from '#platform/identity';
import { lineage } from '#platform/lineage';
import { type AboutNode, type OpeningPorts, opening } from '#platform/opening';
import { priceWithin, pricing } from '#platform/pricing';
import { type LinkageEngine, privacy, type RepairEngine, type RiskEngine } from '#platform/privacy';
import { type CodedBeforeListed, products, productTitles } from '#platform/products';
import { quality } from '#platform/quality';
import { type QueryPorts, query, type RunBell } from '#platform/query';
import { type Registrar, registration } from '#platform/registration';
import { supervision } from '#platform/supervision';
import { type DemoPorts, demo } from './demo/demo.ts';
import { logOrigin } from './log-origin.ts';
import { namedAgreements } from './named-agreements.ts';
import { neededEvidence } from './needed-evidence.ts';
import { registrableOpenData, registrableProduct, registrableResource } from './registrable.ts';
import { releaseGate } from './release-gate.ts';
import { sheetReader } from './revisions/index.ts';
import { site } from './site/site.ts';
import { underAgreement } from './under-agreement.ts';
import { version } from './version.ts';

/** Everything the modules meet of the outside, chosen once when the program starts. */
export interface ModulePorts {
  readonly log: LogPorts;
  readonly uploads: Uploads;
  readonly files: RevisionFiles;
  /** Counts how many persons of a table look alike. */
  readonly risk: RiskEngine;
  readonly repairs: RepairEngine;
  readonly registrar: Registrar;
  /** The line by which filings reach the authority above; without one they go on paper. */
  readonly filing?: FilingLine | null;
  readonly query: QueryPorts;
  readonly linkage: LinkageEngine;
  /** How open data is read, and what goes on after a read. */
  readonly opening: Omit<OpeningPorts, 'about'>;
  /** Rings for the worker of this process when a run was submitted or cancelled. */
  readonly bell?: RunBell;
  readonly renderer: DocumentRenderer;
  readonly seal: Seal;
  readonly publicAddress: string;
  /** What this node is called and who runs it. */
  readonly name: Text;
  readonly operator: Text;
  readonly policies: () => PolicySet;
  /** What the province asks for beyond the national text. */
  readonly profile: Partial<CodedBeforeListed>;
  /** Present in a demo home only. */
  readonly demo?: DemoPorts;
}

/** How this node is called and reached. */
export const aboutNode = ({
  publicAddress: address,
  name,
  operator,
}: Pick<ModulePorts, 'publicAddress' | 'name' | 'operator'>): AboutNode => ({ address, name, operator });

/** All modules of the house with their ports, in the order in which they stand. */
export function composeModules(ports: ModulePorts): readonly Module[] {
  const modules: Module[] = [];
  const registry = (): Registry => ({
    acts: modules.flatMap((module) => [...(module.acts ?? [])]) as readonly AnyAct[],
    subjects: Object.assign({}, ...modules.map((module) => module.subjects ?? {})),
    lifecycles: modules.flatMap((module) => [...(module.lifecycles ?? [])]),
    rules: modules.flatMap((module) => [...(module.rules ?? [])]),
    reads: modules.flatMap((module) => [...(module.reads ?? [])]),
    imports: modules.flatMap((module) => [...(module.imports ?? [])]),
  });
  modules.push(
    identity,
    casework({
      registry,
      renderer: ports.renderer,
      sheets: sheetWriter,
      forms: formWriter,
      reader: listReader,
      mayStart: (...asked) => mayStart(ports.policies(), ...asked),
      seal: ports.seal,
      uploads: () => ports.uploads,
      publicAddress: ports.publicAddress,
    }),
    evidence(ports.log, { needs: neededEvidence }),
    lineage,
    catalog({
      gate: releaseGate,
      uploads: ports.uploads,
      files: ports.files,
      sheets: sheetReader,
    }),
    quality,
    privacy({
      agreements: namedAgreements,
      risk: ports.risk,
      repairs: ports.repairs,
      linkage: ports.linkage,
      preview: (sha256, window) => ports.files.preview(sha256, window),
    }),
    opening({ ...ports.opening, about: aboutNode(ports) }),
    registration({
      registrar: ports.registrar,
      uploads: ports.uploads,
      things: {
        resource: registrableResource,
        product: registrableProduct,
        'open-data': registrableOpenData,
      },
      resourceByTitle,
      titles: { resource: resourceTitles, product: productTitles, 'open-data': resourceTitles },
    }),
    authorisation({
      under: underAgreement(ports.bell),
      uploads: ports.uploads,
      filing: ports.filing ?? null,
    }),
    query(ports.query, ports.bell ? { bell: ports.bell } : {}),
    products({
      query: ports.query,
      renderer: ports.renderer,
      publicAddress: ports.publicAddress,
      profile: ports.profile,
      priceWithin,
    }),
    pricing({ uploads: () => ports.uploads }),
    supervision({
      log: ports.log,
      uploads: () => ports.uploads,
      keys: () => ports.query.keys,
      sheets: sheetWriter,
    }),
    site({
      name: ports.name,
      operator: ports.operator,
      demo: ports.demo !== undefined,
      version,
      modules: () => modules,
      policies: ports.policies,
      log: () => ({ origin: ports.log.origin, vkey: ports.log.signers[0].vkey }),
    }),
  );
  if (ports.demo) modules.push(demo(ports.demo));
  return modules;
}

/**
 * The same modules over ports that do nothing but those given: for the generated documents, the rule register, migrations, tests,
 * and, with the log of a home, for its checks.
 */
export async function allModules(ports: Partial<ModulePorts> = {}): Promise<readonly Module[]> {
  const unavailable = () => {
    throw new Error('these modules were put together to be described, not to run');
  };
  return composeModules({
    log: { origin: logOrigin, tiles: memoryTileStore(), signers: [memorySigner(logOrigin)] },
    uploads: { keep: unavailable, find: unavailable, read: unavailable },
    files: { read: unavailable, preview: unavailable, parquetPath: unavailable },
    risk: { count: unavailable },
    repairs: { try: unavailable, make: unavailable, search: unavailable },
    registrar: { assignCode: unavailable, record: unavailable },
    query: {
      engine: { run: unavailable, forget: unavailable, close: unavailable },
      projections: {
        make: unavailable,
        rows: unavailable,
        path: unavailable,
        isSealedWith: unavailable,
        opens: unavailable,
        remove: unavailable,
        list: unavailable,
        sweep: unavailable,
      },
      snapshots: {
        build: unavailable,
        open: unavailable,
        exists: unavailable,
        remove: unavailable,
        sweep: unavailable,
      },
      keys: {
        open: unavailable,
        destroy: unavailable,
        state: unavailable,
        onDestroyed: () => {},
        tellDestroyed: async () => {},
      },
      parquetPath: unavailable,
    },
    linkage: { keyId: 'none', sketch: unavailable, begin: unavailable },
    opening: {
      tables: {
        page: unavailable,
        count: unavailable,
        scan: unavailable,
        path: unavailable,
        narrowed: unavailable,
      },
      workbook: unavailable,
      watch: unavailable,
      countDownload: unavailable,
    },
    renderer: createPdfRenderer(),
    seal: noSeal,
    publicAddress: 'http://127.0.0.1:8080',
    name: text('公共数据枢纽', 'Public-data hub'),
    operator: text('未填写', 'not stated'),
    policies: unavailable,
    profile: {},
    demo: { accounts: () => [], moved: () => {} },
    ...ports,
  });
}

/** Those that a home of its kind has: the demo's tables are in a demo home only. */
export const modulesOf = async (
  { demo }: { readonly demo: boolean },
  ports: Partial<ModulePorts> = {},
): Promise<readonly Module[]> => (await allModules(ports)).filter(({ name }) => demo || name !== 'demo');
