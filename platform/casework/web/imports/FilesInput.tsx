import { Button } from 'antd';
import { useId, useRef, useState } from 'react';
import type { Upload } from '#api-client';
import { problemOf, useSay } from '#ui-kit';

/** Files that are sent up as soon as they are chosen; a new choice takes the place of the one before. */
export function FilesInput({
  label,
  choose,
  accept,
  several = false,
  send,
  onChange,
}: {
  label: string;
  choose: string;
  accept?: string;
  several?: boolean;
  send: (file: File) => Promise<Upload>;
  onChange: (files: readonly Upload[]) => void;
}) {
  const say = useSay();
  const id = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [note, setNote] = useState<{ readonly text: string; readonly bad: boolean }>({
    text: '',
    bad: false,
  });
  const take = async (chosen: readonly File[]) => {
    setBusy(true);
    onChange([]);
    const sent: Upload[] = [];
    try {
      for (const file of chosen) {
        setNote({ text: file.name, bad: false });
        sent.push(await send(file));
      }
      setNote({ text: sent.map(({ name }) => name).join('; '), bad: false });
      onChange(sent);
    } catch (error) {
      const problem = problemOf(error);
      setNote({ text: say(problem.detail ?? problem.title), bad: true });
    } finally {
      setBusy(false);
    }
  };
  return (
    <p>
      <label htmlFor={id}>{label}</label>{' '}
      <input
        ref={chooser}
        id={id}
        type="file"
        className="gs-hidden"
        accept={accept}
        multiple={several}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          if (files.length > 0) void take(files);
        }}
      />
      <Button loading={busy} onClick={() => chooser.current?.click()}>
        {choose}
      </Button>{' '}
      <span role="status" className={note.bad ? 'gs-bad' : undefined}>
        {note.text}
      </span>
    </p>
  );
}
