import type { HonestErrorRow } from '../store/honest-errors.ts';

/** Answered, or the days to answer are over. */
export const wasHeard = (
  row: Pick<HonestErrorRow, 'answer_by' | 'answered_at'>,
  now: Temporal.Instant,
): boolean =>
  row.answered_at !== null || (row.answer_by !== null && Temporal.Instant.compare(now, row.answer_by) >= 0);
