import { expect } from 'vitest';
import { type ImportHouse, type TestCell, workbookOf } from './house.ts';

export const list = 'casework.outside-decisions';
export const head = ['文号', '决策形式', '标题', '决策日期', '决策内容', '扫描件文件名', '复核岗位'];
/** One decision, with cells of one's own by their place. */
export const row = (number: string, more: { readonly [place: number]: TestCell } = {}): TestCell[] =>
  [number, '会议纪要', `纪要 ${number}`, '2026-02-01', '同意开展授权运营。', '纪要.pdf', '复核岗'].map(
    (cell, place) => more[place] ?? cell,
  );

export type DecisionSheets = ReturnType<typeof decisionSheets>;

/** Sheets of outside decisions as somebody of the registry hands them in, and what became of them. */
export function decisionSheets(house: ImportHouse) {
  const { recorder } = house.people;
  let files = 0;
  const file = (bytes: Buffer, actor = recorder, name = `表${++files}.xlsx`) =>
    house.act(actor, 'casework.file-import', {
      list,
      uploadId: house.upload(actor, name, bytes),
      attachments: [house.upload(actor, '纪要.pdf', Buffer.from('scan'))],
    });
  const filed = async (rows: readonly (readonly TestCell[])[]): Promise<string> => {
    const { importId, problem } = await file(workbookOf([head, ...rows]));
    expect(problem).toBeUndefined();
    return importId;
  };
  const state = async (id: string) => {
    const { state, counts } = await house.read(recorder, 'casework.import', { id });
    return { state, ...counts };
  };
  const rowsOf = async (id: string, more: object = {}) =>
    (await house.read(recorder, 'casework.import-rows', { id, ...more })).items;
  const decisions = async () =>
    (
      await house.db.pool.query(
        'SELECT number, state, recorder_person FROM casework.external_decision ORDER BY number',
      )
    ).rows;
  const count = async (table: string) =>
    Number((await house.db.pool.query(`SELECT count(*) AS count FROM ${table}`)).rows[0].count);
  return { file, filed, state, rowsOf, decisions, count };
}
