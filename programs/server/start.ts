import './node-version.ts';
import { enableCompileCache } from 'node:module';

// Compiled modules are kept between starts. Only what is loaded after this line profits, hence the late import.
enableCompileCache();
const { serve } = await import('./serve.ts');
serve().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
