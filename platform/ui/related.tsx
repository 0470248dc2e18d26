import { Link } from '@tanstack/react-router';
import { useContext } from 'react';
import { shownNumber } from '../documents/model.ts';
import type { Definition } from '../record/define.ts';
import { queryOf, useAnswer } from './api.ts';
import { DefinitionsContext } from './definitions.ts';
import { labelOfMany, type Row, shownValue } from './format.ts';
import { useLanguage } from './language.tsx';
import { defaultColumns, valueAt } from './list-state.ts';
import { Tag } from './page.tsx';
import { usePaths } from './paths.ts';
import { words } from './words.ts';

const SHOWN = 10;

/** The records that refer to this one, by each reference: the first ones, and the way to all. */
export function Related({ definition, id }: { readonly definition: Definition; readonly id: string }) {
  const definitions = useContext(DefinitionsContext);
  const references = [...definitions.values()].flatMap((other) =>
    Object.entries(other.fields)
      .filter(([, field]) => field.to === definition.name && !field.filledIn)
      .map(([name]) => ({ other, name })),
  );
  return references.map(({ other, name }) => (
    <RelatedList key={`${other.name}.${name}`} definition={other} field={name} id={id} />
  ));
}

interface RelatedListProps {
  readonly definition: Definition;
  readonly field: string;
  readonly id: string;
}

function RelatedList({ definition, field, id }: RelatedListProps) {
  const { t, language } = useLanguage();
  const all = usePaths(definition);
  const columns = defaultColumns(definition, all).filter((path) => path !== field && !path.startsWith(`${field}.`));
  const { data } = useAnswer<{ rows: readonly Row[]; total: number }>(
    `/api/${definition.plural}${queryOf({ [field]: id, columns: columns.join(','), size: SHOWN })}`,
  );
  if (!data || data.total === 0) return null;
  const paths = all.filter(({ path }) => columns.includes(path));
  const titled = Math.max(
    0,
    paths.findIndex(({ path }) => path === definition.title),
  );
  return (
    <section className="card">
      <h2>
        {t(labelOfMany(definition))} {shownNumber(data.total)}
      </h2>
      <div className="scroll">
        <table>
          <thead>
            <tr>
              {paths.map(({ path, field: { label } }) => (
                <th key={path} scope="col">
                  {t(label)}
                </th>
              ))}
              {definition.states ? <th scope="col">{t(words.state)}</th> : null}
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row) => (
              <tr key={row.id}>
                {paths.map(({ path, field: shown }, index) => (
                  <td key={path}>
                    {index === titled ? (
                      <Link to={`/${definition.plural}/${row.id}`}>
                        {shownValue(shown, valueAt(row, path), language) || row.title}
                      </Link>
                    ) : (
                      shownValue(shown, valueAt(row, path), language)
                    )}
                  </td>
                ))}
                {definition.states ? (
                  <td>
                    <Tag>{t(definition.states[row.state ?? ''] ?? '')}</Tag>
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {data.total > SHOWN ? (
        <Link to={`/${definition.plural}`} search={{ [field]: id } as never}>
          {t(words.all, { total: data.total })}
        </Link>
      ) : null}
    </section>
  );
}
