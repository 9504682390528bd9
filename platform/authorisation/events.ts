import { type Text, text } from '#foundation';

export const authorisationEvents: { readonly [kind: string]: Text } = {
  'authorisation.in-force': text('授权生效', 'An agreement took effect'),
  'authorisation.suspended': text('授权暂停', 'An agreement was suspended'),
  'authorisation.resumed': text('授权恢复', 'An agreement was resumed'),
  'authorisation.expired': text('授权期满', 'The term of an agreement ended'),
};
