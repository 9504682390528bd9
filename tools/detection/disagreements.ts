import type { Finding } from '#platform/catalog';
import { evidenceOf, type Family, type PersonalEvidence } from '#platform/privacy';
import type { ListedColumn, ReadRealFile } from './real-files.ts';

/** A column of which the machine-made list and the detectors do not say the same. */
export interface Disagreement {
  readonly file: string;
  readonly column: string;
  readonly list: string;
  readonly ours: string;
}

const addresses: readonly Family[] = ['address-room', 'address-street', 'address-district'];
const documents: readonly Family[] = ['resident-id', 'passport', 'masked', 'header'];
const codes: readonly Family[] = ['credit-code', 'individual-business', 'business-registration'];
const names: readonly Family[] = ['person-name', 'masked'];

/** What a statement of the list comes to in our families; any of them answers it. */
const statements: readonly {
  readonly say: (line: ListedColumn) => string | null;
  readonly answers: readonly Family[];
}[] = [
  { say: ({ idcard }) => (Number(idcard) > 0 ? `idcard ${idcard}` : null), answers: ['resident-id'] },
  { say: ({ mobile }) => (Number(mobile) > 0 ? `mobile ${mobile}` : null), answers: ['mobile'] },
  { say: ({ email }) => (Number(email) > 0 ? `email ${email}` : null), answers: ['email'] },
  {
    say: ({ masked_star }) => (Number(masked_star) > 0 ? `masked_star ${masked_star}` : null),
    answers: ['masked'],
  },
  {
    say: ({ silver_label }) => (silver_label.startsWith('person_name') ? silver_label : null),
    answers: names,
  },
  {
    say: ({ silver_label }) => (silver_label.startsWith('id_document_no') ? silver_label : null),
    answers: documents,
  },
  {
    say: ({ silver_label }) => (silver_label.startsWith('address') ? silver_label : null),
    answers: addresses,
  },
  {
    say: ({ silver_label }) => (silver_label.startsWith('uscc') ? silver_label : null),
    answers: [...codes, 'masked'],
  },
];

/** Families that the list has a word or a count for: a column with one of them and no statement is a disagreement as well. */
const listed: ReadonlySet<Family> = new Set(statements.flatMap(({ answers }) => answers));

export function disagreements(
  files: readonly ReadRealFile[],
  list: readonly ListedColumn[],
): readonly Disagreement[] {
  return files.flatMap(({ file, table, positions, findings }) => {
    const lines = list.filter((line) => line.file === file);
    return table.columns.flatMap(({ name }, index) => {
      const line = lines.find(({ col }) => Number(col) === positions[index]);
      return columnDisagreements(file, name, line, evidencesOf(findings, name));
    });
  });
}

const evidencesOf = (findings: readonly Finding[], column: string): readonly PersonalEvidence[] =>
  findings.flatMap((finding) => {
    const evidence = evidenceOf(finding);
    return evidence?.column === column ? [evidence] : [];
  });

function columnDisagreements(
  file: string,
  column: string,
  line: ListedColumn | undefined,
  found: readonly PersonalEvidence[],
): readonly Disagreement[] {
  const families = new Set(found.map(({ family }) => family));
  const said = line
    ? statements.flatMap(({ say, answers }) => {
        const words = say(line);
        return words === null ? [] : [{ words, answers }];
      })
    : [];
  const ours = found.map(describe).join('; ') || '—';
  const missed = said.filter(({ answers }) => !answers.some((one) => families.has(one)));
  const answered = new Set(said.flatMap(({ answers }) => answers));
  const more = found.filter(({ family }) => !answered.has(family) && (listed.has(family) || !line));
  if (missed.length === 0 && more.length === 0) return [];
  const told = said.map(({ words }) => words).join('; ');
  return [{ file, column: column.replaceAll(/\s+/g, ' '), list: told || (line ? '—' : 'not listed'), ours }];
}

const describe = ({ family, hits, filled, confidence }: PersonalEvidence): string =>
  `${family} ${hits}/${filled}${confidence === 'high' ? '' : ` ${confidence}`}`;
