import type { Problem } from '#foundation';
import { R63 } from '../model/index.ts';
import { problems } from '../problems.ts';

/** One refusal for a token that is none, of something else, or of yesterday: it tells nothing about whom it was given by. */
export function consentNotValid(): Problem {
  const { rule, clause } = R63.judge({ people: true, basis: 'consent', consent: null });
  return problems['consent-not-valid']({ rule, clause });
}
