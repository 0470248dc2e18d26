// npm run check: what must hold before a change goes in. Each step runs, whatever became of the one before, and
// counts as one; the options are those of npm test, whose tests are the last step (the architecture's among them).
//   npm run check -- --without-tests   where npm test has run already
import { type Count, countLine, sum } from './support/count.ts';
import { choiceFrom, runTests } from './support/suites.ts';
import { run, section } from './support/terminal.ts';

const words = process.argv.slice(2);
const choice = words.includes('--without-tests') ? null : choiceFrom(words);
const counts: Count[] = [];

await step('Format and lint', 'biome', ['check', '--error-on-warnings', '.']);
await step('Types', 'tsc', ['--project', '.']);
await step('Dead code', 'knip', []);
if (choice) counts.push(await runTests(choice));

const count = sum(counts);
process.exitCode = count.failed > 0 ? 1 : 0;
console.log(`\n${countLine(count)}`);

async function step(title: string, command: string, args: string[]): Promise<void> {
  section(title);
  const held = (await run(command, args)) === 0;
  console.log(`${title}: ${held ? 'holds' : 'FAILED'}`);
  counts.push(held ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
}
