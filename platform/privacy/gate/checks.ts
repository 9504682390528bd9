import { createHash } from 'node:crypto';
import { type Check, FaultList, type Json, type Text, type Tx, text } from '#foundation';
import { cataloguedResource, servedRevisions } from '#platform/catalog';
import { openingsOf } from '#platform/evidence';
import { assessmentDigest } from '../assessment/desk.ts';
import { canonicalDigest } from '../canonical-digest.ts';
import { assessmentTables } from '../store/assessments.ts';
import { gateTables } from '../store/gate-tables.ts';
import { gradingTables, linesOf } from '../store/grades.ts';
import { unsettledBeforeGate } from '../store/served-before-gate.ts';
import { standingTables } from '../store/standing-reviews.ts';

type Said = { readonly [field: string]: Json };

/** The fields in which a row differs from what its entry in the log opens to. Openings may have been erased by law; the log's commitment then stands alone. */
async function unlikeEntry(tx: Tx, id: string, entry: string | null, row: Said): Promise<Text[]> {
  if (entry === null) return [text(`${id}：没有日志条目`, `${id}: it has no entry in the log`)];
  const opened = await openingsOf(tx, entry);
  if (!opened) return [];
  return Object.entries(row)
    .filter(([field, value]) => canonicalDigest(opened[field] ?? null) !== canonicalDigest(value))
    .map(([field]) =>
      text(`${id}：${field} 与日志条目不符`, `${id}: its ${field} is not what its entry says`),
    );
}

/** A pass is the verdict its entry commits to, and whatever is in service passed for its form, or is known to be from before there was a gate. */
const passCheck: Check = {
  name: 'privacy.gate-passes',
  title: text(
    '发布关口：通过记录与日志一致，在用版本均有通过记录',
    'Passes of the gate are what was entered, and what is in service has one',
  ),
  async run(tx) {
    const faults = new FaultList();
    const passes = await gateTables(tx).selectFrom('privacy.gate_pass').selectAll().execute();
    const passed = new Set<string>();
    for (const pass of passes) {
      if (canonicalDigest(pass.verdict) !== pass.digest)
        faults.add(text(`${pass.id}：判定与摘要不符`, `${pass.id}: the verdict is not that of its digest`));
      faults.add(
        ...(await unlikeEntry(tx, pass.id, pass.log_entry, {
          verdict: pass.digest,
          revision: pass.revision_id,
          form: pass.form,
          thing: `${pass.thing_kind}/${pass.thing_id}`,
        })),
      );
      if (pass.thing_kind === 'revision' && pass.thing_id === pass.revision_id)
        passed.add(`${pass.revision_id}/${pass.form}`);
    }
    const served = await servedRevisions(tx);
    for (const { id, open } of served) {
      const form = open ? 'open' : 'authorise';
      if (!passed.has(`${id}/${form}`) && !(await unsettledBeforeGate(tx, id)))
        faults.add(
          text(
            `${id}：在用，但没有通过发布关口的记录（${form}）`,
            `${id}: in service without a pass of the gate (${form})`,
          ),
        );
    }
    return faults.report(passes.length + served.length);
  },
};

/** Levels in force are what was entered, line by line, and what the catalogue shows. */
const gradeCheck: Check = {
  name: 'privacy.grades',
  title: text(
    '已决定的级别与日志和目录一致',
    'Decided levels are what was entered and what the catalogue shows',
  ),
  async run(tx) {
    const faults = new FaultList();
    const decided = await gradingTables(tx)
      .selectFrom('privacy.grading')
      .selectAll()
      .where('state', 'in', ['in-force', 'superseded'])
      .execute();
    for (const grading of decided) {
      const lines = await linesOf(tx, grading.id);
      const items = lines.map(({ item_id, column_name, level }): Json => [item_id, column_name, level]);
      faults.add(
        ...(await unlikeEntry(tx, grading.id, grading.entry_id, {
          grading: grading.id,
          resource: grading.resource_id,
          proposed: grading.proposed,
          level: grading.level,
          items: lines.length,
          itemsDigest: createHash('sha256').update(JSON.stringify(items)).digest('hex'),
          confirmedBy: grading.confirmed_by,
          agreedBy: grading.agreed_by,
        })),
      );
      const shown = grading.state === 'in-force' ? await cataloguedResource(tx, grading.resource_id) : null;
      if (shown && shown.level !== grading.level)
        faults.add(
          text(
            `${grading.id}：目录显示的级别不是所定级别`,
            `${grading.id}: the catalogue shows another level than was decided`,
          ),
        );
    }
    return faults.report(decided.length);
  },
};

/** What a second person signed is what stands there. */
const assessmentCheck: Check = {
  name: 'privacy.assessments',
  title: text('已签署的评估与签署时一致', 'Signed assessments are what was signed'),
  async run(tx) {
    const faults = new FaultList();
    const signed = await assessmentTables(tx)
      .selectFrom('privacy.assessment')
      .selectAll()
      .where('signed_at', 'is not', null)
      .execute();
    for (const row of signed) {
      if (assessmentDigest(row) !== row.digest)
        faults.add(text(`${row.id}：内容与摘要不符`, `${row.id}: the content is not that of its digest`));
      faults.add(
        ...(await unlikeEntry(tx, row.id, row.entry_id, {
          assessment: row.id,
          digest: row.digest,
          signedBy: row.signed_by,
          validUntil: row.valid_until?.toString() ?? null,
        })),
      );
    }
    return faults.report(signed.length);
  },
};

/** A standing review covers as long, and what, as was entered. */
const standingCheck: Check = {
  name: 'privacy.standing-reviews',
  title: text('常态保密审查与日志一致', 'Standing secrecy reviews are what was entered'),
  async run(tx) {
    const faults = new FaultList();
    const rows = await standingTables(tx)
      .selectFrom('privacy.standing_review')
      .selectAll()
      .where('checked_at', 'is not', null)
      .execute();
    for (const row of rows)
      faults.add(
        ...(await unlikeEntry(tx, row.id, row.log_entry, {
          review: row.id,
          resource: row.resource_id,
          sample: row.base_revision_id,
          until: row.until.toString(),
          structure: row.structure,
          baseline: row.baseline,
        })),
      );
    return faults.report(rows.length);
  },
};

export const gateChecks: readonly Check[] = [passCheck, gradeCheck, assessmentCheck, standingCheck];
