import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testDatabase } from '../../tests/support/database.ts';
import { arrayText } from './arrays.ts';

const { database } = await testDatabase();
const nowhere = { lo: 0, hi: 0 };

test('an array comes back from PostgreSQL as it was, whatever stands in its elements', async () => {
  const text = fc.string({ unit: 'binary' }).map((made) => made.replaceAll('\0', ''));
  const odd = fc.constantFrom('', 'NULL', 'null', '{}', ',', '"', '\\', '\\"', ' ', null);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(text, odd), { minLength: 1, maxLength: 20 }), async (elements) => {
      const values = [arrayText(elements)];
      const [row] = await database.read<{ kept: unknown }>(nowhere, { text: 'select $1::text[] as kept', values });
      expect(row?.kept).toEqual(elements);
    }),
  );
});

test('numbers and booleans are read as such', async () => {
  const [row] = await database.read(nowhere, {
    text: 'select $1::int[] as numbers, $2::boolean[] as truths',
    values: [arrayText([1, null, -3]), arrayText([true, false, null])],
  });
  expect(row).toEqual({ numbers: [1, null, -3], truths: [true, false, null] });
});
