import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { organisationLevel } from '../../../data/organisation-level.ts';
import { parties } from '../../../data/parties.ts';
import { queryOf, useAnswer } from '../../../platform/ui/api.ts';
import { useLanguage } from '../../../platform/ui/language.tsx';
import { Empty, PageTitle, Pending } from '../../../platform/ui/page.tsx';
import { words } from '../words.ts';

interface Node {
  readonly id: string;
  readonly parent: string | null;
  readonly party: string;
  readonly name: string;
  readonly level: string;
  readonly members: number;
}

interface Tree {
  readonly on: string;
  readonly nodes: readonly Node[];
}

/** The organisations as they stood on a day, party by party, with their members and those of all below them. */
export function OrganisationTreePage() {
  const { t } = useLanguage();
  const navigate = useNavigate();
  const { on } = useSearch({ strict: false }) as { on?: string };
  const { data, error, refetch } = useAnswer<Tree>(`/api/organisations/tree${queryOf({ on })}`);
  if (error || !data) return <Pending title={t(words.treeTitle)} error={error} again={() => void refetch()} />;
  const children = Map.groupBy(data.nodes, ({ parent }) => parent);
  const standing = new Set(data.nodes.map(({ id }) => id));
  const tops = data.nodes.filter(({ parent }) => parent === null || !standing.has(parent));
  const byParty = Map.groupBy(tops, ({ party }) => party);
  return (
    <>
      <PageTitle title={t(words.treeTitle)} note={t(words.treeNote, { count: data.nodes.length })}>
        <label>
          {t(words.treeOn)}{' '}
          <input
            type="date"
            value={data.on}
            onChange={(event) => void navigate({ to: '.', search: { on: event.target.value } as never, replace: true })}
          />
        </label>
      </PageTitle>
      {data.nodes.length === 0 ? (
        <Empty title={t(words.treeEmpty)}>
          <Link to="/imports">{t(words.treeImport)}</Link>
        </Empty>
      ) : null}
      <div className="columns">
        {parties.entries
          .filter(({ code }) => byParty.has(code))
          .map((party) => (
            <section key={party.code} className="card tree">
              <h2>
                {t(party)} <small className="mute">{sum(byParty.get(party.code) ?? [], children)}</small>
              </h2>
              <Branches nodes={byParty.get(party.code) ?? []} below={children} />
            </section>
          ))}
      </div>
    </>
  );
}

type Below = ReadonlyMap<string | null, readonly Node[]>;

function Branches({ nodes, below }: { readonly nodes: readonly Node[]; readonly below: Below }) {
  const { t } = useLanguage();
  return (
    <ul>
      {nodes.map((node) => {
        const inner = below.get(node.id) ?? [];
        return (
          <li key={node.id}>
            <div>
              <Link to={`/organisations/${node.id}`}>{node.name}</Link>
              <span className="mute">{t(organisationLevel.byCode.get(node.level) ?? node.level)}</span>
              <Link className="n" to="/memberships" search={{ organisation: node.id, state: 'active' } as never}>
                {inner.length > 0 ? sum([node], below) : node.members}
              </Link>
            </div>
            {inner.length > 0 ? <Branches nodes={inner} below={below} /> : null}
          </li>
        );
      })}
    </ul>
  );
}

function sum(nodes: readonly Node[], below: Below): number {
  return nodes.reduce((total, node) => total + node.members + sum(below.get(node.id) ?? [], below), 0);
}
