import { shownNumber } from '../documents/model.ts';

export interface Bar {
  readonly key: string;
  readonly label: string;
  readonly value: number | null;
  readonly text?: string;
  /** Opens the evidence of this part. */
  readonly onOpen?: () => void;
}

/** Values side by side, each with its number, which opens where it has evidence. */
export function Bars({ bars }: { readonly bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map(({ value }) => value ?? 0));
  return (
    <div className="bars">
      {bars.map((bar) => (
        <BarRow key={bar.key} bar={bar} share={(bar.value ?? 0) / most} />
      ))}
    </div>
  );
}

function BarRow({ bar, share }: { readonly bar: Bar; readonly share: number }) {
  const text = bar.text ?? shownNumber(bar.value);
  return (
    <>
      <span>{bar.label}</span>
      <span className="bar" aria-hidden="true">
        <i style={{ width: `${share * 100}%` }} />
      </span>
      {bar.onOpen ? (
        <button type="button" className="live" aria-label={`${bar.label} ${text}`} onClick={bar.onOpen}>
          {text}
        </button>
      ) : (
        <span className="n">{text}</span>
      )}
    </>
  );
}
