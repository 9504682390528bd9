import type { Problem } from '#foundation';
import { R63 } from '../model/index.ts';
import { problems } from '../problems.ts';

/** One refusal for a token that is none, of something else, or of yesterday: it tells nothing about whom it was given by. */
export const consentNotValid = (): Problem =>
  problems['consent-not-valid']({ rule: R63.id, clause: R63.clause });
