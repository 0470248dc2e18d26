import type { ReactNode } from 'react';
import { extensionOf } from '../files/name.ts';
import { isPicture } from '../files/types.ts';
import { attachmentWords as words } from './attachment-words.ts';
import { useLanguage } from './language.tsx';

export interface AttachedFile {
  readonly id: string;
  readonly state: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly at: string;
  readonly actor: { readonly name: string };
  /** May be looked at in the browser. */
  readonly shown: boolean;
}

/** One file: what it looks like, what it is called, how large, since when and by whom. What is taken away is only named. */
export function Attached({ file, children }: { readonly file: AttachedFile; readonly children: ReactNode }) {
  const { t, language } = useLanguage();
  const { id, name, size, at, actor, mediaType, shown } = file;
  const isKept = file.state === 'kept';
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'Asia/Shanghai' });
  return (
    <li>
      {isKept && isPicture(mediaType) ? (
        <img src={`/api/files/${id}/view`} alt="" loading="lazy" width={56} height={56} />
      ) : (
        <span className="ending" aria-hidden="true">
          {extensionOf(name)}
        </span>
      )}
      <div>
        {isKept && shown ? (
          <a href={`/api/files/${id}/view`} target="_blank" rel="noreferrer" aria-label={t(words.opensNew, { name })}>
            {name}
          </a>
        ) : (
          <span>{name}</span>
        )}
        <div className="hint">
          {shownSize(size, language)} · <time dateTime={at}>{day.format(new Date(at))}</time> · {actor.name}
        </div>
      </div>
      <div className="row">
        {isKept ? (
          <a href={`/api/files/${id}?language=${language}`} download={name} aria-label={t(words.downloadOf, { name })}>
            {t(words.download)}
          </a>
        ) : null}
        {children}
      </div>
    </li>
  );
}

function shownSize(bytes: number, language: string): string {
  const [value, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'KB'] : [bytes / 1024 / 1024, 'MB'];
  return `${new Intl.NumberFormat(language, { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)} ${unit}`;
}
