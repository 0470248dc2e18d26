import { Link, useParams } from '@tanstack/react-router';
import { useContext, useState } from 'react';
import { useActor } from '../../../platform/ui/actor.ts';
import { post } from '../../../platform/ui/api.ts';
import { DefinitionsContext } from '../../../platform/ui/definitions.ts';
import { Dialog } from '../../../platform/ui/dialog.tsx';
import type { Row } from '../../../platform/ui/format.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { RecordPage } from '../../../platform/ui/record.tsx';
import { isSecurityAdministrator, isSystemAdministrator } from '../../roles.ts';
import { account } from '../account.ts';
import { useAsking } from './asking.ts';
import { words } from './given-words.ts';
import { type Given, LinkGiven } from './link-given.tsx';
import { ReasonDialog } from './links-awaiting.tsx';
import { Problem } from './problem.tsx';

/** An account with what its administrators do: a link for its owner, a grant. */
export function AccountRecordPage() {
  const { t } = useLanguage();
  const actor = useActor();
  const { id } = useParams({ strict: false }) as { id: string };
  const [linking, link] = useState<Row | null>(null);
  const [resettingFactor, resetFactor] = useState(false);
  const isOther = actor !== null && actor.id !== id;
  const links = isOther && isSystemAdministrator(actor);
  const gives = isOther && isSecurityAdministrator(actor);
  const more = (row: Row) => (
    <>
      {links && (row.state === 'invited' || row.state === 'active') ? (
        <button type="button" onClick={() => link(row)}>
          {t(row.state === 'invited' ? words.inviteAgain : words.reset)}
        </button>
      ) : null}
      {links && row.state === 'active' ? (
        <button type="button" onClick={() => resetFactor(true)}>
          {t(words.resetFactor)}
        </button>
      ) : null}
      {gives && row.state !== 'closed' ? (
        <Link to="/grants/new" search={{ account: id } as never} className="button primary">
          {t(words.give)}
        </Link>
      ) : null}
    </>
  );
  return (
    <>
      <RecordPage key={id} definition={account} definitions={useContext(DefinitionsContext)} {...{ id, more }} />
      {linking ? <LinkDialog account={linking} onClose={() => link(null)} /> : null}
      {resettingFactor ? (
        <ReasonDialog
          title={t(words.resetFactor)}
          note={t(words.resetFactorNote)}
          verb={t(words.resetFactor)}
          path={`/api/accounts/${id}/second-factor/remove`}
          onClose={() => resetFactor(false)}
        />
      ) : null}
    </>
  );
}

interface LinkDialogProps {
  readonly account: Row;
  readonly onClose: () => void;
}

function LinkDialog({ account: { id, state }, onClose }: LinkDialogProps) {
  const { t } = useLanguage();
  const { busy, problem, ask } = useAsking();
  const [given, setGiven] = useState<Given | null>(null);
  const make = () =>
    void ask(() => post<Given>(`/api/accounts/${id}/invitation`)).then((made) => made && setGiven(made));
  const invited = state === 'invited';
  if (given) {
    return (
      <Dialog title={t(words.linkTitle)} onClose={onClose}>
        <LinkGiven {...given} />
      </Dialog>
    );
  }
  return (
    <Dialog title={t(invited ? words.inviteAgain : words.reset)} onClose={onClose}>
      <p>{t(invited ? words.inviteAgainNote : words.resetNote)}</p>
      <p className="hint">{t(words.waitsNote)}</p>
      <Problem problem={problem} />
      <button type="button" className="primary" disabled={busy} onClick={make}>
        {t(words.makeLink)}
      </button>
    </Dialog>
  );
}
