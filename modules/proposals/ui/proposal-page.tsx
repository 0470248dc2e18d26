import './proposals.css';
import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useActor } from '../../../platform/ui/actor.ts';
import { Attachments } from '../../../platform/ui/attachments.tsx';
import { Clocks } from '../../../platform/ui/clocks.tsx';
import { type Row, shownValue } from '../../../platform/ui/format.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Empty, PageTitle, Pending, Tag, type Tone } from '../../../platform/ui/page.tsx';
import { Timeline } from '../../../platform/ui/timeline.tsx';
import { isOffice } from '../../roles.ts';
import { proposal as definition } from '../proposal.ts';
import { Acts } from './acts.tsx';
import { HandlingsCard, OpinionsCard } from './handlings-card.tsx';
import { HonoursCard } from './honours-card.tsx';
import { LifeLine } from './life-line.tsx';
import { Printed } from './printed.tsx';
import { RepliesCard } from './replies-card.tsx';
import { OfficeSaid, Said } from './said.tsx';
import { SignersCard } from './signers-card.tsx';
import { ContactsCard, NotesCard } from './small-cards.tsx';
import { numbered, partOf, useWhole, type Whole } from './whole.ts';
import { words } from './words.ts';

interface ProposalPageProps {
  /** What can be done besides what the definition says. */
  readonly more?: (row: Row) => ReactNode;
}

const tones: Readonly<Record<string, Tone>> = { closed: 'done', returned: 'soon', rejected: 'late' };

/** A proposal from its text to what became of it: read by everybody who takes part, each acting where their part stands. */
export function ProposalPage({ more }: ProposalPageProps) {
  const { t } = useLanguage();
  const { id } = useParams({ strict: false }) as { id: string };
  const { data, error, refetch } = useWhole(id);
  if (error?.status === 404) {
    return (
      <Empty title={error.message}>
        <Link to="/proposals">{t(definition.label)}</Link>
      </Empty>
    );
  }
  if (!data || data.proposal.id !== id) {
    return <Pending title={t(definition.label)} error={error} again={() => void refetch()} />;
  }
  return (
    <>
      <Head whole={data} more={more} />
      <LifeLine whole={data} />
      <div className="two">
        <div className="stack">
          <OfficeSaid row={data.proposal} />
          <Said row={data.proposal} />
          <HandlingsCard whole={data} />
          <OpinionsCard whole={data} />
          <RepliesCard whole={data} />
        </div>
        <div className="stack">
          <Clocks record="proposal" plural="proposals" id={id} />
          <SignersCard whole={data} />
          <HonoursCard whole={data} />
          <ContactsCard whole={data} />
          <NotesCard whole={data} />
          <Attachments definition={definition} id={id} />
          <Timeline definition={definition} id={id} />
        </div>
      </div>
    </>
  );
}

function Head({ whole, more }: { readonly whole: Whole } & Pick<ProposalPageProps, 'more'>) {
  const { t, language } = useLanguage();
  const actor = useActor();
  const { proposal } = whole;
  const { allowed, state, session, proposerName, betweenSessions, round } = proposal;
  const isKey = partOf(whole, 'proposal_supervision').some((row) => row.state === 'kept');
  const office = actor !== null && isOffice(actor);
  return (
    <PageTitle
      title={numbered(proposal)}
      note={
        <>
          <Tag tone={tones[state ?? ''] ?? 'accent'}>{t(definition.states?.[state as 'draft'] ?? '')}</Tag>{' '}
          {isKey ? <Tag>{t(words.keyOne)}</Tag> : null} {betweenSessions ? <Tag>{t(words.between)}</Tag> : null}{' '}
          {Number(round) > 1 ? <Tag>{t(words.roundOf, { round: Number(round) })}</Tag> : null}{' '}
          {[shownValue(definition.fields.session, session, language), proposerName].filter(Boolean).join(' · ')}
        </>
      }
    >
      {more?.(proposal)}
      <Printed path={`proposals/${proposal.id}/sheet.docx`} label={words.sheet} />
      <Acts definition={definition} row={proposal} only={actsAtTop(allowed)} />
      {state === 'submitted' && office ? (
        <Link className="button primary" to="/proposals/screening" search={{ id: proposal.id } as never}>
          {t(words.screen)}
        </Link>
      ) : null}
      {allowed.includes('edit') ? (
        <Link className="button primary" to="/proposals/new" search={{ draft: proposal.id } as never}>
          {t(state === 'draft' ? words.continueWriting : words.change)}
        </Link>
      ) : null}
    </PageTitle>
  );
}

/** Screening has a desk, assigning stands with the departments, handing in with the text. */
function actsAtTop(allowed: readonly string[]): string[] {
  const elsewhere = ['edit', 'submit', 'assign', 'file', 'sendBack', 'reject', 'passOn'];
  return allowed.filter((name) => !elsewhere.includes(name));
}
