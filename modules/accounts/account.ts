import { defineRecord, type Who } from '../../platform/record/define.ts';
import { refTo, secret, text } from '../../platform/record/fields.ts';
import { maskEmail, maskPhone, normaliseEmail, normalisePhone } from '../../platform/text/identifiers.ts';
import { isSystemAdministrator } from '../roles.ts';
import { accountFindings, foldStaffNumber, foldUserName } from './rules.ts';

/** Nobody shuts himself out, or lets himself in again. */
const isAnothers: Who = (actor, row) => isSystemAdministrator(actor) && row?.id !== actor.id;

/** Whom the server knows. Nobody has a password from the beginning: an account is made with an invitation. */
export const account = defineRecord({
  name: 'account',
  plural: 'accounts',
  label: { zh: '账号', en: 'Account' },
  title: 'name',
  about: 'person',
  sort: 'name',
  fields: {
    name: text({ zh: '姓名', en: 'Name' }, { required: true, max: 60, search: 'name', list: true }),
    userName: {
      ...text(
        { zh: '用户名', en: 'User name' },
        {
          ...{ required: true, max: 40, search: 'text', list: true },
          hint: { zh: '两个字以上，可以是姓名', en: 'Two characters or more; a name in Chinese will do' },
        },
      ),
      normalise: foldUserName,
    },
    staffNumber: { ...text({ zh: '工号', en: 'Staff number' }, { max: 40, list: true }), normalise: foldStaffNumber },
    phone: secret(
      { zh: '手机', en: 'Phone' },
      { opens: isSystemAdministrator, mask: maskPhone, normalise: normalisePhone },
    ),
    email: secret(
      { zh: '电子邮箱', en: 'E-mail' },
      { opens: isSystemAdministrator, mask: maskEmail, normalise: normaliseEmail },
    ),
    // Said by whoever keeps the person's record, and accepted by the person (linking.ts): an administrator sees nobody.
    person: refTo('person', { zh: '对应人员', en: 'Person' }, { filledIn: true }),
  },
  states: {
    invited: { zh: '已邀请', en: 'Invited' },
    active: { zh: '可用', en: 'Active' },
    suspended: { zh: '停用', en: 'Suspended' },
    closed: { zh: '注销', en: 'Closed' },
  },
  editableIn: ['invited', 'active', 'suspended'],
  create: isSystemAdministrator,
  edit: isSystemAdministrator,
  transitions: {
    // By whoever follows the invitation, and by nobody else (invitations.ts).
    accept: {
      label: { zh: '接受邀请', en: 'Accept the invitation' },
      from: ['invited'],
      to: 'active',
      who: () => false,
    },
    suspend: { label: { zh: '停用', en: 'Suspend' }, from: ['active'], to: 'suspended', who: isAnothers, reason: true },
    resume: { label: { zh: '恢复', en: 'Resume' }, from: ['suspended'], to: 'active', who: isAnothers, reason: true },
    close: {
      label: { zh: '注销', en: 'Close' },
      from: ['invited', 'active', 'suspended'],
      to: 'closed',
      who: isAnothers,
      reason: true,
    },
  },
  check: accountFindings,
});
