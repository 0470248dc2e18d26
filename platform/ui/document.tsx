import './document.css';
import { createContext, useContext } from 'react';
import { type Block, type Document, type FigureInline, headingNumbers, type Inline } from '../documents/model.ts';
import type { Asked } from './asked.ts';

interface DocumentViewProps {
  readonly document: Document;
  /** The number whose evidence stands open. */
  readonly open: Asked | null;
  /** Opens the evidence of a number. */
  readonly onOpen: (figure: FigureInline) => void;
}

const OpenFigure = createContext<Asked | null>(null);

/** A document as a page in which every number is alive. */
export function DocumentView({ document, open, onOpen }: DocumentViewProps) {
  const numbers = headingNumbers(document);
  return (
    <OpenFigure value={open}>
      <article className="card paper" lang={document.language}>
        <p className="mute first">{document.subtitle}</p>
        {placed(document.blocks).map(([place, block]) => (
          <BlockView key={place} block={block} number={numbers.get(block) ?? ''} onOpen={onOpen} />
        ))}
      </article>
    </OpenFigure>
  );
}

/** The parts of a text have no name but their place, and never move. */
function placed<Part>(parts: readonly Part[]): (readonly [place: number, part: Part])[] {
  return parts.map((part, place) => [place, part]);
}

interface BlockProps {
  readonly block: Block;
  readonly number: string;
  readonly onOpen: (figure: FigureInline) => void;
}

function BlockView({ block, number, onOpen }: BlockProps) {
  if (block.kind === 'heading')
    return block.level === 1 ? <h2>{number + block.text}</h2> : <h3>{number + block.text}</h3>;
  // Letters and printed forms are read in Word.
  if (block.kind === 'line' || block.kind === 'form') return null;
  if (block.kind === 'note') return <p className="mute first">{block.text}</p>;
  if (block.kind === 'table') return <TableView block={block} onOpen={onOpen} />;
  if (block.kind === 'bars') return <BarsView block={block} onOpen={onOpen} />;
  return (
    <p>
      {placed(block.inlines).map(([place, inline]) => (
        <InlineView key={place} inline={inline} onOpen={onOpen} />
      ))}
    </p>
  );
}

function InlineView({ inline, onOpen }: { readonly inline: Inline; readonly onOpen: BlockProps['onOpen'] }) {
  const open = useContext(OpenFigure);
  if (inline.kind === 'text') return inline.text;
  const opened = open?.figure === inline.figure && open.where === inline.where;
  return (
    <button type="button" className="live" aria-expanded={opened} onClick={() => onOpen(inline)}>
      {inline.text}
    </button>
  );
}

type Of<Kind extends Block['kind']> = {
  readonly block: Extract<Block, { kind: Kind }>;
  readonly onOpen: BlockProps['onOpen'];
};

function TableView({ block, onOpen }: Of<'table'>) {
  const side = (index: number) => (block.columns[index]?.align === 'right' ? 'n' : undefined);
  return (
    <div className="scroll">
      <table>
        <caption>{block.caption}</caption>
        <thead>
          <tr>
            {block.columns.map(({ label }, index) => (
              <th key={label} scope="col" className={side(index)}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row) => (
            <tr key={row[0]?.text}>
              {row.map((inline, index) => (
                <td key={block.columns[index]?.label} className={side(index)}>
                  <InlineView inline={inline} onOpen={onOpen} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function BarsView({ block, onOpen }: Of<'bars'>) {
  const most = Math.max(1, ...block.bars.map(({ value }) => value.value ?? 0));
  return (
    <figure>
      <figcaption className="mute">
        {block.caption} ({block.unit})
      </figcaption>
      <div className="bars">
        {block.bars.map(({ label, value }) => (
          <div key={label} className="bar-row">
            <span>{label}</span>
            <span className="bar" aria-hidden="true">
              <i style={{ width: `${((value.value ?? 0) / most) * 100}%` }} />
            </span>
            <InlineView inline={value} onOpen={onOpen} />
          </div>
        ))}
      </div>
    </figure>
  );
}
