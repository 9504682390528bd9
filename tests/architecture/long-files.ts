/** Files that may be longer than the limit, each with the reason. One that has become short must leave the list. */
export const longFiles: { readonly [file: string]: string } = {
  'adapters/files/read-tabular.test.ts': 'One table of awkward files, case after case.',
  'platform/query/model/admit.test.ts':
    'One table of queries: what is admitted, and what is refused with which advice.',
  'programs/server/policies.test.ts': 'One table of forbids: for each a call that only it stops.',
  'tests/end-to-end/by-hand.e2e.test.ts': 'One life, step after step, on one started program.',
};
