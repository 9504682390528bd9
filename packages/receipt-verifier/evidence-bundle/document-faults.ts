import { documentDigest } from './agreement-document.ts';
import { dailyUseKind } from './daily-use.ts';
import type { EvidenceBundle } from './format.ts';
import { inForceKind, memberOf, textIn } from './in-force.ts';
import { bundleSentences as say } from './sentences.ts';
import { type Finding, fault } from './verdict.ts';

/** The documents are exactly those that the public facts put in force, and the facts are about this agreement. */
export function documentFaults(bundle: EvidenceBundle): Finding[] {
  const { scope, documents, facts } = bundle;
  const found: Finding[] = [];
  const wrong = (at: string, message: Finding['message']) => found.push(fault('documents', at, message));
  for (const [position, { leaf }] of facts.entries())
    if (leaf.kind !== dailyUseKind && leaf.subject !== scope.agreement)
      wrong(`/facts/${position}/leaf/subject`, say.foreignFact);
  const versions = facts.flatMap(({ leaf }, position) =>
    leaf.kind === inForceKind && leaf.subject === scope.agreement ? [{ fact: leaf.fact, position }] : [],
  );
  if (versions.length === 0) wrong('/facts', say.noVersion);
  const byDigest = new Map(versions.map((version) => [textIn(version.fact, 'digest'), version]));
  const seen = new Set<string>();
  for (const [position, document] of documents.entries()) {
    const digest = documentDigest(document);
    const version = byDigest.get(digest);
    if (seen.has(digest)) wrong(`/documents/${position}`, say.documentTwice);
    else if (!version) wrong(`/documents/${position}`, say.documentUnknown);
    else if (
      textIn(version.fact, 'number') !== document.number ||
      memberOf(version.fact, 'version') !== document.version ||
      document.number !== scope.number
    )
      wrong(`/documents/${position}`, say.documentOther);
    seen.add(digest);
  }
  for (const { fact, position } of versions) {
    const digest = textIn(fact, 'digest');
    if (!seen.has(digest)) wrong(`/facts/${position}`, say.documentMissing(digest));
  }
  return found;
}
