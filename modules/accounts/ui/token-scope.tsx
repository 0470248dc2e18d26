import './token-scope.css';
import { useContext, useState } from 'react';
import type { Label } from '../../../platform/errors/errors.ts';
import { useActor } from '../../../platform/ui/actor.ts';
import { DefinitionsContext } from '../../../platform/ui/definitions.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { roles } from '../../roles.ts';
import { words } from './own-words.ts';

export interface Carried {
  readonly readOnly: boolean;
  readonly roles: readonly string[] | null;
  readonly records: readonly string[] | null;
}

/** What a token is for, in one line. */
export function TokenCarries({ readOnly, roles: carried, records }: Carried) {
  const { t, language } = useLanguage();
  const definitions = useContext(DefinitionsContext);
  const list = (names: readonly (Label | string)[]) =>
    names.map((name) => t(name)).join(language === 'en' ? ', ' : '、');
  return (
    <div className="hint">
      {[
        t(readOnly ? words.readOnly : words.readWrite),
        carried ? list(carried.map((code) => roles.byCode.get(code) ?? code)) : t(words.allRoles),
        records ? list(records.map((name) => definitions.get(name)?.label ?? name)) : t(words.allRecords),
      ].join(' · ')}
    </div>
  );
}

/** Asks what a new token is for: nothing but reading, all of my roles and all records, unless something else is chosen. */
export function TokenScopeChoice() {
  const { t } = useLanguage();
  const held = useActor()?.roles ?? [];
  const definitions = useContext(DefinitionsContext);
  return (
    <>
      <label className="row">
        <input name="readOnly" type="checkbox" defaultChecked /> {t(words.readOnly)}
      </label>
      {held.length > 1 ? (
        <Some
          name="roles"
          label={words.rolesCarried}
          all={words.allRoles}
          choices={held.map((code) => [code, roles.byCode.get(code) ?? { zh: code, en: code }])}
        />
      ) : null}
      <Some
        name="records"
        label={words.recordsCarried}
        all={words.allRecords}
        choices={[...definitions.values()].map(({ name, label }) => [name, label])}
      />
    </>
  );
}

interface SomeProps {
  readonly name: 'roles' | 'records';
  readonly label: Label;
  readonly all: Label;
  readonly choices: readonly (readonly [code: string, label: Label])[];
}

function Some({ name, label, all, choices }: SomeProps) {
  const { t } = useLanguage();
  const [some, chooseSome] = useState(false);
  const [chosen, choose] = useState<readonly string[]>([]);
  return (
    <fieldset className="token-scope">
      <legend>{t(label)}</legend>
      {(['all', 'some'] as const).map((way) => (
        <label key={way} className="row">
          <input
            type="radio"
            name={`${name}?`}
            value={way}
            checked={some === (way === 'some')}
            onChange={() => chooseSome(way === 'some')}
          />{' '}
          {t(way === 'some' ? words.onlyThese : all)}
        </label>
      ))}
      {some ? (
        <div className="choices">
          {choices.map(([code, choice]) => (
            <label key={code} className="row">
              <input
                type="checkbox"
                name={`${name} ${code}`}
                // One at least: the first is asked for as long as there is none.
                required={chosen.length === 0 && code === choices[0]?.[0]}
                onChange={({ target: { checked } }) =>
                  choose(checked ? [...chosen, code] : chosen.filter((one) => one !== code))
                }
              />{' '}
              {t(choice)}
            </label>
          ))}
        </div>
      ) : null}
    </fieldset>
  );
}

/** What was chosen, from the form's values. None of some is sent as such, and refused: it does not become all. */
export function scopeTyped(typed: Readonly<Record<string, string>>) {
  const chosen = (name: SomeProps['name']) => {
    if (typed[`${name}?`] !== 'some') return {};
    return {
      [name]: Object.keys(typed).flatMap((key) => (key.startsWith(`${name} `) ? [key.slice(name.length + 1)] : [])),
    };
  };
  return { readOnly: typed.readOnly !== undefined, ...chosen('roles'), ...chosen('records') };
}
