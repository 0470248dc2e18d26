import { join } from 'node:path';
import { buildServer } from '../apps/server/server.ts';
import { keyringFrom } from '../platform/access/keyring.ts';
import { connect, wholly } from '../platform/db/database.ts';
import { setTraditional } from '../platform/text/say.ts';
import { traditional } from '../platform/text/traditional.ts';
import { signedIn } from '../tests/support/signed-in.ts';
import { district, region } from './place.ts';

/*
 * The server itself, once for the district and once for the whole region, as a process of its own:
 * node bench/ours.ts URL FOLDER.
 */
const [url = '', folder = ''] = process.argv.slice(2);
setTraditional(traditional);
const keyring = await keyringFrom(join(folder, 'keys.json'));
const scopes = { district: wholly({ lo: district, hi: district }), region: wholly(region) };
const addresses: Record<string, string> = {};
for (const [name, scope] of Object.entries(scopes)) {
  const database = connect(url);
  const opened = {
    database,
    keyring,
    jurisdiction: name === 'region' ? scope.lo : district,
    scope,
    location: { url, folder },
    url,
  };
  const app = await buildServer(
    { ...opened, close: () => database.close() },
    { demonstration: false, requestsPerMinute: Number.MAX_SAFE_INTEGER },
  );
  addresses[name] = await app.listen({ host: '127.0.0.1', port: 0 });
  const clerk = { grants: [{ role: 'office' }] };
  const { cookie } = await signedIn({ database, keyring, jurisdiction: opened.jurisdiction }, clerk);
  addresses[`${name}Cookie`] = cookie;
}
console.log(JSON.stringify(addresses));
process.on('SIGTERM', () => process.exit(0));
