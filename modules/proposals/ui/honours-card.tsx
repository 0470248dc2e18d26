import type { Definition } from '../../../platform/record/define.ts';
import { useActor } from '../../../platform/ui/actor.ts';
import { type Row, shownValue } from '../../../platform/ui/format.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Tag } from '../../../platform/ui/page.tsx';
import { isOffice } from '../../roles.ts';
import { excellence } from '../excellence.ts';
import { proposalPublication } from '../publication.ts';
import { supervision } from '../supervision.ts';
import { Acts } from './acts.tsx';
import { AddRow } from './add-row.tsx';
import { partOf, useDay, useToday, type Whole } from './whole.ts';
import { words } from './words.ts';

const ended = ['replied', 'closed'];

/** Who supervises it, whether it is an excellent one, whether it is public; each with what may be done about it. */
export function HonoursCard({ whole }: { readonly whole: Whole }) {
  const { t, language } = useLanguage();
  const actor = useActor();
  const day = useDay();
  const today = useToday();
  const [supervisions, excellences, publications] = [supervision, excellence, proposalPublication].map(({ name }) =>
    partOf(whole, name),
  ) as [readonly Row[], readonly Row[], readonly Row[]];
  const { proposal } = whole;
  const office = actor !== null && isOffice(actor);
  const isEnded = ended.includes(proposal.state ?? '');
  const isOpen = office && ['filed', 'handling', ...ended].includes(proposal.state ?? '');
  if (supervisions.length + excellences.length + publications.length === 0 && !isOpen) return null;
  const fixed = { proposal: proposal.id };
  const kept = publications.some(({ state }) => state !== 'withdrawn');
  return (
    <section className="card">
      <h2>{t(words.honours)}</h2>
      {supervisions.map((row) => (
        <Fact key={row.id} definition={supervision} row={row}>
          {shownValue(supervision.fields.post, row.post, language)} {String(row.leader ?? '')}{' '}
          <span className="mute">
            {[row.progress, day(row.supervisedOn ?? row.chosenOn)].filter(Boolean).join(' · ')}
          </span>
        </Fact>
      ))}
      {excellences.map((row) => (
        <Fact key={row.id} definition={excellence} row={row}>
          {t(excellence.label)}{' '}
          <span className="mute">{[row.nominatedBy, day(row.chosenOn)].filter(Boolean).join(' · ')}</span>
        </Fact>
      ))}
      {publications.map((row) => (
        <Fact key={row.id} definition={proposalPublication} row={row}>
          {t(proposalPublication.label)} <span className="mute">{day(row.publishedOn ?? row.checkedOn)}</span>
        </Fact>
      ))}
      {isOpen ? (
        <div className="row">
          <AddRow
            definition={supervision}
            label={t(words.addSupervision)}
            fixed={fixed}
            initial={{ chosenOn: today }}
          />
          {isEnded && excellences.length === 0 ? (
            <AddRow definition={excellence} label={t(words.nominate)} fixed={fixed} initial={{ nominatedOn: today }} />
          ) : null}
          {isEnded && proposal.publishable === true && !kept ? (
            <AddRow
              definition={proposalPublication}
              label={t(words.publishIt)}
              fixed={fixed}
              initial={{ checkedOn: today }}
            />
          ) : null}
        </div>
      ) : null}
    </section>
  );
}

interface FactProps {
  readonly definition: Definition;
  readonly row: Row;
  readonly children: React.ReactNode;
}

function Fact({ definition, row, children }: FactProps) {
  const { t } = useLanguage();
  return (
    <div className="piece">
      <p className="row">
        <span className="grow">{children}</span>
        {row.state === 'kept' ? null : <Tag>{t(definition.states?.[row.state ?? ''] ?? '')}</Tag>}
      </p>
      <div className="row">
        <Acts definition={definition} row={row} />
      </div>
    </div>
  );
}
