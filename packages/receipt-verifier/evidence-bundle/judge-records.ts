import { sha256 } from '@noble/hashes/sha2.js';
import { canonicalBytes, canonicalJson, type Json } from '../canonical.ts';
import { toHex } from '../encoding.ts';
import type { EvidenceBundle, ProvenRun } from './format.ts';
import { memberOf, textIn } from './in-force.ts';
import { bundleSentences as say } from './sentences.ts';
import { type Finding, fault } from './verdict.ts';

/**
 * Run records (`gongshu.run/1`: SQL, parameters, revisions, guards, versions of the programs) that the reader has from the hub, against the
 * digest that the call committed to. A record, or the hub's answer about a run, which holds one.
 */
export function judgeRecords({ runs }: EvidenceBundle, records: readonly Json[]): Finding[] {
  const byDigest = new Map<unknown, { readonly run: ProvenRun; readonly at: string }>();
  for (const [position, run] of runs.entries())
    byDigest.set(run.disclosed['record']?.value, { run, at: `/runs/${position}/disclosed` });
  return records.flatMap((given, position) => {
    const record = memberOf(given, 'record') ?? given;
    const found = byDigest.get(recordDigest(record));
    if (!found) return [fault('records', '/runs', say.recordUnknown(position + 1))];
    return compared(record)
      .filter(([field, said]) => {
        const opening = found.run.disclosed[field];
        return opening !== undefined && canonicalJson(opening.value) !== canonicalJson(said);
      })
      .map(([field]) => fault('records', `${found.at}/${field}`, say.recordOther(field)));
  });
}

/** Null for what has no canonical form: half a letter, for instance. */
function recordDigest(record: Json): string | null {
  try {
    return toHex(sha256(canonicalBytes(record)));
  } catch {
    return null;
  }
}

/** What record and call both say. */
function compared(record: Json): readonly (readonly [string, Json])[] {
  const agreement = memberOf(record, 'agreement') ?? null;
  const result = memberOf(record, 'result') ?? null;
  const revisions = memberOf(record, 'revisions');
  return [
    ['agreement', textIn(agreement, 'number')],
    ['agreementDigest', textIn(agreement, 'digest')],
    ['purpose', textIn(record, 'purpose')],
    ['result', textIn(result, 'digest')],
    [
      'revisions',
      (Array.isArray(revisions) ? revisions : []).map((one: Json) => ({
        resource: textIn(one, 'resource'),
        revision: textIn(one, 'revision'),
      })),
    ],
  ];
}
