import type { Json } from '#foundation';

/** A version that is filed with the authority above, on paper or over the line. */
export interface FilingTable {
  id: string;
  subject_kind: 'authorisation-plan' | 'agreement';
  subject_id: string;
  version: number;
  organisation_id: string;
  due_on: Temporal.PlainDate;
  opened_at: Temporal.Instant;
  filed_at: Temporal.Instant | null;
  filed_by: string | null;
  authority: string | null;
  reference: string | null;
  filed_on: Temporal.PlainDate | null;
  decision_id: string | null;
  log_entry: string | null;
  line_state: 'waiting' | 'taken' | 'refused' | null;
  line_receiver: string | null;
  line_content: Json | null;
  line_digest: string | null;
  line_asked_by: string | null;
  line_asked_at: Temporal.Instant | null;
  line_attempts: number;
  line_answer: string | null;
}

/** The text that minutes were entered about. */
export interface MinutesTextTable {
  decision_id: string;
  subject_kind: string;
  subject_id: string;
  version: number;
  digest: string;
  noted_at: Temporal.Instant;
}
