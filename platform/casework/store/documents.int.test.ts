import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Actor, text } from '#foundation';
import { identity } from '#platform/identity';
import { type TestDatabase, testDatabase } from '#testkit';
import { holder, settleTown, town } from '../cases/town.ts';
import {
  type Addressee,
  caseworkDatabase,
  defineDocumentTemplate,
  documentsOf,
  issueDocument,
  serviceOf,
  setDocumentWord,
} from '../index.ts';
import { samplePaper } from '../ports.contract.ts';
import type { FormalDocument } from '../ports.ts';
import { documentCheckRead, documentFileRead } from '../reads/documents.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase([identity, caseworkDatabase]);
  await settleTown(db.pool);
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.pool.query(
    'TRUNCATE casework.document, casework.document_sequence, casework.document_word, casework.notice CASCADE',
  );
  db.clock.set('2026-12-31T23:00:00+08:00');
});

const template = defineDocumentTemplate({
  id: 'registration.acceptance-notice',
  title: text('公共数据资源登记受理通知书', 'Notice of acceptance'),
  series: '登受',
  clause: { document: '登记办法', article: '10' },
  issuedIn: ['registration.accept-application'],
  paragraphs: ['“{name}”登记申请，现予受理。'],
});
const subject = { kind: 'registration-application', id: 'app_1' };
const issue = (serveTo: readonly Addressee[] = [], name = '企业登记信息', fail = false) =>
  db.database.transaction(async (tx) => {
    const issued = await issueDocument(tx, {
      template,
      issuedBy: town.registry,
      actor: holder(town.acceptor),
      subject,
      values: { name },
      addressee: samplePaper.addressee!,
      serveTo,
    });
    if (fail) throw new Error('the act was refused later');
    return issued;
  });

describe('numbers', () => {
  it('have no gaps and no twins, also when many issue at once and some roll back', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 24 }, (_, index) => issue([], '企业登记信息', index % 3 === 1)),
    );
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(8);
    const documents = await db.database.transaction((tx) => documentsOf(tx, subject));
    const sequences = documents
      .map(({ number }) => Number(/〕(\d+)号$/.exec(number)?.[1]))
      .sort((a, b) => a - b);
    expect(sequences).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
  });

  it('begin anew with the year in Shanghai', async () => {
    expect((await issue()).number).toBe('公数登受〔2026〕1号');
    db.clock.advance({ hours: 1 });
    expect((await issue()).number).toBe('公数登受〔2027〕1号');
  });

  it('carry the word of the organisation, which no other may have', async () => {
    await db.database.transaction((tx) => setDocumentWord(tx, town.registry, '云数'));
    expect((await issue()).number).toBe('云数登受〔2026〕1号');
    await expect(db.database.transaction((tx) => setDocumentWord(tx, town.bureau, '云数'))).rejects.toThrow(
      'document_word_word_key',
    );
    await expect(db.database.transaction((tx) => setDocumentWord(tx, town.bureau, 'ABC'))).rejects.toThrow(
      'not a word',
    );
  });
});

describe('service', () => {
  it('is proved by what lies in the inbox: at once where somebody sits, later where nobody does', async () => {
    const { id } = await issue([
      { organisationId: town.bureau },
      { postId: town.acceptor },
      { postId: town.vacant },
    ]);
    const services = await db.database.transaction((tx) => serviceOf(tx, id));
    const served = new Map(
      services.map((service) => [JSON.stringify(service.to), service.servedAt?.toString()]),
    );
    const now = db.clock.now().toString();
    expect(served).toEqual(
      new Map([
        [JSON.stringify({ organisationId: town.bureau }), now],
        [JSON.stringify({ postId: town.acceptor }), now],
        [JSON.stringify({ postId: town.vacant }), undefined],
      ]),
    );
    const { rows } = await db.pool.query('SELECT text_zh FROM casework.notice WHERE organisation_id = $1', [
      town.bureau,
    ]);
    expect(rows[0].text_zh).toBe('《公共数据资源登记受理通知书》（公数登受〔2026〕1号）已送达。');
  });
});

describe('the printed paper', () => {
  const printed: FormalDocument[] = [];
  const file = documentFileRead({
    renderer: {
      contentType: 'application/pdf',
      extension: 'pdf',
      render: async (document) => {
        printed.push(document);
        return Buffer.from('paper');
      },
    },
    publicAddress: 'https://hub.example',
    uploads: () => ({ read: async () => new Uint8Array() }),
  });
  const fetchAs = async (actor: Actor, id: string) => {
    const result = await db.database.transaction((tx) => file.run(actor, { id }, tx), { mode: 'snapshot' });
    return result.ok ? result.value.fileName : result.problem.code;
  };

  it('goes to the issuer and those it was served on, and to nobody else', async () => {
    expect(file.path).toBe('/api/v1/documents/{id}.pdf');
    const { id } = await issue([{ organisationId: town.bureau }]);
    const toPost = await issue([{ postId: town.source }]);
    const toNobody = await issue([]);
    const name = '公数登受〔2026〕1号 公共数据资源登记受理通知书.pdf';
    expect(await fetchAs(holder(town.administrator), id)).toBe(name);
    expect(await fetchAs(holder(town.source), id)).toBe(name);
    expect(await fetchAs(holder(town.source), toPost.id)).toContain('2号');
    const stranger: Actor = {
      ...holder(town.source),
      postId: 'pst_x',
      organisationId: 'org_merged',
    } as Actor;
    for (const one of [id, toPost.id, toNobody.id])
      expect(await fetchAs(stranger, one)).toBe('casework/not-found');
    expect(await fetchAs(holder(town.source), toNobody.id)).toBe('casework/not-found');
    expect(await fetchAs(holder(town.source), `doc_${'0'.repeat(26)}`)).toBe('casework/not-found');
  });

  it('says what was issued then, though the issuer is called otherwise now, and its code leads to the check', async () => {
    const { id, digest, number } = await issue();
    await db.pool.query(
      "UPDATE identity.organisation_record SET name = '新名称' WHERE organisation_id = $1",
      [town.registry],
    );
    await fetchAs(holder(town.acceptor), id);
    await db.pool.query(
      "UPDATE identity.organisation_record SET name = '云川市公共数据登记中心' WHERE organisation_id = $1",
      [town.registry],
    );
    const paper = printed.at(-1)!;
    expect(paper).toMatchObject({
      number,
      issuer: '云川市公共数据登记中心',
      paragraphs: ['“企业登记信息”登记申请，现予受理。'],
      digest,
      checkAddress: `https://hub.example/api/v1/documents/${id}/check?digest=${digest}`,
    });
    expect(paper.issuedOn.toString()).toBe('2026-12-31');
    const check = async (wanted: string) => {
      const result = await db.database.transaction(
        (tx) => documentCheckRead.run({ kind: 'public', roles: [] }, { id, digest: wanted }, tx),
        { mode: 'snapshot' },
      );
      return result.ok ? result.value.number : result.problem.code;
    };
    expect(await check(digest)).toBe(number);
    expect(await check('0'.repeat(64))).toBe('casework/not-found');
  });
});
