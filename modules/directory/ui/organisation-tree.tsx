import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { organisationLevel } from '../../../data/organisation-level.ts';
import { parties } from '../../../data/parties.ts';
import { shownNumber } from '../../../platform/documents/model.ts';
import { queryOf, useAnswer } from '../../../platform/ui/api.ts';
import { useAsked } from '../../../platform/ui/asked.ts';
import { EvidenceDrawer } from '../../../platform/ui/evidence.tsx';
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
  const { asked, ask } = useAsked();
  const { on } = useSearch({ strict: false }) as { on?: string };
  const { data, error, refetch } = useAnswer<Tree>(`/api/organisations/tree${queryOf({ on })}`);
  if (error || !data) return <Pending title={t(words.treeTitle)} error={error} again={() => void refetch()} />;
  const open = (where: string) => ask({ figure: 'directory.members', where });
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
                {t(party)}{' '}
                <button type="button" className="live" onClick={() => open(`party:${party.code}`)}>
                  {shownNumber(sum(byParty.get(party.code) ?? [], children))}
                </button>
              </h2>
              <Branches nodes={byParty.get(party.code) ?? []} below={children} onOpen={open} />
            </section>
          ))}
      </div>
      {asked ? <EvidenceDrawer key={asked.where} {...asked} when={{ at: data.on }} onClose={() => ask(null)} /> : null}
    </>
  );
}

type Below = ReadonlyMap<string | null, readonly Node[]>;

interface BranchesProps {
  readonly nodes: readonly Node[];
  readonly below: Below;
  readonly onOpen: (where: string) => void;
}

function Branches({ nodes, below, onOpen }: BranchesProps) {
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
              <span className="n">
                <button
                  type="button"
                  className="live"
                  aria-label={`${node.name} ${shownNumber(sum([node], below))}`}
                  onClick={() => onOpen(`organisation:${within(node, below).join(',')}`)}
                >
                  {shownNumber(sum([node], below))}
                </button>
              </span>
            </div>
            {inner.length > 0 ? <Branches nodes={inner} below={below} onOpen={onOpen} /> : null}
          </li>
        );
      })}
    </ul>
  );
}

/** Its own id first, then those below it. */
function within(node: Node, below: Below): string[] {
  return [node.id, ...(below.get(node.id) ?? []).flatMap((inner) => within(inner, below))];
}

function sum(nodes: readonly Node[], below: Below): number {
  return nodes.reduce((total, node) => total + node.members + sum(below.get(node.id) ?? [], below), 0);
}
