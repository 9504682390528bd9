import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DecisionSheets, decisionSheets, head, list, row } from './decision-sheets.ts';
import { csvOf, type ImportHouse, importHouse, sheetsOf, workbookOf } from './house.ts';

let house: ImportHouse;
let sheets: DecisionSheets;
let { recorder, checker, stranger } = {} as ImportHouse['people'];
const file: DecisionSheets['file'] = (...given) => sheets.file(...given);
const filed: DecisionSheets['filed'] = (rows) => sheets.filed(rows);
const state: DecisionSheets['state'] = (id) => sheets.state(id);
const rowsOf: DecisionSheets['rowsOf'] = (id, more) => sheets.rowsOf(id, more);
const decisions: DecisionSheets['decisions'] = () => sheets.decisions();
const count: DecisionSheets['count'] = (table) => sheets.count(table);
beforeAll(async () => {
  house = await importHouse();
  sheets = decisionSheets(house);
  ({ recorder, checker, stranger } = house.people);
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.db.pool.query(
    'TRUNCATE casework.import, casework.external_decision, casework.task, casework.step, kernel.idempotency, kernel.act_log, kernel.outbox CASCADE',
  );
  house.db.clock.set('2026-03-02T10:00:00+08:00');
});

describe('a good sheet', () => {
  it('is tried without a trace, confirmed, and carried out as the act by hand', async () => {
    const id = await filed([row('纪1号'), row('纪2号', { 3: new Date('2026-02-03T00:00:00Z') })]);
    expect(await state(id)).toMatchObject({ state: 'filed', read: 2 });
    const before = [await count('kernel.outbox'), await count('kernel.act_log')];
    await house.settle();
    expect(await state(id)).toMatchObject({ state: 'tried', ready: 2, wrong: 0, done: 0 });
    expect(await decisions()).toEqual([]);
    expect(await count('casework.task')).toBe(0);
    // Of the trial itself one event is told, and nothing of the acts that were tried.
    expect([await count('kernel.outbox'), await count('kernel.act_log')]).toEqual([
      before[0]! + 1,
      before[1],
    ]);

    expect(await house.act(recorder, 'casework.confirm-import', { importId: id })).toEqual({ rows: 2 });
    await house.settle();
    expect(await state(id)).toMatchObject({ state: 'finished', done: 2, ready: 0 });
    expect(await decisions()).toEqual([
      { number: '纪1号', state: 'recorded', recorder_person: (recorder as { personId: string }).personId },
      { number: '纪2号', state: 'recorded', recorder_person: (recorder as { personId: string }).personId },
    ]);
    // The second person has a task for each, and it stays two persons' matter.
    expect(await count('casework.task')).toBe(2);
    const { rows: lines } = await house.db.pool.query(
      `SELECT request_id, outcome FROM kernel.act_log WHERE act = 'casework.record-external-decision' ORDER BY request_id`,
    );
    expect(lines).toEqual([
      { request_id: `${id}.2`, outcome: 'done' },
      { request_id: `${id}.3`, outcome: 'done' },
    ]);
    const decisionId = (await house.db.pool.query('SELECT id FROM casework.external_decision LIMIT 1'))
      .rows[0].id;
    const check = { decisionId, verdict: 'confirm', remark: '与扫描件一致' };
    expect(await house.act(recorder, 'casework.confirm-external-decision', check)).toMatchObject({
      refused: expect.stringMatching(/forbidden|not-found/),
    });
    expect(await house.act(checker, 'casework.confirm-external-decision', check)).toMatchObject({
      state: 'confirmed',
    });
  });

  it('handed in twice, by whoever, changes nothing', async () => {
    const bytes = workbookOf([head, row('纪1号')]);
    const { importId } = await file(bytes);
    expect((await file(bytes)).importId).toBe(importId);
    await house.settle();
    await house.act(recorder, 'casework.confirm-import', { importId });
    await house.settle();
    expect((await file(bytes)).importId).toBe(importId);
    expect(await file(bytes, checker)).toMatchObject({ refused: 'casework/sheet-of-colleague' });
    expect(await decisions()).toHaveLength(1);
    expect(await house.act(recorder, 'casework.confirm-import', { importId })).toMatchObject({
      refused: 'lifecycle/not-now',
    });
    const both = await Promise.all([
      file(workbookOf([head, row('纪9号')])),
      file(workbookOf([head, row('纪9号')])),
    ]);
    expect(new Set(both.map((one) => one.importId)).size).toBe(1);
  });

  it('may be CSV in UTF-8 or GB18030, with notes above the head and columns in another order', async () => {
    const rows = [
      ['2026年系统外决策一览'],
      ['序号', ...head.toReversed()],
      ['1', ...row('纪1号').toReversed().map(String)],
      [],
      ['2', ...row('纪2号', { 3: '2026年2月3日' }).toReversed().map(String)],
    ];
    const utf8 = await file(
      Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), csvOf(rows)]),
      recorder,
      '一览.csv',
    );
    expect(utf8).toMatchObject({ rows: 2 });
    const { ignored } = await house.read(recorder, 'casework.import', { id: utf8.importId });
    expect(ignored).toEqual(['序号']);
    expect((await rowsOf(utf8.importId)).map((one: { number: number }) => one.number)).toEqual([3, 5]);
    // The same in GB18030: 文号,决策形式 …
    const gb = Buffer.from([...csvOf(rows).toString('utf8')].flatMap((letter) => gb18030(letter)));
    expect(await file(gb, recorder, '一览.csv')).toMatchObject({ rows: 2 });
  });
});

/** The bytes of a character in GB18030: the decoder's own table, turned around. */
const table = new Map<string, number[]>();
const gb18030 = (letter: string): number[] => {
  if (table.size === 0) {
    const decoder = new TextDecoder('gb18030');
    for (let first = 0x81; first <= 0xfe; first++)
      for (let second = 0x40; second <= 0xfe; second++)
        if (second !== 0x7f) {
          const read = decoder.decode(new Uint8Array([first, second]));
          if ([...read].length === 1 && !table.has(read)) table.set(read, [first, second]);
        }
  }
  return letter < '\u0080' ? [letter.charCodeAt(0)] : table.get(letter)!;
};

describe('a sheet with faults', () => {
  it('is told every cell at once: sheet, column, row, what was found, what is expected', async () => {
    const { refused, problem } = await file(
      workbookOf([
        head,
        row('纪1号', { 1: '纪要', 3: '2026-02-30' }),
        row('', { 5: '没有.pdf', 6: '收发室' }),
        row('纪3号', { 0: { f: '1+1', v: 2 }, 3: '明天' }),
        row('长'.repeat(101)),
      ]),
    );
    expect(refused).toBe('casework/sheet-not-readable');
    const told = problem.defects.map(
      ({ at, message }: { at: string; message: { zh: string; en: string } }) => ({
        at,
        zh: message.zh,
        en: message.en,
      }),
    );
    expect(told.map(({ at }: { at: string }) => at)).toEqual([
      '填写!B2',
      '填写!D2',
      '填写!F3',
      '填写!G3',
      '填写!A3',
      '填写!A4',
      '填写!D4',
      '填写!A5',
    ]);
    const by = new Map<string, { zh: string; en: string }>(told.map((one: { at: string }) => [one.at, one]));
    expect(by.get('填写!B2')!.zh).toContain('写的是“纪要”，应为会议纪要、');
    expect(by.get('填写!B2')!.en).toContain('says “纪要”, expected is one of Minutes of a meeting');
    expect(by.get('填写!D2')!.zh).toContain('“2026-02-30”，应为确实存在的日期');
    expect(by.get('填写!F3')!.zh).toContain('不在随表上传的附件中');
    expect(by.get('填写!G3')!.zh).toContain('不是本单位其他岗位');
    expect(by.get('填写!A3')!.zh).toContain('此列必填');
    expect(by.get('填写!A4')!.zh).toContain('是公式');
    expect(by.get('填写!A5')!.zh).toContain('最多 100 个字');
    expect(await count('casework.import')).toBe(0);
  });

  it('says when there is no head, a head twice, a column or every row missing, and when it is no sheet', async () => {
    const said = async (bytes: Buffer, name?: string) =>
      (await file(bytes, recorder, name)).problem.defects
        .map((one: { message: { zh: string } }) => one.message.zh)
        .join('');
    expect(
      await said(
        workbookOf([
          ['甲', '乙'],
          ['1', '2'],
        ]),
      ),
    ).toContain('没有表头');
    expect(await said(workbookOf([[...head, '文号'], row('纪1号')]))).toContain('出现两次，已见于 A1');
    expect(await said(workbookOf([head.slice(1), row('纪1号').slice(1)]))).toContain(
      '表头缺少必填的“文号”列',
    );
    expect(await said(workbookOf([head]))).toContain('没有填写任何行');
    expect(await said(Buffer.from('%PDF-1.7 x'), '表.pdf')).toMatch(/不是表格|表头/);
    expect(
      await said(workbookOf([head, ...Array.from({ length: 1001 }, (_, at) => row(`纪${at}号`))])),
    ).toContain('一次最多 1000 行');
    expect(await said(Buffer.alloc(6 * 1024 * 1024, 65), '大.csv')).toContain('请分成几个文件');
  });

  it('keeps what looks like a formula as text', async () => {
    const id = await filed([row('=1+1', { 4: '@同意', 2: '+标题' }), row("'-2", {})]);
    const shown = await rowsOf(id);
    expect(shown[0].said).toEqual(expect.arrayContaining(['=1+1', '@同意', '+标题']));
    // An export puts the apostrophe there; what was meant is the text behind it.
    expect(shown[1].said[0]).toBe('-2');
    await house.settle();
    await house.act(recorder, 'casework.confirm-import', { importId: id });
    await house.settle();
    expect((await decisions()).map((one) => one.number)).toEqual(['-2', '=1+1']);
  });
});

describe('rows that are refused', () => {
  it('are told by the rule of their act, in the trial already; the others are done; they come back as a sheet', async () => {
    const id = await filed([
      row('纪1号'),
      // Twice in one sheet: the second sees the first. Another title, so that it is not the same decision.
      row('纪1号', { 2: '另一个标题' }),
      row('纪2号'),
    ]);
    await house.settle();
    expect(await state(id)).toMatchObject({ state: 'tried', ready: 2, wrong: 1 });
    const [refused] = await rowsOf(id, { state: 'wrong' });
    expect(refused).toMatchObject({ number: 3, code: 'casework/number-taken' });
    expect(refused.reason.zh).toBe('该文号已经登记。请核对文号；同一决策只登记一次。');
    await house.act(recorder, 'casework.confirm-import', { importId: id });
    await house.settle();
    expect(await state(id)).toMatchObject({ state: 'finished', done: 2, wrong: 1 });

    const { body } = await house.read(recorder, 'casework.import-remaining', { id });
    const [rows] = [...sheetsOf(body).values()];
    expect(rows![0]!.at(-1)).toBe('不能办理的原因');
    expect(rows!.slice(1)).toHaveLength(1);
    expect(rows![1]!.at(-1)).toContain('该文号已经登记');
    // Corrected and handed in again it is done; the column of reasons is passed over.
    const corrected = rows!.map((cells, at) => (at === 1 ? ['纪3号', ...cells.slice(1)] : cells));
    const again = await file(workbookOf(corrected));
    await house.settle();
    expect(await state(again.importId)).toMatchObject({ state: 'tried', ready: 1 });
  });

  it('can be tried again once what stood in the way is gone; what is done stays done', async () => {
    const id = await filed([row('纪1号'), row('纪2号')]);
    const hold = (until: string) =>
      house.db.pool.query(`UPDATE identity.holding SET ends_at = ${until} WHERE person_id = $1`, [
        (recorder as { personId: string }).personId,
      ]);
    await hold(`starts_at + interval '1 second'`);
    try {
      await house.settle();
      expect(await state(id)).toMatchObject({ state: 'tried', wrong: 2 });
      expect((await rowsOf(id))[0].code).toBe('casework/filer-gone');
      expect(await house.act(recorder, 'casework.confirm-import', { importId: id })).toMatchObject({
        refused: 'casework/nothing-to-carry-out',
      });
    } finally {
      await hold('NULL');
    }
    await house.act(recorder, 'casework.try-import-again', { importId: id });
    await house.settle();
    await house.act(recorder, 'casework.confirm-import', { importId: id });
    await house.settle();
    expect(await state(id)).toMatchObject({ done: 2 });
    expect(await house.act(recorder, 'casework.try-import-again', { importId: id })).toMatchObject({
      refused: 'casework/nothing-to-carry-out',
    });
  });

  it('can be given up with the sheet before anything was done, and the file handed in anew', async () => {
    const bytes = workbookOf([head, row('纪1号')]);
    const { importId } = await file(bytes);
    expect(await house.act(recorder, 'casework.discard-import', { importId })).toEqual({});
    expect(await count('casework.import_row')).toBe(0);
    const again = await file(bytes);
    expect(again.importId).not.toBe(importId);
    await house.settle();
    expect(await state(importId)).toMatchObject({ state: 'discarded' });
    expect(await state(again.importId)).toMatchObject({ state: 'tried', ready: 1 });
  });
});

describe('the template', () => {
  it('has the head, the words to choose from, and can be filled in as it is', async () => {
    for (const language of ['zh', 'en'] as const) {
      const { body } = await house.read(recorder, 'casework.import-template', { list, language });
      const sheets = sheetsOf(body);
      const [[, [heads]], [about, explained]] = [...sheets] as [[string, string[][]], [string, string[][]]];
      expect(heads).toContain(language === 'zh' ? '决策形式' : 'Kind of decision');
      expect(about).toBe(language === 'zh' ? '填写说明' : 'How to fill it in');
      expect(explained).toHaveLength(heads!.length + 2);
      expect([...sheets.keys()]).toContain('选项 Options');
      expect(await file(body)).toMatchObject({ refused: 'casework/sheet-not-readable' });
    }
  });
});

describe('an exported list', () => {
  it('comes back row by row as no change, and only what is not as it stands is a fault', async () => {
    const id = await filed([row('纪1号'), row('=2号')]);
    await house.settle();
    await house.act(recorder, 'casework.confirm-import', { importId: id });
    await house.settle();
    for (const language of ['zh', 'en'] as const) {
      const csv = await file(await house.exported(recorder, list, language, 'csv'), recorder, '清单.csv');
      expect(csv.problem).toBeUndefined();
      await house.settle();
      expect(await state(csv.importId)).toMatchObject({ state: 'tried', unchanged: 2, ready: 0, wrong: 0 });
      const bytes = await house.exported(recorder, list, language);
      const back = await file(bytes);
      expect(back.problem).toBeUndefined();
      await house.settle();
      expect(await state(back.importId)).toMatchObject({ state: 'tried', unchanged: 2, ready: 0, wrong: 0 });
      const [rows] = [...sheetsOf(bytes).values()];
      const changed = rows!.map((cells, at) => (at === 1 ? cells.with(2, '改了的标题') : cells));
      const { problem } = await file(workbookOf(changed));
      expect(problem.defects.length).toBeGreaterThan(0);
      expect(problem.defects.every(({ at }: { at: string }) => !at.endsWith('3'))).toBe(true);
    }
  });
});

describe('to everybody else', () => {
  it('there is no such import, list or file', async () => {
    const id = await filed([row('纪1号')]);
    await house.settle();
    for (const other of [stranger, checker]) {
      for (const name of ['casework.import', 'casework.import-rows', 'casework.import-remaining'])
        expect(await house.read(other, name, { id })).toEqual({ refused: 'casework/not-found' });
      for (const name of ['confirm-import', 'try-import-again', 'discard-import'])
        expect(await house.act(other, `casework.${name}`, { importId: id })).toMatchObject({
          refused: expect.stringContaining('not-found'),
        });
      expect((await house.read(other, 'casework.imports', {})).items).toEqual([]);
    }
    const uploadId = house.upload(recorder, '表.xlsx', workbookOf([head, row('纪1号')]));
    expect(await house.act(stranger, 'casework.file-import', { list, uploadId })).toMatchObject({
      refused: 'casework/sheet-not-readable',
    });
    expect(
      await house.act(recorder, 'casework.file-import', { list: 'casework.tasks', uploadId }),
    ).toMatchObject({
      refused: expect.stringContaining('not-found'),
    });
    expect((await house.read({ kind: 'public', roles: [] }, 'casework.import-lists', {})).items).toEqual([]);
    expect((await house.read(recorder, 'casework.import-lists', {})).items).toHaveLength(1);
  });
});

describe('verify-all', () => {
  it('finds a row that says it was done and was not, and rows that are gone', async () => {
    const id = await filed([row('纪1号'), row('纪2号')]);
    await house.settle();
    await house.act(recorder, 'casework.confirm-import', { importId: id });
    await house.settle();
    const check = house.module.checks!.find(({ name }) => name === 'casework.imports')!;
    const faults = async () =>
      (await house.db.database.transaction((tx) => check.run(tx), { mode: 'snapshot' })).faults.map(
        ({ en }) => en,
      );
    expect(await faults()).toEqual([]);
    await house.db.pool.query(`DELETE FROM kernel.idempotency WHERE key LIKE '% 3'`);
    expect(await faults()).toEqual([`row 3 of ${id} says it was done, and there is no such act`]);
    await house.db.pool.query('DELETE FROM casework.import_row WHERE number = 3');
    expect(await faults()).toEqual([`${id}: it has not as many rows as were read`]);
  });
});
