import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLinkageEngine, createParquetReader } from '#adapters/duckdb';
import { BlobStore, uploadsIn } from '#adapters/uploads';
import { type Actor, expectOk, type Result } from '#foundation';
import { cataloguedRevision } from '#platform/catalog';
import { standingIfAny } from '#platform/lineage';
import { gateVerdict, linkageBounds, standingGradings, valueWays } from '#platform/privacy';
import { openingPorts } from '../../programs/server/opening-ports.ts';
import { repairEngine, revisionFiles } from '../../programs/server/revisions/index.ts';
import { type Ground, people, prepareGround } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';

/** A department with its gate: files are really read and inspected. */
export interface Desk {
  readonly ground: Ground;
  /** How open data is read here. */
  readonly open: Awaited<ReturnType<typeof openingPorts>>;
  /** A new resource of the bureau with one loaded revision, its proposed level confirmed. */
  load(csv: string, title?: string): Promise<{ readonly resourceId: string; readonly revisionId: string }>;
  /** Another revision of a resource. */
  reload(resourceId: string, csv: string, by?: Actor): Promise<string>;
  /** The secrecy review, entered and checked. */
  review(revisionId: string, more?: object): Promise<string>;
  serve(revisionId: string, by?: Actor): Promise<string>;
  /** What stands in the way of opening it, in order. */
  stands(revisionId: string): Promise<readonly string[]>;
  frozen(revisionId: string): Promise<boolean>;
  /** The first thousand rows of a revision as one text. */
  rows(revisionId: string): Promise<string>;
  close(): Promise<void>;
}

export const outcome = async (result: Promise<Result<unknown>>): Promise<string> => {
  const answer = await result;
  return answer.ok ? 'done' : answer.problem.code;
};

export async function openDesk(): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), 'gongshu-gate-'));
  const blobs = new BlobStore(join(folder, 'blobs'));
  const reader = await createParquetReader();
  const uploads = uploadsIn(blobs);
  const linkage = await createLinkageEngine({
    pathOf: (sha256) => blobs.path(sha256),
    secret: new Uint8Array(32).fill(7),
    ways: valueWays,
    bounds: linkageBounds,
  });
  const open = await openingPorts(
    { path: (sha256) => blobs.path(sha256), folder: join(folder, 'open') },
    () => ground.db.database,
  );
  const ground: Ground = await prepareGround((ports) => ports, {
    opening: open,
    uploads,
    linkage,
    files: revisionFiles(blobs, join(folder, 'work'), reader),
    repairs: repairEngine({
      blobs,
      workFolder: join(folder, 'work'),
      keyOf: async (id) => Buffer.from(id.padEnd(32, '.')),
    }),
  });
  const resourceOf = async (revisionId: string): Promise<string> => {
    const { rows } = await ground.db.pool.query<{ resource_id: string }>(
      'SELECT resource_id FROM catalog.revision WHERE id = $1',
      [revisionId],
    );
    return rows[0]!.resource_id;
  };
  let files = 0;
  const desk: Desk = {
    ground,
    open,
    async load(csv, title = `检查信息${files}`) {
      const { resourceId } = expectOk(
        await ground.act<{ resourceId: string }>(
          people.source,
          'catalog.register-resource',
          { title, summary: '按规则生成的检查记录，不对应任何人。', theme: '执法检查' },
          `register ${files}`,
        ),
      );
      return { resourceId, revisionId: await desk.reload(resourceId, csv) };
    },
    async reload(resourceId, csv, by = people.source) {
      files++;
      const kept = await blobs.put(
        (async function* () {
          yield Buffer.from(csv);
        })(),
      );
      const upload = await ground.db.database.transaction((tx) =>
        uploads.keep(tx, by, { name: '检查.csv', ...kept }),
      );
      const { revisionId } = expectOk(
        await ground.act<{ revisionId: string }>(
          by,
          'catalog.load-revision',
          { resourceId, uploadId: upload.id },
          `load ${files}`,
        ),
      );
      await ground.tick();
      const { open } = await ground.db.database.transaction((tx) => standingGradings(tx, resourceId));
      if (open) expectOk(await ground.act(people.source, 'privacy.confirm-grades', { gradingId: open.id }));
      return revisionId;
    },
    async review(revisionId, more = {}) {
      const { reviewId } = expectOk(
        await ground.act<{ reviewId: string }>(
          people.secrecy,
          'privacy.record-secrecy-review',
          { ...reviewOf(revisionId), ...more },
          `review ${++files}`,
        ),
      );
      expectOk(await ground.act(people.secondSource, 'privacy.confirm-secrecy-review', checkOf(reviewId)));
      return reviewId;
    },
    serve: (revisionId, by = people.source) =>
      outcome(ground.act(by, 'catalog.put-in-service', { revisionId }, `serve ${++files}`)),
    async stands(revisionId) {
      const resourceId = await resourceOf(revisionId);
      const verdict = await ground.db.database.transaction((tx) =>
        gateVerdict(tx, { resourceId, revisionId, form: 'open' }),
      );
      return verdict!.conditions
        .filter(({ met, severity, released }) => !met && severity !== 'note' && released === null)
        .map(({ code }) => code);
    },
    async frozen(revisionId) {
      const [standing] = await ground.db.database.transaction((tx) =>
        standingIfAny(tx, [{ kind: 'revision', id: revisionId }]),
      );
      return standing?.status === 'frozen';
    },
    async rows(revisionId) {
      const revision = await ground.db.database.transaction((tx) => cataloguedRevision(tx, revisionId));
      const { parquetSha256, columns } = revision!;
      const names = columns.map(({ name }) => name);
      const { rows } = await reader.previewRows(blobs.path(parquetSha256), names, 1000, 0);
      return JSON.stringify(rows);
    },
    async close() {
      await ground.close();
      await linkage.close();
      reader.close();
      open.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return desk;
}

export const reviewOf = (revisionId: string) => ({
  revisionIds: [revisionId],
  result: 'non-secret',
  tradeSecrets: false,
  decisionNumber: '保审〔2026〕7号',
  decidedOn: '2026-01-05',
});
export const checkOf = (reviewId: string, check: 'confirm' | 'reject' = 'confirm') => ({
  reviewId,
  check,
  opinion: '与审查文件一致',
});
export const authority = organisations.authority;
export const stranger: Actor = {
  kind: 'person',
  personId: 'per_acceptor' as 'per_x',
  postId: 'pst_acceptor' as 'pst_x',
  organisationId: organisations.registry as 'org_x',
  roles: ['source-department'],
};
