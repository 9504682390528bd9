import { type Text, text } from '#foundation';
import { mayCirculate } from './circulation.ts';
import { covers, type Judge } from './condition.ts';
import type { GateFacts, GateFinding } from './facts.ts';
import { isPersonal, type Weight, weightOf } from './families.ts';
import { riskTooHigh } from './judge-findings.ts';

const circulation = { document: '流通安全方案', article: '三' } as const;
const repairActs = ['privacy.propose-repair', 'catalog.load-revision'];

/** What of the findings leaves in this release: all of a table that leaves whole, otherwise those in columns that leave as they are. */
function leaving({ findings, kept }: GateFacts, weight: readonly Weight[]): readonly GateFinding[] {
  return findings.filter(
    (finding) =>
      weight.includes(weightOf(finding)) &&
      (kept === null ||
        finding.columns.length === 0 ||
        finding.columns.some((column) => kept.includes(column))),
  );
}

const marked = (found: readonly GateFinding[]): string =>
  found
    .flatMap(({ code, columns }) =>
      (columns.length > 0 ? columns : ['*']).map((column) => `${code}@${column}`),
    )
    .sort()
    .join(' ');

const said = (found: readonly GateFinding[]): Text => ({
  zh: found.map(({ message }) => message.zh).join('；'),
  en: found.map(({ message }) => message.en).join('; '),
});

/** Identifiers that name a person, in what is not behind guards: on no basis, by nobody. */
export const directIdentifiers: Judge = (facts) => {
  const found = facts.personsGuarded || facts.consented ? [] : leaving(facts, ['direct']);
  if (found.length === 0)
    return {
      met: true,
      mark: '',
      rule: 'R63',
      clause: circulation,
      explanation:
        facts.personsGuarded && facts.findings.some(({ code }) => isPersonal(code))
          ? text(
              '含个人信息，已确定保护对象和发布方式，由防护机制逐次把关',
              'Personal information; units are protected and guards judge each answer',
            )
          : text('未发现直接标识符', 'No direct identifiers found'),
    };
  return {
    met: false,
    mark: marked(found),
    rule: 'R63',
    clause: circulation,
    acts: repairActs,
    explanation: said(found),
    advice: text(
      '直接标识符不得随数据放出，任何人不得放行。请提出修复方案（删除、遮盖、假名），或改正文件后重新上传；涉及个人的整表应先确定保护对象与发布方式。',
      'Direct identifiers leave with no table and nobody may release them. Propose a repair (drop, mask, pseudonym), or correct the file and upload it again; a table about persons first gets protected units and a release mode.',
    ),
  };
};

/** A signed report that meets the threshold over all columns proposed; what it leaves out, a second person at the data authority agreed to. */
function acceptable(facts: GateFacts): boolean {
  if (!facts.risk?.signed || !facts.risk.meets) return false;
  const { met, mark = '' } = riskTooHigh(facts);
  return met || facts.releases.some((one) => one.key === 'risk-too-high' && covers(one.mark, mark));
}

/** Other personal information: consent, statute, or anonymous (R63). */
export const personalInformation: Judge = (facts) => {
  const found = facts.personsGuarded || facts.consented ? [] : leaving(facts, ['personal']);
  const basis = facts.basis?.confirmed ? facts.basis.kind : null;
  const verdict = mayCirculate({
    personal: found.length > 0,
    basis,
    acceptableRisk: acceptable(facts),
  });
  const waiting = facts.basis !== null && !facts.basis.confirmed;
  return {
    met: verdict.holds,
    mark: marked(found),
    rule: 'R63',
    clause: circulation,
    acts: ['privacy.declare-basis', 'privacy.confirm-basis', ...repairActs],
    explanation:
      found.length === 0
        ? directIdentifiers(facts).met
          ? verdict.why
          : text(
              '除上述直接标识符外，未发现其他个人信息',
              'Beside the identifiers above, no other personal information found',
            )
        : text(
            `${said(found).zh}。${verdict.why.zh}${basis && facts.basis ? `：${facts.basis.reference}` : ''}`,
            `${said(found).en}. ${verdict.why.en}${basis && facts.basis ? `: ${facts.basis.reference}` : ''}`,
          ),
    ...(verdict.holds
      ? {}
      : {
          advice: waiting
            ? text('已登记的依据待另一人核对。', 'The basis on record waits for another person to check it.')
            : text(
                '请登记同意、法定依据（列明条款）或已签署风险报告的匿名化，并由另一人核对；或提出修复方案。任何人不得放行。',
                'Declare consent, the statute with its article, or anonymisation with a signed risk report, checked by another person; or propose a repair. Nobody may release it.',
              ),
        }),
  };
};

/** R62: sensitive personal information is provided or published only after an impact assessment. */
export const impactAssessment: Judge = (facts) => {
  const found = facts.findings.filter(
    ({ columns, low, sensitive }) =>
      sensitive === true &&
      low !== true &&
      (facts.kept === null || columns.length === 0 || columns.some((column) => facts.kept?.includes(column))),
  );
  const met = found.length === 0 || facts.impactAssessed;
  return {
    met,
    mark: marked(found),
    rule: 'R62',
    clause: { document: '个人信息保护法', article: '55' },
    acts: met ? [] : ['privacy.draft-assessment'],
    explanation:
      found.length === 0
        ? text('不提供敏感个人信息', 'No sensitive personal information is provided')
        : met
          ? text(
              '敏感个人信息，个人信息保护影响评估有效',
              'Sensitive personal information; its impact assessment is in force',
            )
          : text(
              '敏感个人信息，尚无有效的个人信息保护影响评估',
              'Sensitive personal information without an impact assessment in force',
            ),
    ...(met
      ? {}
      : {
          advice: text(
            '请先完成个人信息保护影响评估；评估生效前任何人不得放行。',
            'Carry out the impact assessment first; nobody may release it before.',
          ),
        }),
  };
};

/** Behind guards: identifiers that an agreement takes into the data domain as they are, beyond single answers with consent. */
export const identifiersInDomain: Judge = (facts) => {
  const found = facts.personsGuarded && !facts.consented ? leaving(facts, ['direct']) : [];
  return {
    met: found.length === 0,
    mark: marked(found),
    rule: 'R63',
    clause: circulation,
    explanation:
      found.length === 0
        ? text('直接标识符均已变换或未授予', 'Direct identifiers are transformed or not granted')
        : text(
            `协议按原样授予直接标识符。${said(found).zh}`,
            `The agreement grants direct identifiers as they are. ${said(found).en}`,
          ),
    ...(found.length === 0
      ? {}
      : {
          advice: text(
            '请在协议中改为遮盖、假名或不授予；确需原样授予的，由指定人员说明理由并经第二人同意放行。',
            'Mask, pseudonymise or leave them out in the agreement; where they are needed as they are, a named person gives the reason and a second one agrees.',
          ),
        }),
  };
};

/** What points at a person through a public register or a map: a statute or consent settles it, otherwise a named person decides. */
export const pointersAtPersons: Judge = (facts) => {
  const found = facts.personsGuarded ? [] : leaving(facts, ['pointer']);
  const covered = facts.basis?.confirmed === true && facts.basis.kind !== 'anonymised';
  const met = found.length === 0 || covered;
  return {
    met,
    mark: marked(found),
    rule: 'R63',
    clause: circulation,
    acts: met ? [] : ['privacy.declare-basis', 'privacy.propose-release', ...repairActs],
    explanation:
      found.length === 0
        ? text('未发现可指向个人的内容', 'Nothing found that points at a person')
        : met
          ? text(
              `${said(found).zh}。依据：${facts.basis!.reference}`,
              `${said(found).en}. Basis: ${facts.basis!.reference}`,
            )
          : said(found),
    ...(met
      ? {}
      : {
          advice: text(
            '请登记公开的法定依据，或由指定人员说明理由、经第二人同意放行。',
            'Declare the statute that has it published, or a named person gives the reason and a second one agrees.',
          ),
        }),
  };
};
