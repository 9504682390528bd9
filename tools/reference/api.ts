import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { openApiDocument } from '../../programs/server/openapi.ts';
import type { GeneratedFile } from './page.ts';

/** The OpenAPI document as the server answers it, and the portal's types made from it. */
export async function apiFiles(root: string): Promise<readonly GeneratedFile[]> {
  const document = (await openApiDocument()) as OpenAPI3;
  const path = 'docs/reference/openapi.json';
  return [
    { path, content: formatted(root, path, JSON.stringify(document)) },
    {
      path: 'programs/portal/api/generated/schema.d.ts',
      content: `// Written by \`npm run generate\` from docs/reference/openapi.json. Changes made here are lost.\n${astToString(
        // A copy: the generator resolves references in place.
        await openapiTS(structuredClone(document), { immutable: true }),
      )}`,
    },
  ];
}

/** In the house's own layout, so that the linter has nothing to say. */
function formatted(root: string, path: string, content: string): string {
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const run = spawnSync(process.execPath, [biome, 'format', `--stdin-file-path=${path}`], {
    cwd: root,
    input: content,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  if (run.status !== 0) throw new Error(`${path} could not be laid out: ${run.stderr}`);
  return run.stdout;
}
