import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extentReader } from './extent.ts';

const end = '</end></end>';

test.each([
  ['<row r="1"><c r="A1"/></row>', 1],
  ['<row><c/></row><row r="2" spans="1:2"><c/></row>', 2],
  ['<x:row><x:c/></x:row>', 1],
  ['<row/><row r="2" s="1"/><row></row>', 0],
  ['<tr><td>1</td></tr><TR class=a><TD>2</TD></TR>', 2],
  ['<Row ss:Index="3"><Cell/></Row>', 1],
  ['<table:table-row table:number-rows-repeated="50000000"><table:table-cell><text:p>x</text:p>', 50_000_000],
  [
    '<table:table-row table:number-rows-repeated="50000000"><table:table-cell/><table:table-cell></table:table-cell>',
    0,
  ],
  ['<rows><tracks><table:table-rows>', 0],
])('%s has %i rows, wherever it is cut into pieces', (markup, rows) => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: markup.length }), { maxLength: 4 }), (cuts) => {
      const places = [0, ...cuts.sort((a, b) => a - b), markup.length];
      const read = extentReader();
      for (const [index, place] of places.entries()) read(markup.slice(places[index - 1] ?? 0, place));
      expect(read(end).rows).toBe(rows);
    }),
  );
});

test('a filled cell counts as often as it is repeated, an empty one not at all', () => {
  const read = extentReader();
  read('<a:table-row a:number-rows-repeated="10"><a:table-cell a:number-columns-repeated="16384"/>');
  expect(read(end)).toEqual({ rows: 0, columns: 0, repeated: 0 });
  read('<a:table-cell a:number-columns-repeated="7"><text:p>x</text:p></a:table-cell></a:table-row>');
  expect(read(end)).toEqual({ rows: 10, columns: 7, repeated: 69 });
});

test('text without a tag is not kept', () => {
  const read = extentReader();
  for (let piece = 0; piece < 50; piece += 1) read('字'.repeat(500_000));
  expect(read(`<row><c/></row>${end}`).rows).toBe(1);
});
