import { defineModule } from '../../platform/application/module.ts';
import { accessGrant } from './access-grant.ts';
import { account } from './account.ts';
import { accountEdited, namesAreFree, signedOut } from './commands.ts';
import { grantGiven } from './granting.ts';
import { personAccountRoutes } from './person-account.ts';
import { seerRoutes } from './seers.ts';
import { words } from './words.ts';

/** Who may come in. The routes are added by the server, which has the gate. */
export const accounts = defineModule({
  name: 'accounts',
  label: { zh: '账号与权限', en: 'Accounts' },
  records: [account, accessGrant],
  effects: {
    account: { create: namesAreFree, edit: accountEdited, suspend: signedOut, close: signedOut },
    access_grant: { create: grantGiven },
  },
  routes: (app, door) => {
    seerRoutes(app, door);
    personAccountRoutes(app, door);
  },
  constraints: {
    account_user_name: words.userNameTaken,
    account_staff_number: words.staffNumberTaken,
    account_phone: words.phoneTaken,
    account_person_once: words.personTaken,
  },
});
