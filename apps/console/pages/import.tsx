import { useParams } from '@tanstack/react-router';
import { queryOf } from '../../../platform/ui/api.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Empty, PageTitle, Pending, Tag } from '../../../platform/ui/page.tsx';
import { useToast } from '../../../platform/ui/toast.tsx';
import { words } from '../words.ts';
import { useConversation } from './import-conversation.ts';
import { ImportPreview } from './import-preview.tsx';
import { ImportCommit, ImportDiscard, ImportUndo } from './import-steps.tsx';
import { type Conversation, stateLabels } from './import-types.ts';
import { ImportWritten, writtenText } from './import-written.tsx';

/** One file as a conversation: what was understood, what is wrong, what would happen; then one write, and one way back. */
export function ImportPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  return <ImportOf key={id} id={id} />;
}

function ImportOf({ id }: { readonly id: string }) {
  const { t, language } = useLanguage();
  const toast = useToast();
  const { conversation, error, refetch, problem, busy, say, step } = useConversation(id, (became) => {
    const text = typeof became === 'string' ? became : writtenText(became, t);
    toast({ text: `${conversation?.file ?? ''} ${text}` });
  });
  if (!conversation) return <Pending title={t(words.imports)} error={error} again={() => void refetch()} />;
  const { version, state } = conversation;
  return (
    <>
      <PageTitle
        title={`${conversation.label ? t(conversation.label) : t(words.imports)} · ${conversation.file}`}
        note={<Understood conversation={conversation} />}
      >
        <a className="button" href={`/api/imports/${id}/file${queryOf({ language })}`}>
          {t(words.original)}
        </a>
        {state === 'ready' || state === 'refused' ? (
          <ImportDiscard busy={busy} onDiscard={() => void step('discard')} />
        ) : null}
        {state === 'committed' ? (
          <ImportUndo conversation={conversation} busy={busy} onUndo={() => void step('undo')} />
        ) : null}
        {state === 'ready' ? (
          <ImportCommit
            conversation={conversation}
            busy={busy}
            onCommit={(accepted) => void step('commit', { version, ...accepted })}
          />
        ) : null}
      </PageTitle>
      {busy ? <Working /> : null}
      {problem ? (
        <div className="summary" role="alert">
          {problem.split('\n').map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      ) : null}
      {conversation.refused ? <Empty title={conversation.refused.message ?? conversation.refused.code} /> : null}
      {state === 'ready' ? <ImportPreview conversation={conversation} onSay={say} /> : null}
      {state === 'committed' || state === 'undone' ? <ImportWritten conversation={conversation} /> : null}
      {state === 'discarded' ? <Empty title={t(words.discarded)} /> : null}
    </>
  );
}

function Working() {
  const { t } = useLanguage();
  return (
    <p role="status" className="row">
      <progress aria-label={t(words.working)} /> {t(words.working)}…{' '}
      <span className="mute">{t(words.workingLong)}</span>
    </p>
  );
}

function Understood({ conversation }: { readonly conversation: Conversation }) {
  const { t } = useLanguage();
  return (
    <>
      <Tag tone={conversation.state === 'committed' ? 'done' : 'plain'}>{t(stateLabels[conversation.state])}</Tag>{' '}
      {conversation.sheets.map(({ name, headerRows, rows }) => (
        <span key={name}>
          {headerRows
            ? t(words.headerAt, { sheet: name, rows: [...new Set(headerRows)].join('–'), count: rows })
            : t(words.noTable, { sheet: name })}{' '}
        </span>
      ))}
    </>
  );
}
