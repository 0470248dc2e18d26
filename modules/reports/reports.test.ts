import { createHash, createPublicKey } from 'node:crypto';
import { CFB } from '@e965/xlsx';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { newSealKey, privateKeyFrom, publicKeyText } from '../../platform/access/signature.ts';
import { wholly } from '../../platform/db/database.ts';
import { type Document, figuresIn, shownNumber } from '../../platform/documents/model.ts';
import { ask, type Ground } from '../../platform/figures/ask.ts';
import { isRatio } from '../../platform/figures/define.ts';
import { testDatabase } from '../../tests/support/database.ts';
import { officeOf } from '../../tests/support/office.ts';
import { keepDistrict, type SmallDistrict } from '../../tests/support/records.ts';
import { served } from '../../tests/support/served.ts';
import { application } from '../index.ts';
import type { FigureChange } from './changes.ts';
import type { SealedReport } from './seal.ts';
import { verifySeal } from './verify.ts';
import { words } from './words.ts';

const tested = await testDatabase();
const HERE = 440106;
const { inject, get, post } = await served(tested, HERE);
const office = officeOf(tested.database, HERE);
const ground: Ground = {
  database: tested.database,
  definitions: application.definitions,
  scope: wholly({ lo: HERE, hi: HERE }),
};
const during = '2017';

let district: SmallDistrict;
let award: string;
beforeAll(async () => {
  district = await keepDistrict(tested.database, HERE);
  const organisation = await office.create('organisation', { name: '民进支部', party: '07', level: 'branch' });
  const woman = await office.create('person', { name: '王女士', sex: '2', born: '1990-01-01' });
  const stay = await office.create('membership', { person: woman, party: '07', organisation, joined: '2017-03' });
  await office.move('membership', stay, 'review');
  await office.move('membership', stay, 'admit', { joined: '2017-03' });
  award = await office.create('award', { year: 2017, name: '参政议政成果奖', level: 'provincial', party: '05' });
});

interface Report {
  readonly title: string;
  readonly document: Document;
  readonly figures: readonly { readonly id: string; readonly value: number | null }[];
}

async function annual(language = 'zh-Hans'): Promise<Report> {
  const answer = await get(`/api/reports/annual?during=${during}`, { 'accept-language': language });
  expect(answer.statusCode).toBe(200);
  return answer.json();
}

describe('the yearly report', () => {
  test('says of every figure what it is asked as', async () => {
    const { document, figures } = await annual();
    const values = await ask(ground, application.figures, { during });
    expect(figures.map(({ id, value }) => [id, value])).toEqual(values.map(({ figure, value }) => [figure.id, value]));
    const shown = figuresIn(document);
    for (const { figure: id, value, text, where } of shown) {
      const figure = application.figures.filter((known) => known.id === id);
      const [dimension, key] = where?.split(':') ?? [];
      const [asked] = await ask(ground, figure, { during }, dimension);
      const part = asked?.by?.[dimension ?? '']?.find((own) => own.key === key)?.value ?? null;
      const expected = where ? part : asked?.value;
      expect([id, where, value, text]).toEqual([id, where, expected, shownNumber(expected ?? null)]);
    }
    expect(new Set(shown.map(({ figure }) => figure))).toEqual(new Set(application.figures.map(({ id }) => id)));
    expect(values.filter(({ value }) => value).length).toBeGreaterThan(5);
  });

  test('of one party counts what is that party’s, opens to it, and compares it with nobody', async () => {
    const answer = await get(`/api/reports/annual?during=${during}&party=05`);
    const { title, document } = answer.json();
    expect(title).toContain('民盟');
    const members = figuresIn(document).filter(({ figure }) => figure === 'directory.members');
    const [asked] = await ask(
      ground,
      application.figures.filter(({ id }) => id === 'directory.members'),
      { during },
      'party',
    );
    const own = asked?.by?.party?.find(({ key }) => key === '05')?.value;
    expect(members.map(({ where, value }) => [where, value])).toEqual([['party:05', own]]);
    expect(document.blocks.map(({ kind }: { kind: string }) => kind)).not.toContain('table');
    expect((await get(`/api/reports/annual?during=${during}&party=01`)).json().code).toBe('reports.no-such-party');
  });

  test('is the same as a file of data, a page and a document to print', async () => {
    const { title, document, figures } = await annual();
    const [json, html, word] = await Promise.all(
      ['json', 'html', 'docx'].map((extension) => get(`/api/reports/annual.${extension}?during=${during}`)),
    );
    expect(json?.json()).toEqual({ document, figures });
    const xml = Buffer.from(
      CFB.find(CFB.read(word?.rawPayload as Buffer, { type: 'buffer' }), '/word/document.xml')?.content as Uint8Array,
    );
    const written = textOf(xml.toString('utf8'));
    const page = textOf(html?.body ?? '');
    for (const block of document.blocks) {
      const texts = block.kind === 'paragraph' ? [block.inlines.map(({ text }) => text).join('')] : figuresOf(block);
      for (const text of texts) {
        expect(written).toContain(text);
        expect(page).toContain(text);
      }
    }
    for (const [answer, extension, type] of [
      [json, 'json', 'application/json'],
      [html, 'html', 'text/html'],
      [word, 'docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ] as const) {
      expect(answer?.headers['content-type']).toContain(type);
      const name = encodeURIComponent(`${title}.${extension}`);
      expect(answer?.headers['content-disposition']).toBe(`attachment; filename*=UTF-8''${name}`);
    }
  });

  test('is written in the language of the reader, with the same numbers', async () => {
    const [simplified, traditional, english] = await Promise.all(['zh-CN', 'zh-HK', 'en'].map(annual));
    expect([simplified?.title, traditional?.title, english?.title]).toEqual([
      '天河区2017年度多党合作工作报告',
      '天河區2017年度多黨合作工作報告',
      'Report on work with the democratic parties, Tianhe District, 2017',
    ]);
    const numbers = [simplified, traditional, english].map((report) =>
      Object.fromEntries(report?.figures.map(({ id, value }) => [id, value]) ?? []),
    );
    expect(numbers[1]).toEqual(numbers[0]);
    expect(numbers[2]).toEqual(numbers[0]);
    expect(JSON.stringify(english?.document)).not.toMatch(/\p{Script=Han}/u);
  });

  test('of what is no period is refused', async () => {
    for (const period of ['2017-13', 'last year', '2018/2017']) {
      const { statusCode } = await get(`/api/reports/annual?during=${encodeURIComponent(period)}`);
      expect([period, statusCode]).toEqual([period, 422]);
    }
  });
});

function textOf(xml: string): string {
  return xml.replaceAll(/<[^>]*>/g, '');
}

function figuresOf(block: Document['blocks'][number]): string[] {
  return block.kind === 'bars' ? block.bars.map(({ label }) => label) : block.kind === 'table' ? [block.caption] : [];
}

interface Kept {
  readonly id: string;
  readonly digest: string;
  readonly fingerprint: string;
  readonly title: string;
}

async function sealNow(): Promise<Kept> {
  const answer = await post('/api/reports/seals', { kind: 'annual', during });
  expect([answer.statusCode, answer.json().during]).toEqual([201, during]);
  return answer.json();
}

async function fileOf({ id }: { readonly id: string }): Promise<Buffer> {
  return (await get(`/api/reports/seals/${id}/file`)).rawPayload;
}

function verify(file: Uint8Array<ArrayBuffer>, key?: string) {
  const payload = new FormData();
  if (key !== undefined) payload.set('key', key);
  payload.set('file', new Blob([file]), 'report.json');
  return inject({ method: 'POST', url: '/api/reports/verify', headers: { host: 'localhost' }, payload });
}

describe('a seal', () => {
  let kept: Kept;
  let file: Buffer<ArrayBuffer>;
  let sealed: SealedReport;
  let head: { seq: number; hash: string } | undefined;
  beforeAll(async () => {
    kept = await sealNow();
    [head] = await office.rows(`select seq, 'sha-256:' || encode(hash, 'hex') as hash from audit_chain`);
    file = Buffer.from(await fileOf(kept));
    sealed = JSON.parse(file.toString('utf8'));
  });

  test('keeps the report as it is shown, with each figure, its definition and its evidence', async () => {
    const { document, figures } = await annual();
    expect(sealed.document).toEqual(document);
    expect(sealed.figures.map(({ id, value }) => ({ id, value }))).toEqual(
      figures.map(({ id, value }) => ({ id, value })),
    );
    const counts = sealed.figures.flatMap(({ evidence, value }) => (evidence ? [{ evidence, value }] : []));
    expect(counts.map(({ evidence }) => evidence.rows.length)).toEqual(counts.map(({ value }) => value));
    expect(counts).toHaveLength(application.figures.filter((figure) => !isRatio(figure)).length);
    expect(kept.digest).toBe(`sha-256:${createHash('sha256').update(file).digest('hex')}`);
    expect(sealed.log).toEqual(head);
  });

  test('names nobody', () => {
    expect(file.toString('utf8')).not.toMatch(/王女士|张\d|1390000/);
    expect(file.toString('utf8')).toContain(district.people[0]);
  });

  test('verifies with and without the key, in every form in which it is handed out', async () => {
    const whole = { ok: true, title: kept.title, during };
    const { fingerprint } = kept;
    expect((await verify(file)).json()).toEqual({ ...whole, signer: { fingerprint, checked: false } });
    const raw = sealed.signer.publicKey;
    const pem = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: raw }, format: 'jwk' });
    for (const key of [raw, ` ${raw}\n`, pem.export({ format: 'pem', type: 'spki' }) as string])
      expect((await verify(file, key)).json()).toEqual({ ...whole, signer: { fingerprint, checked: true } });
    expect((await verify(file, '')).json()).toEqual({ ...whole, signer: { fingerprint, checked: false } });
  });

  test('does not verify with the key of another, nor with what is no key', async () => {
    const other = publicKeyText(createPublicKey(privateKeyFrom(newSealKey())));
    const answer = (await verify(file, other)).json();
    expect(answer).toMatchObject({ ok: false, signer: { fingerprint: kept.fingerprint, checked: false } });
    expect(answer.firstProblem.code).toBe('reports.other-signer');
    for (const key of ['x', other.slice(1), '-----BEGIN PUBLIC KEY-----']) {
      const refused = await verify(file, key);
      expect([key, refused.statusCode, refused.json().code]).toEqual([key, 422, 'reports.bad-key']);
    }
  });

  test('is refused where a file is not sent as one', async () => {
    const sent = await post('/api/reports/verify', { file: 'x' });
    expect([sent.statusCode, sent.json().code]).toEqual([415, 'http.wrong-type']);
    const part = '--a\r\nContent-Disposition: form-data; name="file"; filename="x"\r\n\r\n';
    for (const [type, payload, code] of [
      ['multipart/form-data; boundary=a', '--a--\r\n', 'reports.not-sealed'],
      ['multipart/form-data; boundary=a', `${part}{}`, 'http.wrong-type'],
      ['multipart/form-data; boundary=a', part.slice(0, 30), 'http.wrong-type'],
      ['multipart/form-data', part, 'http.wrong-type'],
    ] as const) {
      const headers = { host: 'localhost', 'content-type': type };
      const answer = await inject({ method: 'POST', url: '/api/reports/verify', headers, payload });
      expect([payload, answer.json().code]).toEqual([payload, code]);
    }
    expect((await verify(Buffer.from('{}'))).json()).toMatchObject({ ok: false, title: null, signer: null });
  });

  test('verifies with no byte altered, left out or added', () => {
    const codes = Object.values(words).map(({ code }) => code);
    const position = fc.nat({ max: file.length - 1 });
    fc.assert(
      fc.property(position, fc.nat({ max: 255 }), fc.constantFrom('altered', 'added', 'left out'), (at, value, how) => {
        fc.pre(how !== 'altered' || file[at] !== value);
        const between = how === 'left out' ? [] : [value];
        const bytes = Buffer.concat([
          file.subarray(0, at),
          Buffer.from(between),
          file.subarray(how === 'added' ? at : at + 1),
        ]);
        expect(codes).toContain(verifySeal(bytes, null).problem?.word.code);
      }),
      { numRuns: 200 },
    );
  });

  test('made twice is two seals, which are both kept', async () => {
    const again = await sealNow();
    const { rows } = (await get('/api/reports/seals')).json() as { rows: Kept[] };
    expect(again.id).not.toBe(kept.id);
    expect(rows.slice(0, 2).map(({ id }) => id)).toEqual([again.id, kept.id]);
    expect(rows.map(({ fingerprint }) => fingerprint)).toEqual([kept.fingerprint, kept.fingerprint]);
    expect(verifySeal(await fileOf(again), null).problem).toBeNull();
    expect(await fileOf(kept)).toEqual(file);
  });

  test('of another kind, or of none, there is not', async () => {
    const other = await post('/api/reports/seals', { kind: 'monthly', during });
    expect([other.statusCode, other.json().code]).toEqual([422, 'http.wrong-shape']);
    const absent = '01890a5d-ac96-774b-bcce-b302099a8057';
    for (const path of [absent, `${absent}/file`]) {
      const answer = await get(`/api/reports/seals/${path}`);
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'record.not-found']);
    }
  });
});

describe('what has changed since', () => {
  let kept: Kept;
  beforeAll(async () => {
    // Their check digits are wrong, and nobody with a wrong one can be edited.
    for (const person of district.people) await office.edit('person', person, { idNumber: null });
    kept = await sealNow();
  });

  async function changes(figure: string): Promise<Omit<FigureChange, 'label' | 'figure' | 'parts'> | undefined> {
    const answer = (await get(`/api/reports/seals/${kept.id}`)).json() as { changes: FigureChange[] };
    const found = answer.changes.find((change) => change.figure === figure);
    if (!found) return undefined;
    const { label: _label, figure: _figure, parts: _parts, ...change } = found;
    return change;
  }
  const members = 'directory.members';
  const unchanged = { sealed: 5, now: 5, record: 'person', added: [], removed: [], changed: [] };

  test('is nothing at first, nor after a look or a save without a change', async () => {
    await office.edit('person', district.people[0] ?? '', { name: '张0' });
    expect((await get(`/api/reports/seals/${kept.id}`)).json().changes).toEqual([]);
  });

  test('lists what was edited, added and taken away, and leaves the file as it is', async () => {
    const [edited = '', rung = '', gone = ''] = district.people;
    await office.edit('person', edited, { employer: '区医院' });
    expect(await changes(members)).toEqual({ ...unchanged, changed: [edited] });
    await office.edit('person', rung, { phone: '13911112222' });
    expect(await changes(members)).toEqual({ ...unchanged, changed: [edited, rung].sort() });
    await office.move('membership', district.stays[2] ?? '', 'resign', { ends: '2017-06-30' });
    const person = await office.create('person', { name: '后来者' });
    const stay = { person, party: '05', organisation: district.branch, joined: '2017-11' };
    const id = await office.create('membership', stay);
    await office.move('membership', id, 'review');
    await office.move('membership', id, 'admit', { joined: '2017-11' });
    const all = { ...unchanged, added: [person], removed: [gone], changed: [edited, rung].sort() };
    expect(await changes(members)).toEqual(all);
    expect(await changes('honours.awards-municipal-up')).toBeUndefined();
    await office.edit('award', award, { level: 'district' });
    const lost = { sealed: 1, now: 0, record: 'award', added: [], removed: [award], changed: [] };
    expect(await changes('honours.awards-municipal-up')).toEqual(lost);
    expect(verifySeal(await fileOf(kept), null).problem).toBeNull();
  });

  test('tells of a part and of a share that read otherwise, also where the number itself does not', async () => {
    const before = await sealNow();
    const answer = async () =>
      (await get(`/api/reports/seals/${before.id}`)).json().changes as (FigureChange & { figure: string })[];
    const person = district.people[0] ?? '';
    await office.edit('person', person, { sex: '2', born: '1950' });
    const told = new Map((await answer()).map((change) => [change.figure, change]));
    const { sealed, now } = told.get('directory.women-share') as FigureChange;
    expect(now as number).toBeGreaterThan(sealed as number);
    expect(told.get('directory.women-share')?.record).toBeNull();
    expect(told.get(members)?.parts).toContainEqual({
      by: 'age',
      key: '60-69',
      label: '60—69 岁',
      sealed: null,
      now: 1,
    });
  });
});
