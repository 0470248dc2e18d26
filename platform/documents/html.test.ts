import { describe, expect, test } from 'vitest';
import { toHtml } from './html.ts';
import type { Document } from './model.ts';

const hostile = `<script>alert("1")</script>&'`;
const escaped = '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;';
const value = { kind: 'figure', figure: hostile, value: 3, text: hostile } as const;

const document: Document = {
  title: hostile,
  subtitle: hostile,
  language: 'zh-Hant',
  blocks: [
    { kind: 'heading', level: 1, text: hostile },
    { kind: 'heading', level: 2, text: hostile },
    { kind: 'paragraph', inlines: [{ kind: 'text', text: hostile }, value] },
    {
      kind: 'table',
      caption: hostile,
      columns: [
        { label: hostile, align: 'left' },
        { label: hostile, align: 'right' },
      ],
      rows: [[{ kind: 'text', text: hostile }, value]],
    },
    {
      kind: 'bars',
      caption: hostile,
      unit: hostile,
      bars: [
        { label: hostile, value },
        { label: '一半', value: { ...value, value: 1.5 } },
        { label: '没有', value: { ...value, value: null } },
      ],
    },
    { kind: 'note', text: hostile },
  ],
};
const appendix = { title: hostile, columns: [hostile], rows: [{ anchor: hostile, cells: [hostile] }] };

describe('a document as a page', () => {
  const html = toHtml(document);

  test('says its language and its title', () => {
    expect(html).toMatch(/^<!doctype html>\n<html lang="zh-Hant"><head><meta charset="utf-8">/);
    expect(html).toContain(`<title>${escaped}</title>`);
    expect(toHtml({ ...document, language: 'en' })).toContain('<html lang="en">');
  });

  test('escapes every text, wherever it stands', () => {
    for (const page of [html, toHtml(document, appendix)]) {
      expect(page).not.toContain('<script');
      expect(page.replaceAll(escaped, '')).not.toMatch(/alert|&(?!amp;|lt;|gt;|quot;|#39;)/);
    }
    expect(html.split(escaped).length - 1).toBe(19);
  });

  test('needs nothing else: no script, no picture, nothing from elsewhere', () => {
    expect(toHtml(document, appendix)).not.toMatch(
      /<(script|img|link|iframe|object)|\b(src|on\w+)=|url\(|https?:|@import/,
    );
  });

  test('has tables with a caption and headers of their columns and rows', () => {
    expect(html.match(/<table>/g)).toHaveLength(2);
    expect(html.match(/<caption>/g)).toHaveLength(2);
    expect(
      html.match(/<thead><tr><th scope="col">.*?<\/th><th scope="col" class="n">.*?<\/th><\/tr><\/thead>/g),
    ).toHaveLength(1);
    expect(html.match(/<th scope="row">/g)).toHaveLength(3);
  });

  test('draws bars as long as their numbers', () => {
    expect([...html.matchAll(/width:([\d.]+%)"/g)].map(([, width]) => width)).toEqual(['100%', '50%', '0%']);
  });

  test('numbers its headings and leads from a figure to what stands behind it', () => {
    expect(html).toContain(`<h2>一、${escaped}</h2>`);
    expect(html).toContain(`<h3>（一）${escaped}</h3>`);
    const whole = toHtml(document, appendix);
    expect(whole).toContain(`<a href="#${escaped}">${escaped}</a>`);
    expect(whole).toContain(`<tr id="${escaped}"><td>${escaped}</td></tr>`);
    expect(html).not.toContain('href=');
  });
});
