import { useGatePreview } from '#api-client';
import { DataTable, Loaded, Nothing, Section, useTexts } from '#ui-kit';
import { gateWords } from './words.ts';

/** The first rows of what would leave, every cell masked as the examples of findings are. */
export function MaskedPreview({ id }: { id: string }) {
  const t = useTexts(gateWords);
  return (
    <Section title={t('preview')} id="preview" note={t('previewNote')}>
      <Loaded query={useGatePreview(id)} rows={4}>
        {({ columns, rows, withheld }) =>
          withheld || rows.length === 0 ? (
            <Nothing>{withheld ? t('previewWithheld') : t('previewEmpty')}</Nothing>
          ) : (
            <DataTable
              title={t('preview')}
              name="preview"
              rows={rows.map((cells, place) => ({ cells, place }))}
              rowKey={({ place }) => String(place)}
              columns={columns.map((name, place) => ({
                key: `column-${place}`,
                title: name,
                value: (row: { readonly cells: readonly (string | null)[] }) => row.cells[place] ?? '',
              }))}
            />
          )
        }
      </Loaded>
    </Section>
  );
}
