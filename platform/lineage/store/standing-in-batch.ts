import type { Batch } from '#foundation';
import type { Standing } from '../model/standing.ts';
import { type ThingRef, thingKey } from '../model/thing.ts';

const mustStand = {
  name: 'lineage.must-stand',
  text: `SELECT kernel.must(
      count(*) FILTER (WHERE held.version = asked.version) = (SELECT count(version) FROM unnest($3::bigint[]) AS version)
        AND count(*) FILTER (WHERE held.status IN ('frozen', 'ended')) = 0,
      'standing')
    FROM (
      SELECT kind, id, status, version FROM lineage.standing
      WHERE (kind, id) IN (SELECT * FROM unnest($1::text[], $2::text[]))
      ORDER BY kind, id FOR SHARE
    ) AS held
    JOIN unnest($1::text[], $2::text[], $3::bigint[]) AS asked (kind, id, version) USING (kind, id)`,
};

/** No standing has it. */
const noVersion = -1n;

/**
 * The test of a release, inside the database: what the calls were admitted under is held `FOR SHARE` until the commit and is the same,
 * version by version, and neither it nor `alsoHold` is frozen or ended (of `alsoHold` only what has a standing). Otherwise nothing of the
 * batch happens; which call was stale, and why, `holdStandingIfAny` and `stillStands` tell afterwards. Locks as they do: by kind and id.
 */
export function mustStandIn(
  batch: Batch,
  admitted: readonly Standing[],
  alsoHold: readonly ThingRef[],
): void {
  const asked = new Map<string, ThingRef & { readonly version: bigint | null }>();
  for (const { kind, id } of alsoHold) asked.set(thingKey({ kind, id }), { kind, id, version: null });
  for (const { kind, id, version } of admitted) {
    const key = thingKey({ kind, id });
    const other = asked.get(key)?.version ?? version;
    // Two calls that were admitted under different ones: at least one of them is stale.
    asked.set(key, { kind, id, version: other === version ? version : noVersion });
  }
  const refs = [...asked.values()];
  if (refs.length === 0) return;
  batch.add(mustStand, [
    refs.map(({ kind }) => kind),
    refs.map(({ id }) => id),
    refs.map(({ version }) => version),
  ]);
}
