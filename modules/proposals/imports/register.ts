import { importKind } from '../../../platform/imports/kind.ts';
import { registerColumns } from './columns.ts';
import { loadRegister, type RegisterKnown } from './known.ts';
import { planRegister } from './plan.ts';

/** A session's register: each row a proposal, with whatever the sheet says of what became of it. */
export const registerImport = importKind<RegisterKnown>({
  kind: 'proposals',
  label: { zh: '提案登记表', en: 'Register of proposals' },
  called: /提案/,
  tables: { register: registerColumns },
  load: loadRegister,
  plan: planRegister,
});
