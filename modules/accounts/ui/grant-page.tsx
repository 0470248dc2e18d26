import { useNavigate, useSearch } from '@tanstack/react-router';
import { today } from '../../../platform/text/today.ts';
import { useAnswer } from '../../../platform/ui/api.ts';
import { RecordForm, type Shape } from '../../../platform/ui/form.tsx';
import type { Row } from '../../../platform/ui/format.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { PageTitle, Pending } from '../../../platform/ui/page.tsx';
import { roles } from '../../roles.ts';
import { accessGrant } from '../access-grant.ts';
import { words } from './given-words.ts';

const parts: readonly string[] = ['party', 'organisation', 'body'];

/** Of the parts of the records the one that the role is given for, and no other; the role says what it opens. */
const shape: Shape = (name, field, values) => {
  const role = roles.byCode.get(String(values.role ?? ''));
  if (parts.includes(name)) return role?.reach === name ? { ...field, required: true } : null;
  return name === 'role' && role ? { ...field, hint: role.means } : field;
};

/** To whom, what, how far, until when and why. */
export function GrantPage() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const { account } = useSearch({ strict: false }) as { account?: string };
  const { data, error, refetch } = useAnswer<Row>(account ? `/api/accounts/${account}` : null);
  if (account && data?.id !== account) {
    return <Pending title={t(words.give)} error={error} again={() => void refetch()} />;
  }
  const begins = today(new Date());
  const to = account ? { account: { id: account, title: data?.title } } : {};
  return (
    <>
      <PageTitle title={t(words.give)} note={t(words.giveNote)} />
      <section className="card narrow-card">
        <RecordForm
          definition={accessGrant}
          row={null}
          initial={{ ...to, begins }}
          shape={shape}
          verb={words.give}
          onSaved={(saved) => void navigate({ to: `/grants/${saved.id}` })}
          onCancel={() => history.back()}
        />
      </section>
    </>
  );
}
