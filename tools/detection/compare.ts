import { disagreements } from './disagreements.ts';
import { listedColumns, readRealFiles, realFilesFolder, realFilesPresent } from './real-files.ts';

// Lists where the detectors and the machine-made list of columns beside the real files differ. Prints counts and families, no values.
if (!realFilesPresent) {
  console.error(`没有真实文件样本 ${realFilesFolder}。 The sample of real files is not there.`);
  process.exit(1);
}
const lines = disagreements(await readRealFiles(), listedColumns());
for (const { file, column, list, ours } of lines) console.log(`${file} | ${column} | ${list} | ${ours}`);
console.error(`${lines.length} columns`);
