import { type AgreementDocument, documentDigest } from './agreement-document.ts';
import { dailyUseKind } from './daily-use.ts';
import type { BundleScope, EvidenceBundle, ProvenRun } from './format.ts';
import { type Stretch, standingAt, stretchesOf } from './in-force.ts';
import { compareInstants, dayInShanghai, secondsFrom } from './instants.ts';
import { bundleSentences as say } from './sentences.ts';
import { type BundleCheckName, type Finding, fault, note } from './verdict.ts';

/**
 * By how much, in seconds, the time of a call may lie outside the stretch in which it stands: a stop may have begun its transaction first and
 * waited for the release (the hub's database lets none stand idle for longer), and clocks of two machines differ.
 */
const overlapSeconds = 120;

const callKinds: readonly string[] = ['query.call', 'query.verification'];
/** What a call is judged by: none of it may be missing unsaid. */
const needed = ['call', 'agreement', 'agreementDigest', 'purpose', 'revisions', 'at'] as const;

interface Granted {
  readonly document: AgreementDocument;
  readonly purposes: ReadonlySet<string>;
  readonly resources: ReadonlySet<string>;
}

const grantsByDigest = ({ documents }: EvidenceBundle): ReadonlyMap<string, Granted> =>
  new Map(
    documents.map((document) => {
      const { purposes, resources } = document.parts.scope;
      const granted: Granted = {
        document,
        purposes: new Set(purposes.map(({ code }) => code)),
        resources: new Set(resources.map(({ resourceId }) => resourceId)),
      };
      return [documentDigest(document), granted];
    }),
  );

/** Each call against the agreement as it was where the call stands in the log. */
export function judgeRuns(bundle: EvidenceBundle): {
  readonly force: readonly Finding[];
  readonly scope: readonly Finding[];
} {
  const grants = grantsByDigest(bundle);
  const stretches = stretchesOf(
    bundle.facts.filter(({ leaf }) => leaf.kind !== dailyUseKind && leaf.subject === bundle.scope.agreement),
  );
  const force: Finding[] = [];
  const scope: Finding[] = [];
  for (const [position, run] of bundle.runs.entries()) {
    const at = `/runs/${position}`;
    const missing = needed.filter((field) => run.disclosed[field] === undefined);
    if (missing.length > 0) force.push(note('force', at, say.notShown(missing)));
    const standing = standingAt(stretches, run.index);
    const granted = standing.stretch && grants.get(standing.stretch.digest);
    if (standing.stretch === null)
      force.push(fault('force', at, standing.behind ? say.afterStop(standing.behind) : say.beforeForce));
    else force.push(...faultsIn(standing.stretch, run, granted?.document, at));
    scope.push(...faultsOfScope(run, granted, bundle.scope, at));
  }
  return { force, scope };
}

function faultsIn(
  { number, digest, from, until }: Stretch,
  run: ProvenRun,
  document: AgreementDocument | undefined,
  at: string,
): Finding[] {
  const wrong = wrongIn('force', at);
  const said = valuesOf(run);
  const found: Finding[] = [];
  if (said.at !== undefined) {
    const tooEarly = secondsFrom(said.at, from.at) > overlapSeconds;
    const tooLate = until !== null && secondsFrom(until.at, said.at) > overlapSeconds;
    if (tooEarly || tooLate) found.push(wrong('at', say.otherTime));
    const day = dayInShanghai(said.at);
    if (document && (day < document.parts.term.from || day >= document.parts.term.until))
      found.push(wrong('at', say.outOfTerm(day)));
  }
  if (said.agreement !== undefined && said.agreement !== number)
    found.push(wrong('agreement', say.otherAgreement(said.agreement)));
  if (said.agreementDigest !== undefined && said.agreementDigest !== digest)
    found.push(wrong('agreementDigest', say.otherVersion));
  return found;
}

function faultsOfScope(
  run: ProvenRun,
  granted: Granted | null | undefined,
  { from, until }: BundleScope,
  at: string,
): Finding[] {
  const wrong = wrongIn('scope', at);
  const said = valuesOf(run);
  const found: Finding[] = [];
  if (!callKinds.includes(run.leaf.kind))
    found.push(fault('scope', `${at}/leaf/kind`, say.kind(run.leaf.kind)));
  if (said.at !== undefined && (compareInstants(said.at, from) < 0 || compareInstants(said.at, until) >= 0))
    found.push(wrong('at', say.outOfPeriod));
  if (!granted) return found;
  if (said.purpose !== undefined && !granted.purposes.has(said.purpose))
    found.push(wrong('purpose', say.purpose(said.purpose)));
  for (const { resource } of said.revisions ?? [])
    if (!granted.resources.has(resource)) found.push(wrong('revisions', say.resource(resource)));
  return found;
}

const wrongIn = (check: BundleCheckName, at: string) => (field: string, message: Finding['message']) =>
  fault(check, `${at}/disclosed/${field}`, message);

/** What a run shows of what is looked at; the types were seen to when the file was read. */
export const valuesOf = ({ disclosed }: ProvenRun) =>
  Object.fromEntries(Object.entries(disclosed).map(([field, { value }]) => [field, value])) as {
    readonly at?: string;
    readonly agreement?: string;
    readonly agreementDigest?: string;
    readonly purpose?: string;
    readonly revisions?: readonly { readonly resource: string }[];
  };
