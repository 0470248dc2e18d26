import { Link, useParams } from '@tanstack/react-router';
import { useContext } from 'react';
import { type Document, shownNumber } from '../../../platform/documents/model.ts';
import { useAnswer } from '../../../platform/ui/api.ts';
import { useAsked } from '../../../platform/ui/asked.ts';
import { DefinitionsContext } from '../../../platform/ui/definitions.ts';
import { DocumentView } from '../../../platform/ui/document.tsx';
import { EvidenceDrawer } from '../../../platform/ui/evidence.tsx';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { PageTitle, Pending, Tag } from '../../../platform/ui/page.tsx';
import { words } from '../words.ts';

interface Part {
  readonly label: string;
  readonly sealed: number | null;
  readonly now: number | null;
}

interface Change {
  readonly figure: string;
  readonly label: string;
  readonly sealed: number | null;
  readonly now: number | null;
  readonly parts: readonly Part[];
  readonly record: string | null;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

interface Sealed {
  readonly title: string;
  readonly during: string;
  readonly sealedAt: string;
  readonly document: Document;
  readonly signer: { readonly fingerprint: string };
  readonly changes: readonly Change[];
}

/** A report as it was sealed, and what the records say differently since. */
export function SealedReportPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const { t, language } = useLanguage();
  const { data, error, refetch } = useAnswer<Sealed>(`/api/reports/seals/${id}`);
  const { asked, ask } = useAsked();
  if (error || !data) return <Pending title={t(words.sealsTitle)} error={error} again={() => void refetch()} />;
  const at = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Shanghai' });
  return (
    <>
      <PageTitle
        title={data.title}
        note={<Tag tone="done">{t(words.sealedOn, { day: at.format(new Date(data.sealedAt)) })}</Tag>}
      >
        <a className="button primary" href={`/api/reports/seals/${id}/file`}>
          {t(words.sealedFile)}
        </a>
        <Link className="button" to="/reports/annual" search={{ during: data.during } as never}>
          {t(words.live)}
        </Link>
      </PageTitle>
      <div className="two">
        <DocumentView document={data.document} open={asked} onOpen={ask} />
        <section className="card">
          <h2>{t(words.since)}</h2>
          {data.changes.length === 0 ? <p className="mute">{t(words.sinceNone)}</p> : null}
          {data.changes.map((change) => (
            <Changed key={change.figure} change={change} />
          ))}
          <h2>{t(words.fingerprint)}</h2>
          <code className="wrap">{data.signer.fingerprint}</code>
        </section>
      </div>
      {asked ? (
        <EvidenceDrawer
          key={`${asked.figure} ${asked.where ?? ''}`}
          {...asked}
          when={{ during: data.during }}
          path={`/api/reports/seals/${id}/evidence/${asked.figure}`}
          onClose={() => ask(null)}
        />
      ) : null}
    </>
  );
}

const SHOWN = 10;

function Changed({ change }: { readonly change: Change }) {
  const { t } = useLanguage();
  const definitions = useContext(DefinitionsContext);
  const plural = change.record && definitions.get(change.record)?.plural;
  const rows = [...change.added, ...change.changed, ...change.removed];
  const params = {
    label: change.label,
    sealed: shownNumber(change.sealed),
    now: shownNumber(change.now),
    added: change.added.length,
    removed: change.removed.length,
    changed: change.changed.length,
  };
  return (
    <div>
      <p>{t(words.sinceFigure, params)}</p>
      {change.parts.length > 0 ? <p className="mute">{change.parts.map(shownPart).join('；')}</p> : null}
      <p className="row">
        {rows.slice(0, SHOWN).map((row, index) => (
          <Link key={row} to={`/${plural}/${row}`}>
            {index + 1}
          </Link>
        ))}
        {rows.length > SHOWN ? <span className="mute">{t(words.more, { count: rows.length - SHOWN })}</span> : null}
      </p>
    </div>
  );
}

/** 民革 179 → 178 */
function shownPart({ label, sealed, now }: Part): string {
  return `${label} ${shownNumber(sealed)} → ${shownNumber(now)}`;
}
