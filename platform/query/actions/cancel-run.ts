import { Type } from 'typebox';
import { defineAction, ok, text } from '#foundation';
import { runLifecycle } from '../model/index.ts';
import type { RunBell } from '../runs/bell.ts';
import { runSubject } from '../runs/desk.ts';
import { endRun } from '../runs/end-run.ts';
import { lockRun } from '../store/runs.ts';
import { byRun } from './asked.ts';

/** Stop a run of one's own: it is cancelled with the commit, the engine stops, and a sealed result is destroyed. */
export const cancelRun = (bell: RunBell) =>
  defineAction({
    name: 'query.cancel-run',
    title: text('取消运行', 'Cancel the run'),
    description: text(
      '立即停止运行；已封存未放行的结果一并销毁。',
      'Stop it at once; a sealed result that was not cleared is destroyed with it.',
    ),
    input: Type.Object(byRun, { additionalProperties: false }),
    output: Type.Object({ runId: Type.String(), state: Type.String() }),
    problems: [],
    machine: true,
    subject: (tx, input) => runSubject(tx, input.runId),
    async run(_actor, input, tx) {
      const run = await lockRun(tx, input.runId);
      const next = runLifecycle.next(run.state, 'cancel');
      if (!next.ok) return next;
      await endRun(tx, run, 'cancelled', null);
      tx.afterCommit(() => bell.ring());
      return ok({ runId: run.id, state: next.value });
    },
  });
