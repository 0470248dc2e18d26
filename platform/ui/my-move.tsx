import { Link } from '@tanstack/react-router';
import { useContext } from 'react';
import type { Move, Moves } from '../clock/my-move.ts';
import type { Label } from '../errors/errors.ts';
import { formatPartialDate } from '../text/partial-date.ts';
import { useAnswer } from './api.ts';
import { words as clockWords } from './clock-words.ts';
import { useMoverName } from './clocks.tsx';
import { ClocksContext } from './definitions.ts';
import { useLanguage } from './language.tsx';
import { Failed } from './page.tsx';
import { StandingTag } from './standing-tag.tsx';

const words = {
  mine: { zh: '我的待办', en: 'My move' },
  nothing: { zh: '没有等您处理的事项', en: 'Nothing waits for you' },
  overdue: { zh: '{count} 项超期', en: '{count} overdue' },
  dueSoon: { zh: '{count} 项即将到期', en: '{count} due soon' },
  others: { zh: '等待他人', en: 'Waiting for others' },
  more: { zh: '另有 {count} 项', en: '{count} more' },
} as const;

/** What waits for whoever reads it, most urgent first, and what they see that waits for others. */
export function MyMove() {
  const { t } = useLanguage();
  const { data, error, refetch } = useAnswer<Moves>('/api/my-move');
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!data) return null;
  const { mine, others, counts, names } = data;
  const told = [
    ...(counts.overdue > 0 ? [t(words.overdue, { count: counts.overdue })] : []),
    ...(counts.dueSoon > 0 ? [t(words.dueSoon, { count: counts.dueSoon })] : []),
  ];
  return (
    <>
      <MoveList title={words.mine} note={told.join(' · ')} moves={mine} all={counts.mine} names={names} />
      {others.length > 0 ? (
        <MoveList title={words.others} moves={others} all={counts.others} names={names} whose />
      ) : null}
    </>
  );
}

interface MoveListProps {
  readonly title: Label;
  readonly note?: string;
  readonly moves: readonly Move[];
  readonly all: number;
  readonly names: Readonly<Record<string, string>>;
  readonly whose?: boolean;
}

function MoveList({ title, note, moves, all, names, whose = false }: MoveListProps) {
  const { t } = useLanguage();
  return (
    <section className="card moves">
      <h2>{t(title)}</h2>
      {note ? <p className="mute">{note}</p> : null}
      {moves.length === 0 ? <p className="mute">{t(words.nothing)}</p> : null}
      <ul>
        {moves.map((move) => (
          <MoveLine key={move.id} move={move} names={names} whose={whose} />
        ))}
      </ul>
      {all > moves.length ? <p className="mute">{t(words.more, { count: all - moves.length })}</p> : null}
    </section>
  );
}

function MoveLine({ move, names, whose }: Pick<MoveListProps, 'names' | 'whose'> & { readonly move: Move }) {
  const { t, language } = useLanguage();
  const rule = useContext(ClocksContext)[move.record]?.[move.name];
  const nameOf = useMoverName(names);
  const label = t(rule?.label ?? move.name);
  return (
    <li className="move">
      <span className="mute">{label}</span>
      {move.title ? <Link to={`/${move.plural}/${move.row}`}>{move.title}</Link> : null}
      {whose ? <span className="mute">{nameOf({ kind: move.moverKind, id: move.mover })}</span> : null}
      <span className="when">
        <StandingTag standing={move.standing} />{' '}
        {move.due ? t(clockWords.due, { day: formatPartialDate(move.due, language) }) : ''}
      </span>
    </li>
  );
}
