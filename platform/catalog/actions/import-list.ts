import { Type } from 'typebox';
import { type Defect, defineAction, newId, newOf, ok, organisationOf, refuse, text } from '#foundation';
import { organisationByName } from '#platform/identity';
import { archiveDepartment, type ListedResource, readList } from '../model/list.ts';
import { listReport } from '../model/list-report.ts';
import { titleKey } from '../model/title.ts';
import type { CatalogPorts } from '../ports.ts';
import { catalogProblems } from '../problems.ts';
import { catalogTables, searchVector } from '../store/resources.ts';

export const ListReport = Type.Object({
  importId: Type.String(),
  entries: Type.Integer(),
  departments: Type.Integer(),
  archived: Type.Integer(),
  /** Titles that stand more than once, and how many rows they take. */
  repeatedTitles: Type.Integer(),
  rowsWithRepeatedTitle: Type.Integer(),
  /** By defect code, how many entries have it. */
  defects: Type.Record(Type.String(), Type.Integer()),
  /** By the word after which the summary stops. */
  summariesCutAfter: Type.Record(Type.String(), Type.Integer()),
});

/** Import a whole catalogue list: all of it with its defects marked, or none of it and every reason why. */
export const importList = (ports: CatalogPorts) =>
  defineAction({
    name: 'catalog.import-list',
    title: text('导入目录清单', 'Import a catalogue list'),
    description: text(
      '从电子表格（CSV、XLS、XLSX）导入数据目录；有缺陷的条目照常导入并标注缺陷，读不懂的清单整体退回。本系统为非涉密系统，不得上传涉密数据。',
      'Import a data catalogue from a spreadsheet. Entries with defects are imported and marked; a list that cannot be read is returned whole. This is a system for non-secret data: do not upload secrets.',
    ),
    input: Type.Object(
      {
        uploadId: Type.String({ format: 'upload', title: '清单文件', titleEn: 'List file', maxLength: 60 }),
      },
      { additionalProperties: false },
    ),
    output: ListReport,
    problems: [catalogProblems['list-not-readable'].type],
    idempotent: true,
    subject: newOf('catalog-list'),
    async run(actor, input, tx) {
      const upload = await ports.uploads.find(tx, actor, input.uploadId);
      if (!upload)
        return refuse(
          unreadable([{ at: '/uploadId', message: text('没有这个文件', 'There is no such file') }]),
        );
      const earlier = await catalogTables(tx)
        .selectFrom('catalog.import_run')
        .selectAll()
        .where('sha256', '=', upload.sha256)
        .executeTakeFirst();
      if (earlier) return ok(earlier.report as never);

      const sheet = await ports.sheets.rows({ name: upload.name, bytes: await ports.uploads.read(upload) });
      if (!sheet.ok) return refuse(unreadable([{ at: upload.name, message: sheet.reason }]));
      const list = readList(sheet.rows);
      if (!list.ok) return refuse(unreadable(list.defects));

      const custodian = organisationOf(actor) ?? '';
      const organisations = new Map<string, string>([[archiveDepartment, custodian]]);
      const unknown: Defect[] = [];
      for (const name of new Set(list.entries.map((entry) => entry.department))) {
        if (organisations.has(name)) continue;
        const organisation = await organisationByName(tx, name);
        if (organisation) organisations.set(name, organisation.id);
        else
          unknown.push({
            at: name,
            message: text(`没有登记过的部门：${name}`, `No such department is registered: ${name}`),
          });
      }
      if (unknown.length > 0) return refuse(unreadable(unknown));

      const ids = new Map(list.entries.map((entry) => [entry.line, newId('res')]));
      for (let from = 0; from < list.entries.length; from += 400) {
        const part = list.entries.slice(from, from + 400);
        await catalogTables(tx)
          .insertInto('catalog.resource')
          .values(
            part.map((entry) =>
              resourceRow(entry, ids.get(entry.line)!, organisations.get(entry.department)!, tx.now),
            ),
          )
          .execute();
        const defects = part.flatMap((entry) =>
          entry.defects.map((defect) => ({
            resource_id: ids.get(entry.line)!,
            code: defect.code,
            detail: JSON.stringify({
              message: defect.message,
              ...(defect.with ? { with: defect.with.map((line) => ids.get(line)!) } : {}),
            }),
          })),
        );
        if (defects.length > 0)
          await catalogTables(tx).insertInto('catalog.defect').values(defects).execute();
      }
      const report = { importId: newId('imp'), ...listReport(list.entries) };
      await catalogTables(tx)
        .insertInto('catalog.import_run')
        .values({
          id: report.importId,
          file_name: upload.name,
          sha256: upload.sha256,
          rows: list.entries.length,
          report: JSON.stringify(report),
          at: tx.now,
        })
        .execute();
      await tx.emit({
        kind: 'catalog.list-imported',
        subject: report.importId,
        payload: { entries: report.entries },
      });
      return ok(report);
    },
  });

const unreadable = (defects: readonly Defect[]) => catalogProblems['list-not-readable']({ defects });

function resourceRow(entry: ListedResource, id: string, organisation: string, now: Temporal.Instant) {
  return {
    id,
    list_number: entry.listNumber,
    title: entry.title,
    title_key: titleKey(entry.title),
    source_organisation: organisation,
    theme: entry.theme,
    theme_as_given: entry.themeAsGiven,
    summary: entry.summary,
    formats: [...entry.formats],
    update_cycle: null,
    level: null,
    release_mode: null,
    protected_units: '[]',
    archived: entry.department === archiveDepartment,
    source_updated_at: entry.updatedAt,
    search: searchVector(entry),
    created_at: now,
    changed_at: now,
  };
}
