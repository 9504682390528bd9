import { type MachineClient, useMachineClients } from '#api-client';
import {
  type Column,
  DataTable,
  Loaded,
  Nothing,
  Page,
  Section,
  StateOf,
  useSay,
  useTexts,
  When,
} from '#ui-kit';
import { type ActLink, ActLinks } from './ActLinks.tsx';
import { registerWords } from './words.ts';

/** Programs of the own organisation, or all of them for who keeps the register, with what can be done about each. */
export function MachineClientsPage() {
  const t = useTexts(registerWords);
  return (
    <Page
      title={t('clients')}
      lead={t('clientsLead')}
      beside={
        <ActLinks
          acts={[
            { name: 'identity.register-client', prefill: {} },
            { name: 'identity.create-sandbox-key', prefill: {} },
          ]}
        />
      }
      wide
    >
      <Loaded query={useMachineClients()} rows={8}>
        {({ items }) =>
          items.length === 0 ? <Nothing>{t('noClients')}</Nothing> : <Clients items={items} />
        }
      </Loaded>
      <Section title={t('howTo')} note={t('howToNote')}>
        <pre className="gs-code">{howToFetch}</pre>
      </Section>
      <Section title={t('howToTry')} note={t('howToTryNote')}>
        <pre className="gs-code">{howToTry}</pre>
      </Section>
    </Page>
  );
}

const tones: { readonly [state: string]: string } = {
  registered: 'pending',
  approved: 'active',
  disabled: 'revoked',
};

const howToFetch = `curl -d grant_type=client_credentials -d client_id=cli_… -d client_secret=sec_… -d scope=purpose:… \\
  ${window.location.origin}/oauth2/token
curl -H "Authorization: Bearer $TOKEN" ${window.location.origin}/api/v1/me`;

const howToTry = `TOKEN=$(curl -s -u sbx_…:sec_… -d grant_type=client_credentials ${window.location.origin}/oauth2/token \\
  | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
curl -X POST -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
  -d '{"purpose":"…","parameters":{}}' ${window.location.origin}/api/v1/products/prd_…/trials`;

function Clients({ items }: { items: readonly MachineClient[] }) {
  const t = useTexts(registerWords);
  const say = useSay();
  const columns: readonly Column<MachineClient>[] = [
    {
      key: 'name',
      title: t('client'),
      value: (client) => client.name,
      render: (client) => (
        <>
          {client.name}
          <br />
          <code className="gs-small">{client.id}</code>
        </>
      ),
    },
    {
      key: 'organisation',
      title: t('organisation'),
      value: (client) => client.organisation.name,
      filter: true,
    },
    {
      key: 'kind',
      title: t('clientKind'),
      value: (client) => (client.sandbox ? t('sandboxKey') : t('standardClient')),
      filter: true,
    },
    {
      key: 'state',
      title: t('state'),
      value: (client) => say(client.stateTitle),
      filter: true,
      render: (client) => (
        <>
          <StateOf
            state={tones[client.state] ?? client.state}
            title={client.stateTitle}
            reason={client.disabledReason ?? undefined}
          />
          {client.expiresAt ? (
            <div className="gs-small">
              {t('endsAt')} <When at={client.expiresAt} time />
            </div>
          ) : null}
        </>
      ),
    },
    {
      key: 'roles',
      title: t('roles'),
      value: (client) => client.roles.map(({ title }) => say(title)).join('、'),
    },
    { key: 'purposes', title: t('purposes'), value: (client) => client.purposes.join(' ') },
    { key: 'secrets', title: t('secrets'), value: (client) => client.secrets.length, align: 'right' },
    {
      key: 'registered',
      title: t('registeredBy'),
      value: (client) => client.registeredAt,
      render: (client) => (
        <>
          {client.registeredBy?.name} <When at={client.registeredAt} />
        </>
      ),
    },
    {
      key: 'approved',
      title: t('approvedBy'),
      value: (client) => client.approvedBy?.name ?? '',
      hidden: true,
    },
    {
      key: 'todo',
      title: t('todo'),
      value: () => null,
      sortable: false,
      render: (client) => <ActLinks acts={actsOn(client)} />,
    },
  ];
  return <DataTable title={t('clients')} rows={items} rowKey={(client) => client.id} columns={columns} />;
}

function actsOn({ id, state, sandbox }: MachineClient): readonly ActLink[] {
  const prefill = { clientId: id };
  if (state === 'disabled') return [];
  if (sandbox) return [{ name: 'identity.disable-sandbox-key', prefill }];
  const disable = { name: 'identity.disable-client', prefill };
  return state === 'registered'
    ? [{ name: 'identity.approve-client', prefill }, disable]
    : [{ name: 'identity.issue-client-secret', prefill }, disable];
}
