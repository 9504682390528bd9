import { Readable } from 'node:stream';
import { Type } from 'typebox';
import { defineFileRead, ok, organisationOf, refuse, text } from '#foundation';
import { agreement } from '#platform/authorisation';
import { type LogPorts, settledUntil } from '#platform/evidence';
import { evidenceBundle } from '../evidence-bundle.ts';
import { bundleReader, withheldFrom } from '../model/bundle-reader.ts';
import { bundleTurns } from '../model/bundle-turns.ts';
import { supervisionProblems as problems } from '../problems.ts';

const instant = (title: string, titleEn: string) =>
  // Years that every part of the house can write.
  Type.String({ format: 'date-time', pattern: '^[12]\\d{3}-', maxLength: 40, title, titleEn });

/** 证据包: what an auditor checks on a machine without the hub (意见 三(四), 三(五)). For those who oversee, and the parties; see `bundleReader`. */
export function evidenceBundleRead(ports: LogPorts) {
  const turns = bundleTurns();
  return defineFileRead({
    name: 'supervision.evidence-bundle',
    title: text('协议的证据包', 'Evidence bundle of an agreement'),
    path: '/api/v1/agreements/{id}/evidence-bundle',
    audience: 'signed-in',
    input: Type.Object(
      {
        id: Type.String({ maxLength: 60 }),
        from: instant('期间起（含）', 'From'),
        until: instant('期间止（不含）', 'Until (exclusive)'),
        since: Type.Optional(
          Type.String({
            // Sizes stay within what a checkpoint can say.
            pattern: '^(0|[1-9]\\d{0,14})(,(0|[1-9]\\d{0,14})){0,7}$',
            title: '所持检查点的条数，可用逗号分隔',
            titleEn: 'Sizes of checkpoints you hold, separated by commas',
          }),
        ),
      },
      { additionalProperties: false },
    ),
    problems: [
      problems['no-such-agreement'].type,
      problems['empty-period'].type,
      problems['period-not-settled'].type,
      problems['too-many-calls'].type,
      problems['beyond-the-log'].type,
      problems['evidence-busy'].type,
      problems['evidence-not-ready'].type,
    ],
    looked: ({ id }) => `agreement/${id}`,
    async run(actor, input, tx) {
      const found = await agreement(tx, input.id);
      const reader = found?.activeAt ? bundleReader(actor, found) : null;
      if (!found || !reader) return refuse(problems['no-such-agreement']());
      const [from, until] = [Temporal.Instant.from(input.from), Temporal.Instant.from(input.until)];
      if (Temporal.Instant.compare(from, until) >= 0) return refuse(problems['empty-period']());
      const latest = settledUntil(tx.now);
      if (Temporal.Instant.compare(until, latest) > 0)
        return refuse(problems['period-not-settled']({ data: { latest: latest.toString() } }));
      const done = turns.take(reader, organisationOf(actor) ?? '');
      if (!done) return refuse(problems['evidence-busy']());
      const bundle = await evidenceBundle(tx, ports, {
        agreement: found,
        from,
        until,
        since: [...new Set((input.since ?? '').split(',').filter(Boolean).map(Number))],
        withheld: withheldFrom(reader, organisationOf(actor)),
      }).finally(done);
      if (!bundle.ok) return bundle;
      return ok({
        contentType: 'application/json',
        body: Readable.from(bundle.value),
        fileName: `${found.id}.evidence-bundle.json`,
        cache: 'no-store',
      });
    },
  });
}
