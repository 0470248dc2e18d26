import { useContext } from 'react';
import type { Reckoned, Step } from '../clock/reckon.ts';
import type { Length, Mover, Rule } from '../clock/rule.ts';
import type { ToldClock, ToldClocks } from '../clock/told.ts';
import { formatPartialDate } from '../text/partial-date.ts';
import { useAnswer } from './api.ts';
import './clocks.css';
import { words } from './clock-words.ts';
import { ClocksContext, DefinitionsContext } from './definitions.ts';
import { useLanguage } from './language.tsx';
import { StandingTag } from './standing-tag.tsx';

/** Names of movers as the reader may see them. */
export function useMoverName(names: Readonly<Record<string, string>>): (mover: Mover) => string {
  const { t } = useLanguage();
  const definitions = useContext(DefinitionsContext);
  return ({ kind, id }) => {
    if (kind === 'office') return t(words.office);
    const party = kind === 'party' && definitions.get('organisation')?.fields.party?.codes?.byCode.get(String(id));
    return party ? t(party) : (names[`${kind}:${id}`] ?? t(words.somebody));
  };
}

/** The deadlines of a record: whose move it is until when, and how each day was reached. */
export function Clocks({
  record,
  plural,
  id,
}: {
  readonly record: string;
  readonly plural: string;
  readonly id: string;
}) {
  const { t } = useLanguage();
  const rules = useContext(ClocksContext)[record];
  const { data } = useAnswer<ToldClocks>(rules ? `/api/${plural}/${id}/clocks` : null);
  const nameOf = useMoverName(data?.names ?? {});
  if (!rules || !data || data.clocks.length === 0) return null;
  return (
    <section className="card clocks">
      <h2>{t(words.clocks)}</h2>
      <ul>
        {data.clocks.map((clock) => (
          <li key={clock.id} className="clock-item">
            <ClockLine clock={clock} rule={rules[clock.name]} nameOf={nameOf} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ClockProps {
  readonly clock: ToldClock;
  readonly rule: Rule | undefined;
  readonly nameOf: (mover: Mover) => string;
}

function ClockLine({ clock, rule, nameOf }: ClockProps) {
  const { t, language } = useLanguage();
  const { standing, mover, ended } = clock;
  const day = (value: string) => formatPartialDate(value, language);
  return (
    <>
      <div className="clock">
        <strong>{t(rule?.label ?? clock.name)}</strong>
        <StandingTag standing={standing} />
        <span className="when">{whenOf(clock, day, t)}</span>
      </div>
      <div className="mute">
        {ended ? nameOf(mover) : t(words.whose, { mover: nameOf(mover) })}
        {ended ? null : <Distance clock={clock} />}
      </div>
      <details>
        <summary className="mute">{t(words.how)}</summary>
        <ol className="steps">
          {clock.steps.map((step) => (
            <li key={`${step.kind} ${step.kind === 'extended' ? step.event.day : step.from}`}>
              <StepText step={step} nameOf={nameOf} />
            </li>
          ))}
        </ol>
        <Exceptions clock={clock} />
        {clock.calendarOut ? <p className="hint">{t(words.calendarOut)}</p> : null}
        <Spans clock={clock} nameOf={nameOf} />
      </details>
    </>
  );
}

/** The day that it is due; of what is over, the day that it was done and the one that it was due. */
function whenOf(
  { due, ended }: ToldClock,
  day: (value: string) => string,
  t: ReturnType<typeof useLanguage>['t'],
): string {
  const until = due ? t(words.due, { day: day(due) }) : t(words.noDue);
  return ended ? `${day(ended)} / ${until}` : until;
}

function Distance({ clock: { late, left, due } }: { readonly clock: Reckoned }) {
  const { t } = useLanguage();
  if (late > 0) return <span className="late"> · {t(words.lateBy, { count: late })}</span>;
  return due ? <> · {t(words.left, { count: left })}</> : null;
}

function StepText({ step, nameOf }: { readonly step: Step; readonly nameOf: (mover: Mover) => string }) {
  const { t, language } = useLanguage();
  const day = (value: string) => formatPartialDate(value, language);
  const due = day(step.due.day);
  const moved = step.due.counted === step.due.day ? '' : t(words.movedOn, { counted: day(step.due.counted) });
  if (step.kind === 'counted') {
    return t(words.counted, { from: day(step.from), length: lengthIn(step.length, t), day: due }) + moved;
  }
  if (step.kind === 'extended') {
    const { day: on, approver, reason } = step.event;
    return t(words.extended, { on: day(on), approver: nameOf(approver), reason, day: due }) + moved;
  }
  const { from, to, mover, reason, moves } = step;
  if (to === null) return t(words.stopped, { from: day(from), mover: nameOf(mover), reason });
  const params = { from: day(from), to: day(to), mover: nameOf(mover), reason, day: due };
  return moves ? t(words.resumed, params) + moved : t(words.tooLate, params);
}

function lengthIn(length: Length, t: ReturnType<typeof useLanguage>['t']): string {
  if ('workingDays' in length) return t(words.workingDays, { count: length.workingDays });
  return 'days' in length ? t(words.days, { count: length.days }) : t(words.months, { count: length.months });
}

/** Holidays on the way, and the weekends worked for them. */
function Exceptions({ clock: { exceptions } }: Pick<ClockProps, 'clock'>) {
  const { t, language } = useLanguage();
  const day = (value: string) => formatPartialDate(value, language);
  if (exceptions.length === 0) return null;
  return (
    <ul className="hint">
      {exceptions.map(({ from, to, works, label }) => {
        const word = works ? words.worked : from === to ? words.offOne : words.off;
        return <li key={from}>{t(word, { name: label, from: day(from), to: day(to) })}</li>;
      })}
    </ul>
  );
}

/** Whose the time was: as a bar, and as the table that says the same. */
function Spans({ clock: { spans }, nameOf }: Pick<ClockProps, 'clock' | 'nameOf'>) {
  const { t, language } = useLanguage();
  if (spans.length === 0) return null;
  const all = spans.reduce((sum, { days }) => sum + days, 0);
  const day = (value: string) => formatPartialDate(value, language);
  return (
    <>
      <div className="spans" aria-hidden="true">
        {spans.map(({ from, kind, days }) => (
          <i key={from} className={kind} style={{ width: `${(days / all) * 100}%` }} />
        ))}
      </div>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t(words.spanWhose)}</th>
            <th scope="col">{t(words.spanFrom)}</th>
            <th scope="col">{t(words.spanTo)}</th>
            <th scope="col" className="n">
              {t(words.spanDays)}
            </th>
          </tr>
        </thead>
        <tbody>
          {spans.map(({ from, to, mover, kind, workingDays }) => (
            <tr key={from}>
              <td>
                {nameOf(mover)}
                {kind === 'paused' ? ` · ${t(words.paused)}` : ''}
              </td>
              <td>{day(from)}</td>
              <td>{day(to)}</td>
              <td className="n">{workingDays}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
