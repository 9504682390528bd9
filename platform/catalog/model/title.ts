/** What makes two titles the same: width, case, blanks and punctuation do not count (编制指南's commonest defect is the same name twice). */
export const titleKey = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]+/gu, '');
