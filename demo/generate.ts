import { lastFile } from './files.ts';
import { honoursBook } from './honours.ts';
import { organisationsBook } from './organisations.ts';
import { demoMembers } from './people.ts';
import { postsBook } from './posts.ts';
import { proposalsBook } from './proposals.ts';
import { type DemoFile, rosters } from './rosters.ts';

/** The demonstration district as the workbooks that its office would receive, in the order in which they are taken in. */
export async function demoWorkbooks(): Promise<DemoFile[]> {
  const members = demoMembers();
  return [
    { fileName: '示例-组织沿革.xlsx', bytes: organisationsBook() },
    ...rosters(members),
    { fileName: '示例-代表委员与干部.xlsx', bytes: postsBook(members) },
    { fileName: '示例-提案办理情况.xlsx', bytes: proposalsBook(members) },
    { fileName: lastFile, bytes: honoursBook(members) },
  ];
}
