import { expectOk } from '#foundation';
import { type Desk, openDesk, outcome } from '../gate/desk.ts';
import { people, person } from '../verification/ground.ts';
import { organisations } from '../verification/town.ts';

/** A department with open tables, and a data authority that decides what stands on the list. */
export interface OpeningHouse {
  readonly desk: Desk;
  /** Through the executor: `done`, or the code of the refusal. */
  act(who: Parameters<Desk['ground']['act']>[0], name: string, input: object): Promise<string>;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it compares.
  read(name: string, input: object, who?: Parameters<Desk['ground']['act']>[0]): Promise<any>;
  /** A reviewed table in service. */
  table(csv: string, title?: string): Promise<{ readonly resourceId: string; readonly revisionId: string }>;
  /** Proposed and listed; the entry's id. */
  list(resourceId: string, more?: object): Promise<string>;
  entryOf(resourceId: string): Promise<string>;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it compares.
  rows(sql: string, values?: readonly unknown[]): Promise<any[]>;
  close(): Promise<void>;
}

export const proposal = {
  class: 'unconditional',
  reasons: '不涉及国家秘密、商业秘密和个人信息，社会需求较大。',
  legalBasis: '《意见》二（二）',
  priority: true,
  updateCycle: 'monthly',
  contact: '公枢市示例局 010-00000000',
  authorityId: organisations.authority,
};
export const opinion = '同意，理由和依据充分。';
export const secondAuthority = person(organisations.authority, 'overseer2', 'data-authority');

export async function openHouse(): Promise<OpeningHouse> {
  const desk = await openDesk();
  const { ground } = desk;
  const rows: OpeningHouse['rows'] = async (sql, values = []) =>
    (await ground.db.pool.query(sql, [...values])).rows;
  const act: OpeningHouse['act'] = (who, name, input) => outcome(ground.act(who, `opening.${name}`, input));
  const house: OpeningHouse = {
    desk,
    act,
    async read(name, input, who = { kind: 'public', roles: [] }) {
      const found = ground.modules
        .flatMap(({ reads = [] }) => [...reads])
        .find((one) => one.name === `opening.${name}`)!;
      const answer = await ground.db.database.transaction((tx) => found.run(who, input as never, tx), {
        mode: 'snapshot',
      });
      return answer.ok ? answer.value : answer.problem;
    },
    async table(csv, title) {
      const loaded = await desk.load(csv, title);
      await desk.review(loaded.revisionId);
      const { ok } = await ground.act(people.source, 'privacy.check-linkage', {
        revisionId: loaded.revisionId,
      });
      if (!ok) throw new Error('linkage was not checked');
      if ((await desk.serve(loaded.revisionId)) !== 'done') throw new Error('it does not serve');
      await ground.tick();
      return loaded;
    },
    async list(resourceId, more = {}) {
      const { openEntryId: entryId } = expectOk(
        await ground.act<{ openEntryId: string }>(people.source, 'opening.propose-entry', {
          ...proposal,
          ...more,
          resourceId,
        }),
      );
      expectOk(await ground.act(people.dataAuthority, 'opening.approve-entry', { entryId, opinion }));
      return entryId;
    },
    entryOf: async (resourceId) =>
      (
        await rows('SELECT id FROM opening.entry WHERE resource_id = $1 ORDER BY version DESC', [resourceId])
      )[0].id,
    rows,
    close: () => desk.close(),
  };
  return house;
}

/** Weather of a made-up place: nothing of persons. */
export const weather = (days: number, from = 1): string =>
  `日期,站点,气温\r\n${Array.from(
    { length: days },
    (_, at) => `2026-01-${String(((at + from - 1) % 28) + 1).padStart(2, '0')},站${at % 7},${(at * 7) % 31}`,
  ).join('\r\n')}\r\n`;
