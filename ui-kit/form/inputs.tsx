import { Button, Input, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { fenOfYuan, formatBytes, yuanOfFen } from '../known/quantity.ts';
import { defineTexts } from '../language/define-texts.ts';
import { text } from '../language/text.ts';
import { useLanguage } from '../language/use-language.ts';
import { useTexts } from '../language/use-texts.ts';
import { problemOf } from '../problem/of-error.ts';

const words = defineTexts('inputs', {
  yuan: text('元', 'yuan'),
  zone: text('北京时间', 'Beijing time'),
  choose: text('选择文件', 'Choose a file'),
  nonSecret: text(
    '本系统为非涉密系统，不得上传涉密文件。',
    'This is a system for non-secret data: do not upload secrets.',
  ),
  another: text('换一个文件', 'Choose another file'),
  sending: text('正在上传 {{name}}', 'Uploading {{name}}'),
  failed: text('没有传上去：{{why}}', 'Not uploaded: {{why}}'),
  looking: text('输入几个字查找', 'Type to look up'),
  nothing: text('没有找到', 'Nothing found'),
});

/** What antd's Form.Item hands to its child. */
export interface Bound {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (value: string | undefined) => void;
}

type MoneyWire = 'fen' | 'yuan' | 'object';

function typedAmount(value: unknown, wire: MoneyWire): string {
  if (wire === 'object') return String((value as { amount?: unknown } | undefined)?.amount ?? '');
  const amount = typeof value === 'string' ? value : '';
  return wire === 'fen' ? (yuanOfFen(amount) ?? amount) : amount;
}

/** Two decimals always, as money travels; what is no amount stays as typed, for the check to name. */
function amountSent(typed: string, wire: MoneyWire): unknown {
  if (typed.trim() === '') return undefined;
  const fen = fenOfYuan(typed);
  if (wire === 'fen') return fen ?? typed;
  const amount = fen === null ? typed : yuanOfFen(fen)!;
  return wire === 'yuan' ? amount : { amount, currency: 'CNY' };
}

/** An amount typed in yuan; the value is what the wire wants: fen, yuan, or `{ amount, currency }`. */
export function MoneyInput({
  id,
  value,
  onChange,
  wire,
}: {
  id?: string;
  value?: unknown;
  onChange?: (value: unknown) => void;
  wire: MoneyWire;
}) {
  const t = useTexts(words);
  const [typed, setTyped] = useState(typedAmount(value, wire));
  return (
    <Input
      id={id}
      inputMode="decimal"
      prefix="¥"
      suffix={t('yuan')}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange?.(amountSent(event.target.value, wire));
      }}
    />
  );
}

const wallTime = (iso: string | undefined): string => {
  const instant = iso === undefined ? Number.NaN : Date.parse(iso);
  return Number.isNaN(instant) ? '' : new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16);
};
/** An instant, typed as wall time in Shanghai wherever the browser is; the value is ISO 8601 with `+08:00`. */
export function InstantInput({ id, value, onChange }: Bound) {
  const t = useTexts(words);
  return (
    <Input
      id={id}
      type="datetime-local"
      suffix={t('zone')}
      value={wallTime(value)}
      onChange={(event) =>
        onChange?.(event.target.value === '' ? undefined : `${event.target.value}:00+08:00`)
      }
    />
  );
}

/** The outside of the form: how files are sent up, and how things are looked up. */
export interface Sources {
  readonly upload: (file: File) => Promise<{
    readonly uploadId: string;
    readonly name: string;
    readonly bytes: number;
    readonly sha256: string;
  }>;
  /** `around`: what the form holds around the field, nearest first, for things that belong to another thing. */
  readonly lookUp: (thing: string, q: string, around: Around) => Promise<readonly Found[]>;
  /** What one thing is called; `undefined` when it is not known. */
  readonly nameOf: (thing: string, id: string, around: Around) => Promise<string | undefined>;
}
export type Around = { readonly [field: string]: unknown };
export interface Found {
  readonly id: string;
  readonly name: string;
  /** Values of the fields beside it that follow from the choice. */
  readonly beside?: { readonly [field: string]: unknown };
}

/** A file that is sent up as soon as it is chosen; the value is the id of the upload. */
export function UploadInput({ id, value, onChange, send }: Bound & { send: Sources['upload'] }) {
  const t = useTexts(words);
  const language = useLanguage();
  const chooser = useRef<HTMLInputElement>(null);
  const [note, setNote] = useState<{
    readonly text: string;
    readonly sha256?: string;
    readonly bad?: boolean;
  }>();
  const [busy, setBusy] = useState(false);
  const take = async (file: File) => {
    setBusy(true);
    setNote({ text: t('sending', { name: file.name }) });
    try {
      const done = await send(file);
      setNote({ text: `${done.name} · ${formatBytes(done.bytes, language)}`, sha256: done.sha256 });
      onChange?.(done.uploadId);
    } catch (error) {
      const problem = problemOf(error);
      setNote({ text: t('failed', { why: (problem.detail ?? problem.title)[language] }), bad: true });
      onChange?.(undefined);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="gs-upload">
      <input
        ref={chooser}
        id={id}
        type="file"
        className="gs-hidden"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) void take(file);
        }}
      />
      <Button loading={busy} onClick={() => chooser.current?.click()}>
        {t(value ? 'another' : 'choose')}
      </Button>{' '}
      <span role="status" className={note?.bad ? 'gs-bad' : undefined}>
        {note?.text}
      </span>
      {note?.sha256 ? <code className="gs-digest">SHA-256 {note.sha256}</code> : null}
      <br />
      <small>{t('nonSecret')}</small>
    </div>
  );
}

/** One thing out of many (an organisation, a resource, an item of it), found by typing; the value is its id. */
export function PickInput({
  id,
  value,
  onChange,
  thing,
  sources,
  around,
  onPick,
}: Bound & {
  thing: string;
  sources: Pick<Sources, 'lookUp' | 'nameOf'>;
  around: () => Around;
  onPick: (found: Found) => void;
}) {
  const t = useTexts(words);
  const [options, setOptions] = useState<readonly Found[]>([]);
  const [q, setQ] = useState<string>();
  const [name, setName] = useState<string>();
  // Nothing is read before somebody looks: a long form has many of these.
  useEffect(() => {
    if (q === undefined) return;
    let gone = false;
    const show = (found: readonly Found[]) => {
      if (!gone) setOptions(found);
    };
    const timer = setTimeout(
      () =>
        sources.lookUp(thing, q, around()).then(show, () => {
          show([]);
        }),
      q === '' ? 0 : 200,
    );
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [thing, q, sources, around]);
  useEffect(() => {
    if (!value) return;
    let gone = false;
    sources.nameOf(thing, value, around()).then(
      (found) => {
        if (!gone) setName(found);
      },
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [thing, value, sources, around]);
  const listed = options.map((option) => ({ value: option.id, label: option.name }));
  if (value && !listed.some((option) => option.value === value))
    listed.unshift({ value, label: name ?? value });
  return (
    <Select<string>
      id={id}
      showSearch={{ filterOption: false, onSearch: setQ }}
      onOpenChange={(open) => {
        if (open) setQ((before) => before ?? '');
      }}
      allowClear
      value={value}
      placeholder={t('looking')}
      notFoundContent={t('nothing')}
      options={listed}
      onChange={(next) => {
        onChange?.(next);
        const found = options.find((option) => option.id === next);
        if (found) onPick(found);
      }}
    />
  );
}
