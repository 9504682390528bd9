import { createHash } from 'node:crypto';
import { dateAt, type Json, ok, type Result, refuse, type Tx, text } from '#foundation';
import { type Agreement, documentsInForce } from '#platform/authorisation';
import { factsAbout, type LogPorts, type LogView, logView, totalsEntries } from '#platform/evidence';
import { callsUnder, countCallsUnder } from '#platform/query';
import {
  canonicalJson,
  evidenceBundleFormat,
  type FactLeaf,
  formatSeal,
  frameOfBundle,
  type ProvenFact,
  withhold,
  withSeal,
} from '#verifier';
import type { Withheld } from './model/bundle-reader.ts';
import { supervisionProblems as problems } from './problems.ts';

/** Calls in one bundle; at some 5 KB each the file stays well under what the verifier reads. */
export const mostCalls = 5_000;
/** Calls proved at once: their tiles are held meanwhile, and others are served between two pages. */
const page = 100;

export interface BundleAsked {
  readonly agreement: Agreement;
  /** Half-open, and over. */
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant;
  /** Sizes of checkpoints held from earlier. */
  readonly since: readonly number[];
  /** Fields that the reader is not shown of a call that this organisation made. */
  readonly withheld: Withheld;
}

/**
 * All evidence of an agreement in a period as one sealed file, in pieces: laid down in docs/reference/evidence-bundle-format.md. Refuses more
 * than {@link mostCalls} calls, a size beyond the log, and to seal what does not yet stand under the checkpoint.
 */
export async function evidenceBundle(
  tx: Tx,
  ports: LogPorts,
  { agreement, from, until, since, withheld }: BundleAsked,
): Promise<Result<readonly string[]>> {
  const view = await logView(tx, ports);
  if (!view) return refuse(problems['evidence-not-ready']());
  const beyond = since.find((size) => size > view.size);
  if (beyond !== undefined)
    return refuse(
      problems['beyond-the-log']({
        detail: text(`日志目前有 ${view.size} 条。`, `The log has ${view.size} entries now.`),
        data: { size: view.size },
      }),
    );
  const asked = { agreementId: agreement.id, from, until };
  const count = await countCallsUnder(tx, asked, mostCalls);
  if (count > mostCalls)
    return refuse(
      problems['too-many-calls']({
        detail: text(`一份证据包最多 ${mostCalls} 次调用。`, `A bundle holds at most ${mostCalls} calls.`),
        data: { limit: mostCalls },
      }),
    );
  const facts = await provenFacts(tx, view, agreement.id, from, until);
  if (!facts) return refuse(problems['evidence-not-ready']());
  const runs: { readonly index: number; readonly json: string }[] = [];
  for await (const calls of callsUnder(tx, asked, page)) {
    const askedBy = new Map(calls.map(({ entryId, organisation }) => [entryId, organisation]));
    for (const { id, ...run } of await view.prove([...askedBy.keys()]))
      runs.push({ index: run.index, json: json(withhold(run, withheld(askedBy.get(id)!))) });
  }
  runs.sort((one, other) => one.index - other.index);
  const madeAt = tx.now.toString();
  const [head, tail] = frameOfBundle({
    format: evidenceBundleFormat,
    log: view.log,
    checkpoint: view.checkpoint,
    consistency: await Promise.all(since.map(async (size) => ({ size, proof: await view.continues(size) }))),
    scope: {
      agreement: agreement.id,
      number: agreement.number,
      from: from.toString(),
      until: until.toString(),
      madeAt,
      waiting: count - runs.length,
    },
    documents: await documentsInForce(tx, agreement.id),
    facts,
  });
  return sealed(ports, view, madeAt, [
    head,
    ...runs.map(({ json }, at) => (at > 0 ? `,${json}` : json)),
    tail,
  ]);
}

/** The public facts about the agreement and the daily totals of the period, by index; null when one of them waits for the log. */
async function provenFacts(
  tx: Tx,
  view: LogView,
  agreementId: string,
  from: Temporal.Instant,
  until: Temporal.Instant,
): Promise<readonly ProvenFact[] | null> {
  const about = (await factsAbout(tx, [agreementId])).get(agreementId) ?? [];
  const totals = await totalsEntries(tx, {
    from: dateAt(from),
    until: dateAt(until.subtract({ nanoseconds: 1 })).add({ days: 1 }),
  });
  const ids = [...about.map(({ entry }) => entry), ...totals];
  const proven = await view.prove(ids);
  return proven.length === ids.length
    ? proven.map(({ leaf, index, proof }) => ({ leaf: leaf as FactLeaf, index, proof }))
    : null;
}

async function sealed(
  { origin }: LogPorts,
  view: LogView,
  madeAt: string,
  pieces: readonly string[],
): Promise<Result<readonly string[]>> {
  const digest = createHash('sha256');
  for (const piece of pieces) digest.update(piece);
  const seal = await view.sign(formatSeal({ origin, digest: digest.digest(), madeAt }));
  // The log's key was changed and has not signed a checkpoint yet.
  if (seal === null) return refuse(problems['evidence-not-ready']());
  return ok([...pieces.slice(0, -1), withSeal(pieces.at(-1)!, seal)]);
}

const json = (value: object): string => canonicalJson(value as Json);
