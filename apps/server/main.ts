import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// From the second start on the program is neither stripped of its types nor compiled again. Beside what it caches, and not in
// the folder for everybody's temporary files; where it cannot be written, every start is as the first.
enableCompileCache(fileURLToPath(new URL('../../node_modules/.cache/compile/', import.meta.url)));
await import('./start.ts');
