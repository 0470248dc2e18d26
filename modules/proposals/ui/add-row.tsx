import { useState } from 'react';
import type { Definition } from '../../../platform/record/define.ts';
import { Dialog } from '../../../platform/ui/dialog.tsx';
import type { Values } from '../../../platform/ui/draft.ts';
import { RecordForm, type Shape } from '../../../platform/ui/form.tsx';
import { useChanged } from './whole.ts';

interface AddRowProps {
  readonly definition: Definition;
  readonly label: string;
  readonly fixed: Values;
  readonly initial?: Values;
  readonly shape?: Shape;
}

/** A record that belongs to the one on the page, made beside what it belongs to. */
export function AddRow({ definition, label, fixed, initial, shape }: AddRowProps) {
  const [open, setOpen] = useState(false);
  const changed = useChanged();
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        {label}
      </button>
      {open ? (
        <Dialog title={label} onClose={() => setOpen(false)}>
          <RecordForm
            definition={definition}
            row={null}
            fixed={fixed}
            {...(initial ? { initial } : {})}
            {...(shape ? { shape } : {})}
            onCancel={() => setOpen(false)}
            onSaved={() => {
              setOpen(false);
              void changed();
            }}
          />
        </Dialog>
      ) : null}
    </>
  );
}
