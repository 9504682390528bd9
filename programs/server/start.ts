import './node-version.ts';
import { enableCompileCache } from 'node:module';

// Compiled modules are kept between starts. Only what is loaded after this line profits, hence the late import.
enableCompileCache();
const { serve } = await import('./serve.ts');
const { inWords } = await import('./trouble.ts');
serve().catch((error) => {
  console.error(inWords(error));
  process.exit(1);
});
