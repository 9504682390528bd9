import type { Rational } from './decimal.ts';
import { type Text, text } from './text.ts';

interface Unit {
  readonly title: Text;
  /** Units that measure the same thing can be compared. */
  readonly measures: string;
  /** How much of the first unit of its kind one of it is; exact. */
  readonly factor: Rational;
  /** Ways it is written, after Unicode normalisation NFKC: ㎡ is m2, ％ is %. */
  readonly written: readonly string[];
}

const unit = (
  title: Text,
  measures: string,
  written: readonly string[],
  numerator = 1n,
  denominator = 1n,
): Unit => ({
  title,
  measures,
  factor: { numerator, denominator },
  written,
});

const counted = (zh: string, en: string): Unit => unit(text(zh, en), zh, [zh]);

/** Units that figures of notices and registers carry. Money is in yuan; its own arithmetic is in money.ts. */
export const units = {
  元: unit(text('元', 'yuan'), 'renminbi', ['元人民币', '人民币', '元']),
  美元: unit(text('美元', 'US dollars'), 'us-dollar', ['美元']),
  平方米: unit(text('平方米', 'm²'), 'area', ['平方米', 'm2']),
  // 15 亩 are one hectare (国务院关于在我国统一实行法定计量单位的命令), so a 亩 is 2000/3 m² and not a finite decimal.
  亩: unit(text('亩', 'mu'), 'area', ['亩'], 2000n, 3n),
  公顷: unit(text('公顷', 'ha'), 'area', ['公顷', 'hm2'], 10_000n),
  平方公里: unit(text('平方公里', 'km²'), 'area', ['平方公里', '平方千米', 'km2'], 1_000_000n),
  '%': unit(text('%', '%'), 'ratio', ['%']),
  '‰': unit(text('‰', '‰'), 'ratio', ['‰'], 1n, 10n),
  个百分点: unit(text('个百分点', 'percentage points'), 'percentage-points', ['个百分点']),
  米: unit(text('米', 'm'), 'length', ['米']),
  公里: unit(text('公里', 'km'), 'length', ['公里', '千米'], 1000n),
  千克: unit(text('千克', 'kg'), 'mass', ['千克', '公斤']),
  吨: unit(text('吨', 't'), 'mass', ['吨'], 1000n),
  人: counted('人', 'persons'),
  户: counted('户', 'households'),
  家: counted('家', 'entities'),
  个: counted('个', 'items'),
  项: counted('项', 'items'),
  件: counted('件', 'cases'),
  条: counted('条', 'rows'),
  次: counted('次', 'times'),
  份: counted('份', 'copies'),
  天: unit(text('天', 'days'), 'days', ['天', '日']),
  工作日: unit(text('工作日', 'working days'), 'working-days', ['个工作日', '工作日']),
  月: unit(text('月', 'months'), 'months', ['个月', '月']),
  年: unit(text('年', 'years'), 'months', ['年'], 12n),
  // A bare number: a count of something that the figure's label names.
  '': unit(text('', ''), 'number', ['']),
} as const satisfies { readonly [name: string]: Unit };

export type UnitName = keyof typeof units;

const byWriting = new Map(
  (Object.keys(units) as UnitName[]).flatMap((name) =>
    units[name].written.map((written) => [written, name] as const),
  ),
);

/** The unit written so, exactly; `''` is the bare number. */
export const unitWritten = (written: string): UnitName | undefined => byWriting.get(written);
