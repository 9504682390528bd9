import { catalogueCsv, catalogueFileName } from '../../../demo/catalogue/read.ts';
import { handIn } from './hand-in.ts';
import type { Story } from './story.ts';
import type { DemoCity } from './tell-city.ts';

interface Report {
  readonly [name: string]: number;
  readonly entries: number;
  readonly departments: number;
  readonly repeatedTitles: number;
  readonly rowsWithRepeatedTitle: number;
}

/** The data authority imports the city's catalogue: 4,432 entries with their defects. Told once; importing the same bytes again changes nothing. */
export async function tellCatalogue(story: Story, city: DemoCity): Promise<Report> {
  const began = Date.now();
  const authority = await city.holder('公枢市数据局', 'data-authority');
  const uploadId = await handIn(story, authority, catalogueFileName, catalogueCsv());
  const report = await story.act<Report>(authority, 'catalog.import-list', `catalogue:${uploadId}`, {
    uploadId,
  });
  story.say(
    `目录 ${report.entries} 条、${report.departments} 个部门；重名标题 ${report.repeatedTitles} 个，涉及 ${report.rowsWithRepeatedTitle} 条（${Date.now() - began} 毫秒）`,
    `catalogue: ${report.entries} entries, ${report.repeatedTitles} repeated titles`,
  );
  return { ...report };
}
