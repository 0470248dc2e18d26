import { browserIsWithoutServer } from './browser.ts';
import { rule } from './rule.ts';

rule('what the browser loads imports no server file', browserIsWithoutServer, {
  broken: {
    'a rule reads a file': { 'modules/directory/rules.ts': "import { readFileSync } from 'node:fs';" },
    'a definition reaches the database through another file': {
      'modules/directory/person.ts': "import { mask } from './mask.ts';\nexport const person = defineRecord({});",
      'modules/directory/mask.ts': "import { sql } from '../../platform/db/sql.ts';",
      'platform/db/sql.ts': "import { sql } from 'kysely';",
    },
    'a page loads a server file later': {
      'modules/reports/ui/report.tsx': "const seal = () => import('../seal.ts');",
      'modules/reports/seal.ts': "import { sign } from 'node:crypto';",
    },
    'a package nobody named': { 'platform/ui/table.tsx': "import { writeFile } from 'exceljs';" },
    'an inline type leaves the import standing': {
      'modules/directory/rules.ts': "import { type Pool } from 'pg';",
    },
  },
  sound: {
    'modules/directory/rules.ts':
      "import type { Tx } from '../../platform/db/transaction.ts';\nimport { isValid } from 'typebox';",
    'modules/directory/queries.ts': "import { sql } from 'kysely';",
    'platform/ui/table.tsx': "import { Table } from '@tanstack/react-query';\nimport './table.css';",
    'apps/console/vite.config.ts': "import { join } from 'node:path';",
  },
});
