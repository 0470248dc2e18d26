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
      className="primary"
      disabled={busy}
      onClick={() => onCommit({ acceptWarnings: warnings > 0, setErrorsAside: false })}
    >
      {warnings > 0 ? t(words.writeWarnings, { count, warnings }) : t(words.write, { count })}
    </button>
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
  const definitions = useContext(DefinitionsContext);
  const [asking, ask] = useState(false);
  const possible = conversation.undo?.possible ?? false;
  return (
    <>
      <button type="button" disabled={busy} onClick={() => ask(true)}>
        {t(words.undo)}
      </button>
      {asking ? (
        <Dialog title={t(words.undo)} onClose={() => ask(false)}>
          <p>{t(possible ? words.undoAsk : words.undoBlocked)}</p>
          <ul>
            {conversation.undo?.because.slice(0, 20).map(({ record, id, title }) => (
              <li key={id}>
                <Link to={`/${definitions.get(record)?.plural ?? record}/${id}`}>{title}</Link>
              </li>
            ))}
          </ul>
          <div className="row">
            {possible ? (
              <button
                type="button"
                className="primary"
                onClick={() => {
                  ask(false);
                  onUndo();
                }}
              >
                {t(words.undo)}
              </button>
            ) : null}
            <button type="button" onClick={() => ask(false)}>
              {t(uiWords.cancel)}
            </button>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
