import { importCheck } from './check.ts';
import { confirmImport, discardImport, tryImportAgain } from './decide.ts';
import { fileImport } from './file-import.ts';
import { importRemaining, importTemplate } from './files.ts';
import { importLifecycle } from './lifecycle.ts';
import type { ImportPorts } from './lists.ts';
import { importListsRead, importRead, importRowsRead, importsRead } from './reads.ts';

export type { ImportPorts } from './lists.ts';

/** Spreadsheets in: what the module is made of for it. */
export const sheetImports = (ports: ImportPorts) => ({
  acts: [fileImport(ports), confirmImport, tryImportAgain, discardImport],
  reads: [
    importListsRead(ports),
    importTemplate(ports),
    importsRead(ports),
    importRead(ports),
    importRowsRead(ports),
    importRemaining(ports),
  ],
  checks: [importCheck(ports.registry)],
  lifecycles: [importLifecycle],
});
