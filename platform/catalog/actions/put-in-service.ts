import { Type } from 'typebox';
import { defineAction, ok, refuse, type Subject, type Tx, text } from '#foundation';
import type { Finding, ReleaseGate } from '../ports.ts';
import { catalogProblems } from '../problems.ts';
import { catalogTables, lockResource } from '../store/resources.ts';

/** The source department puts a checked revision in service once it passed the gate; the one before it is superseded in the same commit. */
export const putInService = (gate: ReleaseGate) =>
  defineAction({
    name: 'catalog.put-in-service',
    title: text('启用版本', 'Put the revision in service'),
    description: text(
      '启用检查通过并通过发布关口的版本；原版本同时停止提供，但永久保留。',
      'Put a checked revision in service that passes the gate; the one before it stops serving and is kept for good.',
    ),
    input: Type.Object(
      { revisionId: Type.String({ title: '版本', titleEn: 'Revision', maxLength: 60 }) },
      { additionalProperties: false },
    ),
    output: Type.Object({ resourceId: Type.String(), number: Type.Integer() }),
    problems: [
      catalogProblems['has-errors'].type,
      catalogProblems['schema-drift'].type,
      catalogProblems['already-in-service'].type,
      ...gate.problems,
    ],
    rules: gate.rules,
    machine: true,
    subject: (tx, input) => revisionSubject(tx, input.revisionId),
    async run(actor, input, tx) {
      const revision = await catalogTables(tx)
        .selectFrom('catalog.revision')
        .select(['id', 'resource_id', 'number', 'state', 'findings', 'manifest'])
        .where('id', '=', input.revisionId)
        .executeTakeFirstOrThrow();
      await lockResource(tx, revision.resource_id);
      if (revision.state === 'in-service') return refuse(catalogProblems['already-in-service']());
      const findings = revision.findings as unknown as Finding[];
      if (findings.some((finding) => finding.code === 'schema-drift')) {
        return refuse(
          catalogProblems['schema-drift']({
            data: { drift: (revision.manifest as { drift?: null }).drift ?? null },
          }),
        );
      }
      const blocking = findings.filter(({ blocks }) => blocks === 'service');
      if (blocking.length > 0) {
        return refuse(
          catalogProblems['has-errors']({
            defects: blocking.map((finding) => ({
              at: finding.at?.[0]?.column ?? finding.code,
              message: finding.message,
            })),
          }),
        );
      }
      const passed = await gate.pass(tx, actor, {
        resourceId: revision.resource_id,
        revisionId: revision.id,
      });
      if (!passed.ok) return passed;
      await catalogTables(tx)
        .updateTable('catalog.revision')
        .set({ state: 'superseded' })
        .where('resource_id', '=', revision.resource_id)
        .where('state', '=', 'in-service')
        .execute();
      await catalogTables(tx)
        .updateTable('catalog.revision')
        .set({ state: 'in-service', in_service_at: tx.now })
        .where('id', '=', revision.id)
        .execute();
      await tx.emit({
        kind: 'catalog.revision-in-service',
        subject: revision.id,
        payload: { resource: revision.resource_id, number: revision.number },
      });
      return ok({ resourceId: revision.resource_id, number: revision.number });
    },
  });

async function revisionSubject(tx: Tx, revisionId: string): Promise<Subject | null> {
  const found = await catalogTables(tx)
    .selectFrom('catalog.revision as revision')
    .innerJoin('catalog.resource as resource', 'resource.id', 'revision.resource_id')
    .select(['revision.id', 'revision.state', 'resource.source_organisation'])
    .where('revision.id', '=', revisionId)
    .executeTakeFirst();
  return found
    ? { kind: 'revision', id: found.id, owner: found.source_organisation, state: found.state }
    : null;
}
