import { Link } from '@tanstack/react-router';
import { useContext, useState } from 'react';
import { DefinitionsContext } from '../../../platform/ui/definitions.ts';
import { Dialog } from '../../../platform/ui/dialog.tsx';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { words as uiWords } from '../../../platform/ui/words.ts';
import { words } from '../words.ts';
import type { Conversation } from './import-types.ts';

interface Accepted {
  readonly acceptWarnings: boolean;
  readonly setErrorsAside: boolean;
}

interface CommitProps {
  readonly conversation: Conversation;
  readonly busy: boolean;
  readonly onCommit: (accepted: Accepted) => void;
}

/** The one write. What is accepted by it stands on the button itself. */
export function ImportCommit({ conversation, busy, onCommit }: CommitProps) {
  const { t } = useLanguage();
  const { new: made = 0, updated = 0, warnings = 0, errors = 0 } = conversation.counts ?? {};
  const count = made + updated;
  if (conversation.needsParty && !conversation.party) return null;
  if (errors > 0) {
    return (
      <>
        <span className="wrong">{t(words.errorsBlock)}</span>
        <button
          type="button"
          className="long"
          disabled={busy || count === 0}
          onClick={() => onCommit({ acceptWarnings: warnings > 0, setErrorsAside: true })}
        >
          {t(warnings > 0 ? words.writeAsideWarnings : words.writeAside, { errors, count, warnings })}
        </button>
      </>
    );
  }
  if (count === 0) return <span className="mute">{t(words.nothingToWrite)}</span>;
  return (
    <button
      type="button"
      className="primary long"
      disabled={busy}
      onClick={() => onCommit({ acceptWarnings: warnings > 0, setErrorsAside: false })}
    >
      {warnings > 0 ? t(words.writeWarnings, { count, warnings }) : t(words.write, { count })}
    </button>
  );
}

/** A file that is discarded cannot be written any more: it is asked for. */
export function ImportDiscard({ busy, onDiscard }: { readonly busy: boolean; readonly onDiscard: () => void }) {
  const { t } = useLanguage();
  const [asking, ask] = useState(false);
  return (
    <>
      <button type="button" disabled={busy} onClick={() => ask(true)}>
        {t(words.discard)}
      </button>
      {asking ? (
        <Dialog title={t(words.discard)} onClose={() => ask(false)}>
          <p>{t(words.discardAsk)}</p>
          <div className="row">
            <button type="button" onClick={() => ask(false)}>
              {t(words.keepIt)}
            </button>
            <button
              type="button"
              onClick={() => {
                ask(false);
                onDiscard();
              }}
            >
              {t(words.discard)}
            </button>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}

interface UndoProps {
  readonly conversation: Conversation;
  readonly busy: boolean;
  readonly onUndo: () => void;
}

/** Takes the whole file back, or says which later changes stand in the way. */
export function ImportUndo({ conversation, busy, onUndo }: UndoProps) {
  const { t } = useLanguage();
  const [asking, ask] = useState(false);
  const close = () => ask(false);
  return (
    <>
      <button type="button" disabled={busy} onClick={() => ask(true)}>
        {t(words.undo)}
      </button>
      {asking && conversation.undo?.possible ? (
        <Dialog title={t(words.undo)} onClose={close}>
          <p>{t(words.undoAsk)}</p>
          <div className="row">
            <button
              type="button"
              className="primary"
              onClick={() => {
                close();
                onUndo();
              }}
            >
              {t(words.undo)}
            </button>
            <button type="button" onClick={close}>
              {t(uiWords.cancel)}
            </button>
          </div>
        </Dialog>
      ) : null}
      {asking && conversation.undo?.possible === false ? <Blocked undo={conversation.undo} onClose={close} /> : null}
    </>
  );
}

interface BlockedProps {
  readonly undo: NonNullable<Conversation['undo']>;
  readonly onClose: () => void;
}

/** Each of what stands in the way: what it is, what happened to it, and the way to it. */
function Blocked({ undo: { count, because }, onClose }: BlockedProps) {
  const { t } = useLanguage();
  const definitions = useContext(DefinitionsContext);
  return (
    <Dialog title={t(words.undo)} onClose={onClose}>
      <p>{t(words.undoBlocked, { count })}</p>
      <ul>
        {because.map(({ record, id, title, why }) => (
          <li key={`${record} ${id}`}>
            <span className="mute">{t(definitions.get(record)?.label ?? record)}</span>{' '}
            <Link to={`/${definitions.get(record)?.plural ?? record}/${id}`}>{title}</Link>{' '}
            <span className="mute">{t(why === 'changed' ? words.changedLater : words.refersLater)}</span>
          </li>
        ))}
      </ul>
      {count > because.length ? <p>…</p> : null}
      <p className="mute">{t(words.undoAfter)}</p>
      <button type="button" className="primary" onClick={onClose}>
        {t(words.understood)}
      </button>
    </Dialog>
  );
}
