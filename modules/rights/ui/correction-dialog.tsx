import { useContext, useState } from 'react';
import { post } from '../../../platform/ui/api.ts';
import { DefinitionsContext } from '../../../platform/ui/definitions.ts';
import { FieldInput } from '../../../platform/ui/field-input.tsx';
import { useLanguage } from '../../../platform/ui/language.tsx';
import type { ToldRow, ToldValue } from '../told.ts';
import { Reason, SendDialog } from './sending.tsx';
import { words } from './words.ts';

interface CorrectionDialogProps {
  readonly row: ToldRow;
  readonly value: ToldValue;
  readonly person: string;
  readonly onClose: () => void;
  readonly onSent: () => void;
}

/** Asks for one field to be corrected, with the input that the field has everywhere. */
export function CorrectionDialog({ row, value, person, onClose, onSent }: CorrectionDialogProps) {
  const { t } = useLanguage();
  const definitions = useContext(DefinitionsContext);
  const [wanted, setWanted] = useState<unknown>(value.value);
  const [reason, setReason] = useState('');
  const field = definitions.get(row.record)?.fields[value.field];
  if (!field) return null;
  const send = () =>
    post('/api/corrections', {
      values: {
        ...{ person, what: value.correctable, reason },
        rowId: row.record === 'person' ? null : row.id,
        valueWanted: wanted === null || wanted === undefined ? null : String(wanted),
      },
    });
  return (
    <SendDialog
      title={t(words.correctOf, { label: value.label })}
      act={t(words.send)}
      said={t(words.sent)}
      onClose={onClose}
      onSend={send}
      onSent={onSent}
    >
      <div>
        <div className="mute">{t(words.now)}</div>
        <div>{value.text || t(words.notGiven)}</div>
      </div>
      <FieldInput
        name="wanted"
        field={{ ...field, label: words.wanted, required: false, hint: undefined }}
        value={wanted}
        onChange={setWanted}
      />
      <Reason required value={reason} onChange={setReason} />
      <p className="hint">{t(words.clock)}</p>
    </SendDialog>
  );
}
