import { Type } from 'typebox';
import { defineAction, defineLifecycle, defineRule, type Module, ok, text, type Uploads } from '#foundation';
import type { Registry } from '../registry.ts';
import { town } from './town.ts';

// A small desk of another module: what its tasks are about, for this module's database tests.

const accept = defineAction({
  name: 'desk.accept',
  title: text('受理', 'Accept'),
  description: text('受理申请', 'Accept the application'),
  input: Type.Object({ applicationId: Type.String() }, { additionalProperties: false }),
  output: Type.Object({}),
  problems: [],
  rules: ['R7'],
  dangerous: true,
  subject: async () => null,
  run: async () => ok({}),
});
const lifecycle = defineLifecycle({
  id: 'desk.application',
  title: text('申请', 'Application'),
  initial: 'submitted',
  events: { accept: text('受理', 'Accept') },
  states: {
    submitted: { title: text('已提交', 'Submitted'), on: { accept: 'accepted' } },
    accepted: { title: text('已受理', 'Accepted') },
  },
});
export const R7 = defineRule({
  id: 'R7',
  title: text('受理时限', 'Acceptance clock'),
  clause: { document: '登记办法', article: '10' },
  inForce: { from: '2025-03-01' },
  jurisdiction: 'CN',
  verified: true,
  parameters: { workingDays: 3 },
  actsIn: ['desk.accept'],
  check: () => ({ holds: true, reasons: [], output: undefined }),
});

/** One scan lies ready, of the registry. */
export const uploads: Uploads = {
  keep: async () => {
    throw new Error('nothing is kept here');
  },
  find: async (_tx, actor, id) =>
    id === 'upl_scan' && actor.kind === 'person' && actor.organisationId === town.registry
      ? { id, name: '纪要.pdf', bytes: 10, sha256: 'ab'.repeat(32) }
      : null,
  read: async () => new Uint8Array(),
};

/** What a program would put together of this desk and the casework module. */
export const registryWith = (module: Module): Registry => ({
  acts: [accept, ...(module.acts ?? [])],
  subjects: {
    ...module.subjects,
    application: async (_tx, id) => ({
      title: text(`申请 ${id}`, `Application ${id}`),
      lifecycle: { id: 'desk.application', state: 'submitted' },
      facts: [{ label: text('名称', 'Name'), value: '企业登记信息' }],
      prefill: { 'desk.accept': { applicationId: id } },
      page: `/registrations/${id}`,
    }),
  },
  lifecycles: [lifecycle, ...(module.lifecycles ?? [])],
  rules: [R7],
  reads: module.reads ?? [],
  imports: module.imports ?? [],
});
