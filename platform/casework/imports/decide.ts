import { type Static, type TSchema, Type } from 'typebox';
import {
  type Action,
  type Actor,
  type AnyAct,
  defineAction,
  idPattern,
  lifecycleProblems,
  ok,
  type Result,
  refuse,
  type Text,
  type Tx,
  text,
} from '#foundation';
import { problems } from '../problems.ts';
import { type ImportState, importLifecycle } from './lifecycle.ts';
import { countRows, forgetRows, type ImportRecord, moveImport, ownImport, tryAgain } from './store.ts';

const input = Type.Object(
  { importId: Type.String({ pattern: idPattern('imp'), title: '导入', titleEn: 'Import' }) },
  { additionalProperties: false },
);

type Step = 'confirm' | 'again' | 'discard';

/** A step of who filed the sheet: to everybody else there is no such import. */
const step = <Output extends TSchema>(
  told: {
    readonly event: Step;
    readonly name: string;
    readonly title: Text;
    readonly description: Text;
    readonly output: Output;
    readonly problems?: Action['problems'];
    readonly dangerous?: boolean;
  },
  run: (tx: Tx, record: ImportRecord, next: ImportState) => Promise<Result<Static<Output>>>,
): AnyAct =>
  defineAction({
    name: told.name,
    title: told.title,
    description: told.description,
    input,
    output: told.output,
    problems: [lifecycleProblems['not-now'].type, problems['not-found'].type, ...(told.problems ?? [])],
    ...(told.dangerous ? { dangerous: true } : {}),
    subject: async (tx, { importId }, actor: Actor) => {
      const record = await ownImport(tx, actor, importId, 'look');
      return record && { kind: 'import', id: record.id, owner: record.organisation_id, state: record.state };
    },
    async run(actor, { importId }, tx) {
      const record = await ownImport(tx, actor, importId, 'hold');
      if (!record) return refuse(problems['not-found']());
      const next = importLifecycle.next(record.state, told.event);
      return next.ok ? run(tx, record, next.value) : next;
    },
  });

const payload = (record: ImportRecord) => ({ list: record.list, sha256: record.sha256 });

/** Do every row that can be done. From here on it goes on by itself, row by row, also after a restart. */
export const confirmImport = step(
  {
    event: 'confirm',
    name: 'casework.confirm-import',
    title: text('确认办理各行', 'Have the rows done'),
    description: text(
      '逐行办理试办通过的行，每行一个事务；不能办理的行留在清单中并注明原因。',
      'Does every row that can be done, each in a transaction of its own; those refused stay on the list with their reason.',
    ),
    output: Type.Object({ rows: Type.Integer() }),
    problems: [problems['nothing-to-carry-out'].type],
    dangerous: true,
  },
  async (tx, record, next) => {
    const { ready } = (await countRows(tx, [record.id])).get(record.id)!;
    if (ready === 0) return refuse(problems['nothing-to-carry-out']());
    await moveImport(tx, record.id, record.state, next, { confirmed_at: tx.now });
    await tx.emit({
      kind: 'casework.import-confirmed',
      subject: record.id,
      payload: { ...payload(record), rows: ready },
    });
    return ok({ rows: ready });
  },
);

/** Try anew what was ready or refused: rules, powers and other things may have changed since. */
export const tryImportAgain = step(
  {
    event: 'again',
    name: 'casework.try-import-again',
    title: text('重新试办', 'Try the rows again'),
    description: text(
      '对尚未办理的行重新试办，例如在补设岗位、更正其他事项之后。已办理的行不受影响。',
      'Tries again the rows not done, as after a post was set up or something else was corrected. What is done stays done.',
    ),
    output: Type.Object({}),
    problems: [problems['nothing-to-carry-out'].type],
  },
  async (tx, record, next) => {
    const { ready, wrong } = (await countRows(tx, [record.id])).get(record.id)!;
    if (ready + wrong === 0) return refuse(problems['nothing-to-carry-out']());
    await tryAgain(tx, record.id);
    await moveImport(tx, record.id, record.state, next, { tried_at: null, ended_at: null });
    await tx.emit({ kind: 'casework.import-again', subject: record.id, payload: payload(record) });
    return ok({});
  },
);

/** Give up a sheet of which nothing was done. What was written in it is forgotten; the file may be handed in again. */
export const discardImport = step(
  {
    event: 'discard',
    name: 'casework.discard-import',
    title: text('作废导入', 'Discard the import'),
    description: text(
      '作废尚未办理任何一行的导入；表格内容不再保留，同一文件可以重新导入。',
      'Gives up an import of which no row was done. What the sheet said is not kept; the file may be brought in again.',
    ),
    output: Type.Object({}),
    problems: [problems['rows-done-already'].type],
  },
  async (tx, record, next) => {
    const { done } = (await countRows(tx, [record.id])).get(record.id)!;
    if (done > 0) return refuse(problems['rows-done-already']());
    await forgetRows(tx, record.id);
    await moveImport(tx, record.id, record.state, next, { ended_at: tx.now });
    await tx.emit({ kind: 'casework.import-discarded', subject: record.id, payload: payload(record) });
    return ok({});
  },
);
