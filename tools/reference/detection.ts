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
      '## 分列与换写法 Over columns, and in other writings',
      '',
      '- 找得到 found: 相邻至多四列的身份证号和手机号、姓与名、出生年月日（逐行拼接，至多两万行）；整格的 Base64、十六进制、百分号与 HTML 转义、中文数字、带圈数字、倒序、全角、零宽字符、他种文字的数字。Identity numbers and mobiles over up to four columns side by side, surname beside given name, year, month and day of birth (rows are read across, 20,000 at most); whole cells in Base64, hexadecimal, percent and HTML escapes, Chinese numerals, circled figures, backwards, full-width, with characters that are not seen, in digits of other scripts.',
      '- 找不到 not found: 不相邻或换了次序的列；句中的编码、两次编码、压缩或加密；Base32、罗马数字等其他写法；图片里的号码；按密钥移位的号码；没有称谓引出的句中人名。Columns apart or in another order; codes inside a sentence, two codes one in the other, compression, encryption; Base32, Roman numerals and other writings; numbers in pictures; numbers shifted by a key; names in sentences that no word announces.',
      '',
      '## 只是看起来像的列 Columns that only look like personal data',
      '',
      ...negatives.map(({ name, headers }) => `- ${name} (${headers.join('、')})`),
    ],
  );
}
