import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import * as XLSX from '@e965/xlsx';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { formWriter, listReader, sheetWriter } from '#adapters/files';
import { postgresActLog, postgresIdempotency } from '#adapters/postgres';
import { type Actor, type AnyRead, type Module, text } from '#foundation';
import { createPerform, identity, loadPolicies, type Perform } from '#platform/identity';
import { type TestDatabase, testDatabase } from '#testkit';
import { registryWith, uploads } from './cases/desk.ts';
import { holder, settleTown, town } from './cases/town.ts';
import {
  type Addressee,
  casework,
  defineDocumentTemplate,
  issueDocument,
  noSeal,
  servedOn,
  serviceOf,
} from './index.ts';
import { PS1 } from './model/service.ts';
import type { FormalDocument } from './ports.ts';

let module: Module;
let db: TestDatabase;
let perform: Perform;
let printed: FormalDocument;
let number = 0;
/** Awaited by every act that looks for its scan: here two that shall run side by side meet. */
let arrived: () => Promise<void> = async () => {};
beforeAll(async () => {
  module = casework({
    registry: () => registryWith(module),
    renderer: {
      contentType: 'application/pdf',
      extension: 'pdf',
      render: async (document) => {
        printed = document;
        return Buffer.from('paper');
      },
    },
    uploads: () => ({
      ...uploads,
      async find(...asked) {
        await arrived();
        return uploads.find(...asked);
      },
    }),
    sheets: sheetWriter,
    forms: formWriter,
    reader: listReader,
    mayStart: () => true,
    seal: noSeal,
    publicAddress: 'https://hub.example',
  });
  db = await testDatabase([identity, module]);
  await settleTown(db.pool);
  perform = createPerform({
    database: db.database,
    policies: loadPolicies([identity, module], 'papers-test'),
    idempotency: postgresIdempotency,
    actLog: postgresActLog,
  });
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.pool.query(
    'TRUNCATE casework.document, casework.document_sequence, casework.notice, casework.task, casework.clock, casework.service CASCADE',
  );
  db.clock.set('2026-03-02T10:00:00+08:00');
});

const template = defineDocumentTemplate({
  id: 'desk.notice',
  title: text('告知书', 'Notice'),
  series: '告',
  clause: { document: '登记办法', article: '10' },
  issuedIn: ['desk.accept'],
  paragraphs: ['{name}'],
});
const acceptor = holder(town.acceptor);
const source = holder(town.source);
const issue = (serveTo: readonly Addressee[]) =>
  db.database.transaction((tx) =>
    issueDocument(tx, {
      template,
      issuedBy: town.registry,
      actor: acceptor,
      subject: { kind: 'application', id: 'app_1' },
      values: { name: '企业登记信息' },
      serveTo,
    }),
  );
const enter = async (actor: Actor, input: object) => {
  const act = module.acts!.find(({ name }) => name === 'casework.enter-service')!;
  const given = {
    way: 'post',
    servedOn: '2026-03-02',
    reference: 'EMS 1',
    scanUploadId: 'upl_scan',
    ...input,
  };
  const result = await perform(actor, act, given, { requestId: `req_${++number}` });
  return result.ok ? 'done' : result.problem.code;
};
// biome-ignore lint/suspicious/noExplicitAny: the answers of several reads are looked at here; each is checked against its schema.
const look = async (actor: Actor, name: string, input: unknown): Promise<any> => {
  const read: AnyRead = module.reads!.find((one) => one.name === name)!;
  const result = await db.database.transaction((tx) => read.run(actor, input, tx), { mode: 'snapshot' });
  if (!result.ok) return result.problem.code;
  if (read.kind === 'read') expect([...Value.Errors(read.output, result.value)]).toEqual([]);
  return result.value;
};
const openTasks = async (): Promise<number> =>
  (await db.pool.query(`SELECT FROM casework.task WHERE kind = 'casework.serving' AND state = 'open'`))
    .rowCount!;

describe('service off the system', () => {
  it('entered by two at once for whoever is not served yet, it is entered once', async () => {
    const paper = await issue([{ postId: town.vacant }]);
    const at = db.clock.now().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
    // Two people: what one person does at once is put in order before it comes here.
    let waiting = 2;
    const met = Promise.withResolvers<void>();
    arrived = () => {
      if (--waiting === 0) met.resolve();
      return met.promise;
    };
    const both = await Promise.all(
      [acceptor, holder(town.secondAcceptor)].map((who, place) =>
        enter(who, { documentId: paper.id, servedOn: at, reference: `EMS ${11 + place}` }),
      ),
    );
    arrived = async () => {};
    expect(both.sort()).toEqual(['casework/served-already', 'done']);
    const { rowCount } = await db.pool.query('SELECT FROM casework.service WHERE document_id = $1', [
      paper.id,
    ]);
    expect(rowCount).toBe(1);
    expect(await openTasks()).toBe(0);
  });

  it('PS1 what went to a post nobody holds is a task of who issued it, until it is served', async () => {
    const reached = await issue([{ organisationId: town.bureau }]);
    expect(await openTasks()).toBe(0);
    const paper = await issue([{ postId: town.vacant }, { organisationId: town.bureau }]);
    const { rows } = await db.pool.query(
      `SELECT task.post_id, clock.rule, clock.last_day FROM casework.task JOIN casework.clock ON clock.task_id = task.id
       WHERE task.state = 'open' AND clock.nature = 'duty'`,
    );
    expect(rows).toEqual([
      {
        post_id: town.acceptor,
        rule: 'PS1',
        last_day: PS1.judge({ issuedAt: db.clock.now() }).output.lastDay,
      },
    ]);
    db.clock.advance({ hours: 48 });
    expect(await enter(acceptor, { documentId: paper.id, servedOn: '2026-03-01' })).toBe(
      'casework/service-day',
    );
    expect(await enter(acceptor, { documentId: paper.id, servedOn: '2026-03-05' })).toBe(
      'casework/service-day',
    );
    expect(await enter(acceptor, { documentId: paper.id, scanUploadId: 'upl_other' })).toBe(
      'casework/scan-missing',
    );
    expect(await enter(source, { documentId: paper.id })).toBe('request/not-found');
    expect(await enter(acceptor, { documentId: paper.id, servedOn: '2026-03-03' })).toBe('done');
    expect(await openTasks()).toBe(0);
    expect(await enter(acceptor, { documentId: paper.id })).toBe('casework/served-already');
    expect(await enter(acceptor, { documentId: reached.id })).toBe('casework/served-already');
    const days = await db.database.transaction(async (tx) => (await serviceOf(tx, paper.id)).map(servedOn));
    expect(days.map(String).sort()).toEqual(['2026-03-02', '2026-03-03']);
  });

  it('stands in the proof of service, which is the issuer’s alone', async () => {
    const paper = await issue([{ organisationId: town.bureau }, { personId: 'per_second' }]);
    const shown = await look(acceptor, 'casework.paper', { id: paper.id });
    const { noticeId } = shown.service.find(({ to }: { to: { zh: string } }) => to.zh.includes('市场监督'));
    expect(await enter(acceptor, { documentId: paper.id, noticeId, way: 'left', reference: '留1' })).toBe(
      'done',
    );
    expect(await enter(acceptor, { documentId: paper.id, noticeId, way: 'left', reference: '留1' })).toBe(
      'casework/served-already',
    );
    await look(acceptor, 'casework.proof-of-service', { id: paper.id });
    expect(printed).toMatchObject({ title: '送达回证', number: paper.number, digest: paper.digest });
    expect(printed.paragraphs.join('\n')).toMatch(/留置送达：2026年3月2日，回执编号 留1/u);
    expect(printed.paragraphs).toContain('平台送达：2026年3月2日10时0分');
    expect(await look(source, 'casework.proof-of-service', { id: paper.id })).toBe('casework/not-found');
  });

  it('an addressee sees its own service and nobody else’s; a third sees no paper', async () => {
    const paper = await issue([{ organisationId: town.bureau }, { personId: 'per_second' }]);
    const seen = await look(source, 'casework.paper', { id: paper.id });
    expect(seen.issuedByReader).toBe(false);
    expect(seen.service.map(({ to }: { to: { zh: string } }) => to.zh)).toEqual(['云川市市场监督管理局']);
    const own = await issue([]);
    expect(await look(source, 'casework.paper', { id: own.id })).toBe('casework/not-found');
    expect((await look(source, 'casework.papers', { box: 'issued' })).items).toEqual([]);
    const received = await look(source, 'casework.papers', { box: 'received' });
    expect(received.items).toEqual([
      expect.objectContaining({ id: paper.id, addressees: 1, served: 1, read: 0 }),
    ]);
  });

  it('lists papers newest first, by pages, and finds them by the beginning of a number', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 5; count++) {
      db.clock.advance({ minutes: 1 });
      ids.unshift((await issue([{ organisationId: town.bureau }])).id);
    }
    const seen: string[] = [];
    for (let cursor: string | undefined, page = 0; page < 4; page++) {
      const { items, next, total } = await look(acceptor, 'casework.papers', { limit: 2, cursor });
      expect(total).toBe(5);
      seen.push(...items.map(({ id }: { id: string }) => id));
      if (!next) break;
      cursor = next;
    }
    expect(seen).toEqual(ids);
    const [{ number: whole }] = (await look(acceptor, 'casework.papers', { limit: 1 })).items;
    const found = await look(acceptor, 'casework.papers', { number: whole });
    expect(found.items.map(({ id }: { id: string }) => id)).toEqual([ids[0]]);
    expect((await look(acceptor, 'casework.papers', { number: '%' })).items).toEqual([]);
  });
});

describe('a list as a spreadsheet', () => {
  const exported = async (actor: Actor, input: object) => {
    const act = module.acts!.find(({ name }) => name === 'casework.export-list')!;
    const result = await perform(actor, act, input, { requestId: `req_${++number}` });
    if (!result.ok) return result.problem.code;
    const { rows, cut } = result.value as { rows: number; cut: boolean };
    const file = (act as { file: (answer: unknown) => { body: Readable } }).file(result.value);
    const book = XLSX.read(await buffer(file.body));
    const lines = XLSX.utils.sheet_to_json<string[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1 });
    return { rows, cut, lines };
  };

  it('has what the reader sees of it, head first, in the language asked for, and leaves a trace', async () => {
    await issue([{ organisationId: town.bureau }]);
    await issue([]);
    expect(await exported(acceptor, { list: 'casework.papers', language: 'en' })).toMatchObject({
      rows: 2,
      cut: false,
      lines: [expect.arrayContaining(['Number', 'Paper']), expect.anything(), expect.anything()],
    });
    const received = await exported(source, {
      list: 'casework.papers',
      filters: [{ name: 'box', value: 'received' }],
    });
    expect(received).toMatchObject({
      rows: 1,
      lines: [
        ['文号', '文书', '制发单位', '主送', '制发时间', '受送达人数', '已送达', '已阅读'],
        expect.anything(),
      ],
    });
    expect(await exported(source, { list: 'casework.papers' })).toMatchObject({ rows: 0 });
    const { rows } = await db.pool.query(
      `SELECT actor, subject FROM kernel.act_log WHERE act = 'casework.export-list' ORDER BY at`,
    );
    expect(rows).toHaveLength(3);
    expect(rows[1]).toMatchObject({
      actor: expect.stringContaining('per_source'),
      subject: 'list/casework.papers',
    });
  });

  it('is of a list that has one, by its own filters', async () => {
    expect(await exported(acceptor, { list: 'casework.task' })).toBe('request/not-found');
    expect(
      await exported(acceptor, { list: 'casework.papers', filters: [{ name: 'box', value: 'all' }] }),
    ).toBe('casework/filters-wrong');
    expect(
      await exported(acceptor, { list: 'casework.papers', filters: [{ name: 'nothing', value: 'x' }] }),
    ).toBe('casework/filters-wrong');
  });

  it('has all of its lines, however many pages the list has', async () => {
    await db.pool.query(
      `INSERT INTO casework.document (id, template, organisation_id, issuer, mark, year, sequence, number, title_zh, title_en,
         paragraphs, values, subject_kind, subject_id, issued_by, issued_at, digest)
       SELECT 'doc_' || lpad(n::text, 26, '0'), 't', $1, '=1+1', '告', 2026, n, n::text, '告知书', 'Notice', '[]', '{}', 'x', 'y', 'z', now(), ''
       FROM generate_series(1, 10001) AS n`,
      [town.registry],
    );
    const answer = await exported(acceptor, { list: 'casework.papers' });
    if (typeof answer === 'string') throw new Error(answer);
    expect(answer).toMatchObject({ rows: 10_001, cut: false });
    expect(new Set(answer.lines.slice(1).map(([number]) => number)).size).toBe(10_001);
    expect(answer.lines[1]![2]).toBe("'=1+1");
  });
});
