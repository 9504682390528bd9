import { sql } from 'kysely';
import type { Tx } from '#foundation';
import { privacyTables } from './tables.ts';

export type OpenRiskKind = 'difference-alarm' | 'linkage-alert' | 'gate-proposal' | 'gate-closed';

/** Findings that wait for somebody, as the cockpit counts them. */
export interface OpenRisk {
  readonly kind: OpenRiskKind;
  /** Who handles it; null where only the resource says whose it is. */
  readonly organisation: string | null;
  readonly resource: string | null;
  readonly count: number;
}

/**
 * Alarms of differencing by who handles them, alerts of linkage by owner, and by resource releases that wait for the second person at
 * the gate and those whose gate closed again.
 */
export async function openRisks(tx: Tx): Promise<readonly OpenRisk[]> {
  const { rows } = await sql<OpenRisk>`
    SELECT 'difference-alarm' AS kind, handler AS organisation, NULL::text AS resource, count(*)::int AS count
    FROM privacy.alarm WHERE state = 'open' GROUP BY 2
    UNION ALL
    SELECT 'linkage-alert', owner, NULL, count(*)::int FROM privacy.linkage_alert WHERE state = 'open' GROUP BY 2
    UNION ALL
    SELECT 'gate-proposal', NULL, resource_id, count(*)::int FROM privacy.gate_decision WHERE state = 'proposed' GROUP BY 3
    UNION ALL
    SELECT 'gate-closed', NULL, resource_id, count(*)::int FROM privacy.gate_closing WHERE reopened_at IS NULL GROUP BY 3
    ORDER BY 1, 2, 3`.execute(privacyTables(tx));
  return rows;
}
