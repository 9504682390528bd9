import { type Defect, type Text, type Tx, text } from '#foundation';
import type { CataloguedResource } from '#platform/catalog';
import { populationsOf } from '#platform/privacy';
import type { AgreementDocument, GrantedResource } from '../model/index.ts';

type Report = (at: string, message: Text) => void;

/**
 * What a resource released with noise needs of the agreement: a population, one kind of unit identified as the catalogue says, counts and nothing exact, and
 * under differential privacy bounds and a share of the budget. `at` points into the document.
 */
export async function releaseModeDefects(
  tx: Tx,
  granted: GrantedResource,
  resource: CataloguedResource,
  { privacyBudget }: AgreementDocument['parts']['security'],
  at: string,
): Promise<readonly Defect[]> {
  const mode = resource.releaseMode;
  if (mode !== 'cell-key' && mode !== 'differential-privacy') return [];
  const defects: Defect[] = [];
  const report: Report = (place, message) => defects.push({ at: `${at}${place}`, message });
  const population = (await populationsOf(tx, [resource.id])).get(resource.id);
  if (population === undefined)
    report(
      '/resourceId',
      text('资源尚未归入受保护人群', 'The resource belongs to no protected population yet'),
    );
  if (granted.forms.some((form) => form !== 'aggregate'))
    report(
      '/forms',
      text(
        '加噪发布的资源只能用于汇总统计：逐一作答会说出噪声所掩盖的内容',
        'A resource released with noise is for aggregates only: exact answers would tell what the noise hides',
      ),
    );
  unitDefects(granted, resource, report);
  if (mode === 'cell-key') return defects;
  if (granted.rowsPerUnit === undefined)
    report('/rowsPerUnit', text('须约定每个对象至多计入多少行', 'Say how many rows of one unit may enter'));
  const share = privacyBudget.find((one) => one.population === population);
  if (population !== undefined && share?.perCall === undefined)
    defects.push({
      at: '/parts/security/privacyBudget',
      message: text(
        `须约定人群 ${population} 的预算份额和每次调用的ε`,
        `Agree on a share of the budget of ${population} and on the ε of a call`,
      ),
    });
  return defects;
}

/** Another way to identify the same people would be other record keys, and so other noise in the same cell: two agreements could average it. */
function unitDefects(granted: GrantedResource, resource: CataloguedResource, report: Report): void {
  if (granted.protectedUnits.length !== 1)
    report(
      '/protectedUnits',
      text('加噪发布的资源恰有一种保护对象', 'A resource released with noise has one kind of unit'),
    );
  const columns = new Map(resource.items.map((item) => [item.id, item.columnName]));
  for (const { unit, items } of granted.protectedUnits) {
    const known = resource.protectedUnits.find((one) => one.unit === unit);
    const named = items.map((item) => columns.get(item));
    if (
      !known ||
      known.columns.length !== named.length ||
      known.columns.some((column, index) => column !== named[index])
    )
      report(
        '/protectedUnits',
        text(
          '保护对象须以目录所列的标识列识别，次序一致',
          'Units are identified by the columns the catalogue lists, in their order',
        ),
      );
  }
}
