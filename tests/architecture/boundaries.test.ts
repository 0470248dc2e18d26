import { frontDoorsHold, layersHold, modulesAreWithoutCycles, onlyAppsOpenTransactions } from './boundaries.ts';
import { rule } from './rule.ts';

rule('apps import modules import platform, never back', layersHold, {
  broken: {
    'the platform knows a module': {
      'platform/record/list.ts': "import { person } from '../../modules/directory/person.ts';",
    },
    'the platform knows a type of a module': {
      'platform/record/list.ts': "import type { Person } from '../../modules/directory/person.ts';",
    },
    'a module knows an app': {
      'modules/directory/queries.ts': "import { log } from '../../apps/server/log.ts';",
    },
    'a module loads an app later': {
      'modules/directory/queries.ts': "await import('../../apps/server/log.ts');",
    },
    'the product knows its tests': {
      'platform/db/pool.ts': "import { scratch } from '../../tests/support/database.ts';",
      'tests/support/database.ts': '',
    },
  },
  sound: {
    'apps/server/main.ts': "import { modules } from '../../modules/index.ts';",
    'modules/directory/person.ts': "import { sex } from '../../data/sex.ts';",
    'data/sex.ts': "import { codeTable } from '../platform/record/codes.ts';",
    'platform/db/pool.test.ts': "import { scratch } from '../../tests/support/database.ts';",
  },
});

rule('a module is entered by its front door', frontDoorsHold, {
  broken: {
    'past the door': { 'modules/honours/queries.ts': "import { people } from '../directory/queries.ts';" },
    'a module reads reports': {
      'modules/honours/queries.ts': "import { annual } from '../reports/index.ts';",
    },
  },
  sound: {
    'modules/honours/queries.ts': "import { people } from '../directory/index.ts';",
    'modules/honours/award.ts': "import { isOffice } from '../roles.ts';",
    'modules/definitions.ts': "import { person } from './directory/person.ts';",
  },
});

rule('modules do not need each other', modulesAreWithoutCycles, {
  broken: {
    'two in a circle': {
      'modules/honours/queries.ts': "import { people } from '../directory/index.ts';",
      'modules/directory/queries.ts': "import { awards } from '../honours/index.ts';",
    },
    'three in a circle': {
      'modules/honours/queries.ts': "import { people } from '../directory/index.ts';",
      'modules/directory/queries.ts': "import { rooms } from '../resources/index.ts';",
      'modules/resources/queries.ts': "import { awards } from '../honours/index.ts';",
    },
  },
  sound: {
    'modules/honours/queries.ts': "import { people } from '../directory/index.ts';",
    'modules/reports/queries.ts': "import { awards } from '../honours/index.ts';",
  },
});

rule('only apps open transactions', onlyAppsOpenTransactions, {
  broken: {
    'a command opens its own': {
      'modules/directory/commands.ts': 'await database.inTransaction(scope, (tx) => transfer(tx));',
    },
    'the machinery does': {
      'platform/figures/ask.ts': 'return door.database.inTransaction(scope, work);',
    },
  },
  sound: {
    'apps/cli/import.ts': 'await database.inTransaction(scope, work);',
    'modules/directory/directory.test.ts': 'await database.inTransaction(scope, work);',
    'modules/directory/commands.ts': "import type { Tx } from '../../platform/db/database.ts';",
  },
});
