// Makes a home with a town in it, in which everything agrees, and stops again. Started by the tests of this folder:
//   node prepare.ts HOME PORTAL [DATABASE_URL]
// Prints as JSON what a caller over HTTP needs.
import { pino } from 'pino';
import { dateAt } from '#foundation';
import { appendPublicFact } from '#platform/evidence';
import { enterFirstAccounts, hashPassword } from '#platform/identity';
import { actor, administrators, people, purpose, serveResidents } from '../../bench/verification/ground.ts';
import { boot } from '../../programs/server/boot.ts';
import { item, otherItem, resource, sampleAgreement } from '../../testkit/evaluator/sample-agreement.ts';
import { agree, catalogueResidents, settle } from '../verification/town.ts';
import { password, type Town } from './town.ts';

const [home, portal, databaseUrl] = process.argv.slice(2) as [string, string, string?];
const residents = 500;

const running = await boot(
  {
    role: 'all',
    home,
    host: '127.0.0.1',
    port: 0,
    demo: false,
    publicAddress: 'http://127.0.0.1',
    addressSaid: true,
    ...(databaseUrl ? { databaseUrl } : {}),
    name: { zh: '试镇', en: 'town' },
    operator: { zh: '试镇', en: 'town' },
    requestsPerMinute: 1_000_000,
    codedBeforeListed: false,
    logSm2: true,
  },
  pino({ level: 'fatal' }),
  portal,
);
const town = { database: running.database, pool: running.pool } as Parameters<typeof settle>[0];
const act = actor(running);
await settle(town);
await catalogueResidents(town);
await serveResidents(running, residents);
const agreementId = await inForce();
const verification = await offer('verification', 'verify-residents', {
  resourceId: 'res_residents',
  subjectItems: ['resident_number'],
  comparedItems: ['name'],
  tellsExistence: false,
});
const counted = await offer('data-api', 'count-residents', {
  sql: 'SELECT r.disability AS disability, count(*) AS people FROM residents AS r GROUP BY r.disability ORDER BY disability',
  parameters: [],
});
await administrators(running);
const { clientId } = await act<{ clientId: string }>(people.first, 'identity.register-client', {
  name: '信贷系统',
  roles: ['buyer'],
  purposes: [purpose],
});
await act(people.second, 'identity.approve-client', { clientId });
const { clientSecret } = await act<{ clientSecret: string }>(people.first, 'identity.issue-client-secret', {
  clientId,
});
const passwordHash = await hashPassword(password);
await running.database.transaction((tx) =>
  enterFirstAccounts(tx, [{ personId: 'per_buyer', username: 'buyer', passwordHash, oneTime: false }]),
);
await running.settle();
await running.stop();
console.log(
  JSON.stringify({ agreementId, verification, counted, clientId, clientSecret, residents } satisfies Town),
);

async function offer(kind: string, code: string, definition: object): Promise<string> {
  const named = <Output>(who: (typeof people)[keyof typeof people], name: string, input: object) =>
    act<Output>(who, name, input, code);
  const { productId } = await named<{ productId: string }>(people.operator, `products.define-${kind}`, {
    agreementId,
    code,
    title: '居民产品',
    summary: '两个进程一起答复的数据产品，供测试。',
    purpose,
    priceFen: '20',
    definition,
  });
  const opinion = '符合协议约定';
  await named(people.security, 'products.pass-security-review', { productId, opinion });
  await named(people.compliance, 'products.pass-compliance-review', { productId, opinion });
  await named(people.operator, 'products.price-product', {
    productId,
    priceFen: '20',
    basis: '试行收费标准',
  });
  await named(people.operator, 'products.list-product', { productId });
  const { orderId } = await named<{ orderId: string }>(people.buyer, 'products.order-product', { productId });
  await named(people.operator, 'products.accept-order', { orderId });
  return productId;
}

/** An agreement in force, as its procedure leaves it: numbered, and in the public log. */
async function inForce(): Promise<string> {
  const today = dateAt(running.clock.now());
  const forms = ['verification', 'aggregate'] as const;
  const document = sampleAgreement([
    resource('residents', {
      title: '居民',
      items: [item('name', '姓名', 'text'), item('disability', '残疾', 'text')],
      otherItems: [otherItem('resident_number', '公民身份号码', 'text')],
      protectedUnits: [{ unit: 'person', items: ['resident_number'] }],
      forms: [...forms],
    }),
  ]);
  const { parts } = document;
  parts.term.from = today.subtract({ months: 1 }).toString();
  parts.term.until = today.add({ years: 1 }).toString();
  parts.security.personalInformation.basis = 'consent';
  parts.products.list = forms.map((form) => ({
    code: `line-${form}`,
    title: `产品线 ${form}`,
    form,
    purposes: [purpose],
  }));
  parts.scope.quotas = {
    callsPerDay: '1000000',
    callsInTerm: null,
    rowsPerDay: null,
    bytesPerDay: null,
    distinctSubjectsPerDay: '1000000',
    missesPerHour: '1000000',
  };
  const id = await agree(town, document);
  await running.database.transaction(async (tx) => {
    const { number, digest } = (
      await running.pool.query('SELECT number, digest FROM authorisation.agreement WHERE id = $1', [id])
    ).rows[0];
    const entry = await appendPublicFact(tx, {
      kind: 'authorisation.in-force',
      subject: id,
      fact: { digest },
    });
    const tables = tx.tables<{
      'authorisation.agreement': Record<string, unknown>;
      'authorisation.plan': Record<string, unknown>;
      'authorisation.number': Record<string, unknown>;
    }>();
    await tables
      .updateTable('authorisation.agreement')
      .set({ log_entry: entry.id })
      .where('id', '=', id)
      .execute();
    await tables.updateTable('authorisation.plan').set({ number: `授案〔2026〕1号` }).execute();
    for (const given of [number, '授案〔2026〕1号']) {
      const [, series, year, last] = /^(.*)〔(\d{4})〕(\d+)号$/.exec(given) ?? [];
      await tables
        .insertInto('authorisation.number')
        .values({ series, year: Number(year), last: Number(last) })
        .execute();
    }
  });
  return id;
}
