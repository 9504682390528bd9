import { actor } from '../../tests/simulation/province.ts';
import type { World } from '../../tests/simulation/world.ts';

/** Rows to ask for, taken from all over the database once. */
export interface Samples {
  readonly tasks: readonly { id: string; post_id: string }[];
  readonly codes: readonly string[];
  readonly things: readonly { kind: string; id: string }[];
  readonly applications: readonly string[];
}

export async function samplesOf(world: World): Promise<Samples> {
  const query = async (sql: string) => (await world.pool().query(sql)).rows;
  const some = 'ORDER BY md5(id) LIMIT 200';
  return {
    tasks: await query(
      `SELECT id, post_id FROM casework.task WHERE kind = 'registration.examination' ${some}`,
    ),
    codes: (
      await query(`SELECT query_code FROM registration.application WHERE query_code IS NOT NULL ${some}`)
    ).map((row) => row.query_code),
    things: await query(
      `SELECT thing_kind AS kind, thing_id AS id FROM registration.application WHERE thing_kind <> 'open-data' ${some}`,
    ),
    applications: (
      await query(
        `SELECT id FROM registration.application WHERE registrar = '${actor('r0r', 'a').organisationId}' ${some}`,
      )
    ).map((row) => row.id),
  };
}
