import { type Text, type Tx, text } from '#foundation';
import { currentOrganisations } from '#platform/identity';
import { type AgreementDocument, R28 } from '../model/index.ts';
import { consentsOf } from '../store/consents.ts';
import type { SharedConsentRow } from '../store/tables.ts';
import { type SharedData, sharedDataIn } from './needed.ts';

type Granted = { readonly id: string; readonly document: AgreementDocument };

/** Shared data, with the row about it if one was opened; consents are matched by who answers for the department now. */
export interface AskedFor extends SharedData {
  readonly row: SharedConsentRow | undefined;
}

/** What an agreement needs consent for now, or would with this text, each with what was said to it. */
export async function consentsNeeded(
  tx: Tx,
  { id, document }: Granted,
  only?: readonly string[],
): Promise<readonly AskedFor[]> {
  // What verification finds in a damaged home may be no agreement at all.
  const resources = (document.parts?.scope?.resources ?? []).filter(
    ({ resourceId }) => only === undefined || only.includes(resourceId),
  );
  const needed = await sharedDataIn(tx, resources);
  if (needed.length === 0) return [];
  const rows = await consentsOf(tx, id);
  const now = await currentOrganisations(
    tx,
    rows.map(({ provider }) => provider),
    'catalogue',
  );
  return needed.map((one) => {
    const about = rows.filter(
      (row) => row.resource_id === one.resourceId && now.get(row.provider) === one.provider,
    );
    // Two that merged may both have answered: what was refused stays refused.
    return { ...one, row: about.find(({ state }) => state !== 'given') ?? about[0] };
  });
}

/** A word of the provider weighs more than what the agreement says of it. */
const lacks = ({ row, declared }: AskedFor): boolean => (row ? row.state !== 'given' : declared === null);

/** Shared data of these resources that is used without consent. */
export const withoutConsent = async (
  tx: Tx,
  granted: Granted,
  only?: readonly string[],
): Promise<readonly AskedFor[]> => (await consentsNeeded(tx, granted, only)).filter(lacks);

const throughWords = (through: readonly string[]): Text =>
  through.length === 0
    ? text('', '')
    : text(`（经“${through.join('”“')}”）`, ` (through “${through.join('”, “')}”)`);

/** Said of one lack of consent. */
export const lackInWords = ({ title, providerName, through }: SharedData): Text => {
  const by = throughWords(through);
  return text(
    `“${title}”含“${providerName}”共享的数据${by.zh}，缺其同意`,
    `“${title}” holds data shared by “${providerName}”${by.en} whose consent is missing`,
  );
};

const rule = { rule: R28.id, clause: R28.clause } as const;

/**
 * Why these resources may not be put to a new use under the agreement now: data that another department shared is in them, however far upstream, and its
 * consent is missing (R28). Null where it may. What stood on them before goes on while an answer is due; it is stopped by its standing.
 */
export async function whyNoSharedConsent(
  tx: Tx,
  granted: Granted,
  resources?: readonly string[],
): Promise<(typeof rule & { readonly detail: Text }) | null> {
  const lacking = (await withoutConsent(tx, granted, resources)).map(lackInWords);
  return lacking.length === 0
    ? null
    : {
        ...rule,
        detail: text(
          `${lacking.map(({ zh }) => zh).join('；')}。`,
          `${lacking.map(({ en }) => en).join('; ')}.`,
        ),
      };
}
