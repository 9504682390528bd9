import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import {
  type ImportList,
  importTemplateOf,
  newIdempotencyKey,
  type Upload,
  upload,
  useImportLists,
  usePerform,
} from '#api-client';
import {
  DataTable,
  Loaded,
  Nothing,
  Page,
  PageLink,
  ProblemNotice,
  problemOf,
  Section,
  saveFile,
  useLanguage,
  usePathPart,
  useSay,
  useTexts,
} from '#ui-kit';
import { FilesInput } from './FilesInput.tsx';
import { importWords } from './words.ts';

/** One list to bring in: its template, what each column wants, and the sheet that was filled in. */
export function BringInPage() {
  const name = usePathPart('list');
  const t = useTexts(importWords);
  return (
    <Loaded query={useImportLists()} rows={8}>
      {({ items, mostRows }) => {
        const list = items.find((one) => one.name === name);
        return list ? (
          <BringIn list={list} mostRows={mostRows} />
        ) : (
          <Page title={t('title')} above={<PageLink to="/work/imports">{t('title')}</PageLink>}>
            <Nothing>{t('gone')}</Nothing>
          </Page>
        );
      }}
    </Loaded>
  );
}

function BringIn({ list, mostRows }: { list: ImportList; mostRows: number }) {
  const t = useTexts(importWords);
  const say = useSay();
  const language = useLanguage();
  const [trouble, setTrouble] = useState<unknown>();
  return (
    <Page
      title={t('bringIn', { title: say(list.title) })}
      above={<PageLink to="/work/imports">{t('title')}</PageLink>}
      lead={
        <>
          {t('eachRow')}
          {say(list.act)}
        </>
      }
      beside={list.page ? <PageLink to={list.page}>{t('toList')}</PageLink> : null}
      wide
    >
      <Section title={t('step1')} note={t('templateNote', { most: String(mostRows) })}>
        <Button
          onClick={() =>
            importTemplateOf(list.name, language).then(
              (file) => saveFile(`${say(list.title)}.xlsx`, file),
              setTrouble,
            )
          }
        >
          {t('template')}
        </Button>
        {trouble ? <ProblemNotice problem={problemOf(trouble)} /> : null}
        <DataTable
          title={t('columns')}
          name="columns"
          rows={list.columns}
          rowKey={({ name }) => name}
          columns={[
            { key: 'column', title: t('column'), value: ({ head }) => say(head) },
            { key: 'required', title: t('required'), value: ({ required }) => t(required ? 'yes' : 'no') },
            { key: 'what', title: t('what'), value: (column) => whatOf(column) },
            { key: 'example', title: t('example'), value: ({ example }) => example },
          ]}
        />
      </Section>
      <SheetForm list={list} />
    </Page>
  );

  /** What a cell of a column holds, in one sentence. */
  function whatOf({ kind, options, note }: ImportList['columns'][number]): string {
    const words = options.map(say).join(language === 'zh' ? '、' : '; ');
    return [`${t(`kindOf_${kind}` as 'kindOf_text')}${words}`, note ? say(note) : '']
      .filter(Boolean)
      .join(language === 'zh' ? '；' : '; ');
  }
}

/** The sheet and what it names, sent up; what stands in the way is shown by cell. */
function SheetForm({ list }: { list: ImportList }) {
  const t = useTexts(importWords);
  const say = useSay();
  const go = useNavigate();
  const [sheet, setSheet] = useState<readonly Upload[]>([]);
  const [attachments, setAttachments] = useState<readonly Upload[]>([]);
  const file = usePerform({ path: '/api/v1/actions/casework.file-import' }, (answer) => {
    void go({ to: `/work/imports/${(answer as { importId: string }).importId}` });
  });
  const problem = file.error ? problemOf(file.error) : undefined;
  return (
    <Section title={t('step2')} note={t('nonSecret')}>
      <div className="gs-panel gs-panel-primary">
        <FilesInput
          label={t('sheet')}
          choose={t('chooseSheet')}
          accept=".csv,.xlsx,.xls"
          send={upload}
          onChange={setSheet}
        />
        {list.columns.some(({ kind }) => kind === 'file') ? (
          <FilesInput
            label={t('attachments')}
            choose={t('chooseFiles')}
            several
            send={upload}
            onChange={setAttachments}
          />
        ) : null}
        <p>
          <Button
            type="primary"
            disabled={sheet.length === 0}
            loading={file.isPending}
            onClick={() =>
              file.mutate({
                input: {
                  list: list.name,
                  uploadId: sheet[0]!.uploadId,
                  attachments: attachments.map(({ uploadId }) => uploadId),
                },
                key: newIdempotencyKey(),
              })
            }
          >
            {t('check')}
          </Button>
        </p>
      </div>
      {problem ? (
        <>
          <ProblemNotice problem={{ ...problem, defects: [] }} />
          {problem.defects && problem.defects.length > 0 ? (
            <DataTable
              title={t('faults')}
              name="faults"
              rows={problem.defects.map((defect, place) => ({ ...defect, place }))}
              rowKey={({ place }) => String(place)}
              columns={[
                { key: 'cell', title: t('cell'), value: ({ at }) => at },
                { key: 'fault', title: t('fault'), value: ({ message }) => say(message) },
              ]}
            />
          ) : null}
        </>
      ) : null}
    </Section>
  );
}
