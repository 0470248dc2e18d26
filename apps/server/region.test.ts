import { expect, test } from 'vitest';
import { testDatabase } from '../../tests/support/database.ts';
import { officeOf } from '../../tests/support/office.ts';
import { served } from '../../tests/support/served.ts';

const tested = await testDatabase();
const [here, there] = [officeOf(tested.database, 440106), officeOf(tested.database, 440104)];
const known = { name: '甲', idNumber: '440199198001010012' };
const [one, other] = [await here.create('person', known), await there.create('person', known)];
const city = await served(tested, 440100);
const district = await served(tested, 440106);

test('the city opens the records of its districts with their history, and writes none', async () => {
  const item = await city.get(`/api/people/${one}`);
  expect([item.statusCode, item.json()]).toEqual([200, expect.objectContaining({ id: one, title: '甲' })]);
  expect(item.json()).not.toHaveProperty('jurisdiction');
  expect((await city.get(`/api/people/${other}/timeline`)).json().entries).toHaveLength(1);
  expect((await city.get('/api/people')).json().total).toBe(2);
  const written = await city.post('/api/people', { values: { name: '乙' } });
  expect([written.statusCode, written.json().code]).toEqual([422, 'jurisdiction.not-tenant']);
});

test('a district does not open those of another', async () => {
  expect((await district.get(`/api/people/${other}`)).statusCode).toBe(404);
  expect((await district.get(`/api/people/${other}/timeline`)).statusCode).toBe(404);
});

test('one person in two districts is linked by the ID number, for who sees both', async () => {
  const { rows } = (await city.get(`/api/people/${one}/elsewhere`)).json();
  expect(rows).toEqual([{ id: other, title: '甲', jurisdiction: expect.objectContaining({ code: '440104' }) }]);
  expect((await district.get(`/api/people/${one}/elsewhere`)).json()).toEqual({ rows: [] });
});
