// npm test: every test there is. Its last line adds them up.
//   npm test -- --no-browser      without the tests in a browser
//   npm test -- --only-database   only the tests on a database, on TEST_DATABASE_URL where it is set
import { countLine } from './support/count.ts';
import { choiceFrom, runTests } from './support/suites.ts';

const count = await runTests(choiceFrom(process.argv.slice(2)));
process.exitCode = count.failed > 0 ? 1 : 0;
console.log(`\n${countLine(count)}`);
