import { text } from '#foundation';
import { families, familyNames, R61, sensitivityStandards } from '#platform/privacy';
import { corpus } from '../../platform/privacy/cases/detection/corpus.ts';
import { measureCorpus } from '../../platform/privacy/cases/detection/measure.ts';
import { negatives } from '../../platform/privacy/cases/detection/negatives.ts';
import { both, type GeneratedFile, page, table } from './page.ts';

const classes = {
  direct: text('直接标识符', 'direct identifier'),
  quasi: text('准标识符', 'quasi-identifier'),
  organisation: text('组织', 'organisation'),
  hint: text('线索', 'hint'),
} as const;

const share = (value: number | null): string => (value === null ? '—' : value.toFixed(3));
const distinct = (labels: readonly string[]): string =>
  [...new Set(labels.map((label) => label.replace(/ \([^()]*\)$/, '')))].join('; ') || '—';

/** What the detectors find and miss on the corpus: precision and recall by family, and what sensitive means under either standard. */
export function detectionPage(): GeneratedFile {
  const columns = corpus();
  const lookalikes = new Set(negatives.map(({ name }) => name));
  return page(
    'detection',
    text('个人信息识别', 'Detection of personal data'),
    text(
      `在随代码提供的合成样本（${columns.length} 列，其中 ${columns.filter(({ name }) => lookalikes.has(name)).length} 列只是看起来像）上，按列统计的查准率和查全率。样本由固定种子生成，不含真实个人信息；“可能有”（低置信度）的发现不计入。样本是我们自己编的，实际数据上的表现见 docs/build/detection-on-real-files.md。`,
      `Precision and recall by column on the synthetic corpus that ships with the code (${columns.length} columns, ${columns.filter(({ name }) => lookalikes.has(name)).length} of which only look like it). It is made from a fixed seed and holds nobody’s data; findings that are only possible (low confidence) do not count. We made it ourselves: how the detectors do on real files is in docs/build/detection-on-real-files.md.`,
    ),
    [
      ...table(
        [
          '发现 code',
          '识别什么 what',
          '性质 class',
          ...sensitivityStandards.map((standard) => `敏感 sensitive (${standard})`),
          '列 columns',
          '查准 precision',
          '查全 recall',
          '漏掉 missed',
        ],
        measureCorpus().map(({ family, right, missed, precision, recall }) => [
          `\`personal-data/${family}\``,
          both(families[family].title),
          both(classes[families[family].class]),
          ...sensitivityStandards.map((standard) =>
            R61.judge({ family }, { standard }).output.sensitive ? '是 yes' : '否 no',
          ),
          String(right + missed.length),
          share(precision),
          share(recall),
          distinct(missed),
        ]),
      ),
      `另有 \`personal-data/header\`（${both(families.header.title)}）和 \`personal-data/undecided\`（未能判定 · could not decide）。共 ${familyNames.length} 类 families。`,
      '',
      '## 只是看起来像的列 Columns that only look like personal data',
      '',
      ...negatives.map(({ name, headers }) => `- ${name} (${headers.join('、')})`),
    ],
  );
}
