import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { isBearableHtml, textOfHtml, textWithoutTags } from './html-text.ts';
import { sanitise } from './sanitise.ts';

function safe(html: string, fileUrls: Record<string, string> = {}): string {
  return sanitise(html, { fileUrls }).html;
}

describe('an image', () => {
  it('that came with the mail is shown from where it is kept', () => {
    const urls = { 'i1@x': '/api/v1/files/7' };
    expect(safe('<img src="cid:i1@x" alt="a">', urls)).toBe(
      '<img alt="a" src="/api/v1/files/7" />',
    );
    expect(safe('<img src="cid:i1%40x">', urls)).toBe('<img src="/api/v1/files/7" />');
    expect(safe('<img src="cid:i2@x">', urls)).toBe('<img />');
    expect(safe('<img src="cid:__proto__">', urls)).toBe('<img />');
  });

  it('of another server waits, and is counted', () => {
    const { html, blockedImageCount } = sanitise(
      '<img src="https://spy.example/1.gif"><img src=" //spy.example/2.gif">' +
        '<img srcset="https://spy.example/3.gif 2x">',
      { fileUrls: {} },
    );
    expect(html).toBe(
      '<img data-blocked-src="https://spy.example/1.gif" />' +
        '<img data-blocked-src="//spy.example/2.gif" /><img />',
    );
    expect(blockedImageCount).toBe(2);
  });

  it('within the HTML is shown when it is a picture', () => {
    const gif = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';
    expect(safe(`<img src="${gif}">`)).toBe(`<img src="${gif}" />`);
    expect(safe('<img src="data:image/svg+xml;base64,PHN2Zz4=">')).toBe('<img />');
    expect(safe('<img src="data:text/html,<script>x()</script>">')).toBe('<img />');
  });
});

const outward = 'target="_blank" rel="noopener noreferrer nofollow"';

describe('a link', () => {
  const table: [string, string][] = [
    [
      '<a href="https://shop.example/a?b=1&amp;c">x</a>',
      `<a href="https://shop.example/a?b=1&amp;c" ${outward}>x</a>`,
    ],
    [
      '<a href="mailto:a@b.example">x</a>',
      '<a href="mailto:a@b.example" target="_blank" rel="noopener noreferrer nofollow">x</a>',
    ],
    ['<a href="javascript:x()">x</a>', '<a>x</a>'],
    ['<a href="java\tscript:x()">x</a>', '<a>x</a>'],
    ['<a href="/api/v1/session/end">x</a>', '<a>x</a>'],
    ['<a href="//spy.example">x</a>', '<a>x</a>'],
    ['<a href="data:text/html,x">x</a>', '<a>x</a>'],
    ['<a href="vbscript:x" name="desk" id="root" onclick="x()">x</a>', '<a>x</a>'],
  ];
  it.each(table)('%s', (html, expected) => {
    expect(safe(html)).toBe(expected);
  });
});

describe('a style', () => {
  const table: [string, string][] = [
    ['color:red;text-align:center', 'color:red;text-align:center'],
    ['margin:0 auto;padding-left:4px', 'margin:0 auto;padding-left:4px'],
    ['border:1px solid rgb(1, 2, 3)', 'border:1px solid rgb(1, 2, 3)'],
    ['position:fixed;top:0;left:0;z-index:9;color:red', 'color:red'],
    ['margin-top:-500px;transform:scale(9)', ''],
    ['background:url(https://spy.example/a.gif)', ''],
    ['background-color:url(x)', ''],
    ['width:expression(x())', ''],
    ['color:r\\65 d;b\\65 havior:url(x)', ''],
    ['width:99999px;opacity:0', ''],
    ['color:red}body{display', ''],
  ];
  it.each(table)('%s keeps what is harmless', (style, kept) => {
    const expected = kept === '' ? '<p>x</p>' : `<p style="${kept}">x</p>`;
    expect(safe(`<p style="${style}">x</p>`)).toBe(expected);
  });

  it('that hides a text hides it from us too', () => {
    expect(safe('<p>a<span style="display:none">preview</span>b</p>')).toBe('<p>ab</p>');
  });
});

/** Mails that break out of sanitisers which read HTML otherwise than browsers do. */
const hostile = [
  '<script>hacked()</script><scr<script>ipt>hacked()</script>',
  '<img src=x onerror=hacked()>',
  '<svg onload=hacked()><script>hacked()</script></svg>',
  '<svg><style><img src=x onerror=hacked()></style></svg>',
  '<math><mtext><table><mglyph><style><!--</style>' +
    '<img title="--&gt;&lt;img src=x onerror=hacked()&gt;">',
  '<noscript><p title="</noscript><img src=x onerror=hacked()>">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=hacked()>',
  '<xmp><p title="</xmp><img src=x onerror=hacked()>">',
  '<textarea><p title="</textarea><img src=x onerror=hacked()>"></textarea>',
  '<option>&lt;img src=x onerror=hacked()&gt;</option>',
  '<template><img src=x onerror=hacked()></template>',
  '<!--><img src=x onerror=hacked()>--><![CDATA[<img src=x onerror=hacked()>]]>',
  '<p title="&quot;><img src=x onerror=hacked()>">x</p>',
  '<a href="https://a.example/&quot;onmouseover=hacked()">x</a>',
  '<iframe srcdoc="<script>parent.hacked()</script>"></iframe><object data="javascript:hacked()">',
  '<meta http-equiv="refresh" content="0;url=https://spy.example/">',
  '<base href="https://spy.example/"><a href="x">x</a>',
  '<link rel=stylesheet href="https://spy.example/a.css">',
  '<style>@import "https://spy.example/b.css"</style>',
  '<form action="https://spy.example/"><input name=password><button>Sign in</button></form>',
  '<table background="https://spy.example/a.gif"><td background="https://spy.example/b.gif">',
  '<video src="https://spy.example/a"><audio src="https://spy.example/b">',
  '<embed src="https://spy.example/c">',
  '<img src="https://spy.example/a.gif" srcset="https://spy.example/b.gif">',
  '<img lowsrc="https://spy.example/c.gif" dynsrc="https://spy.example/d.gif">',
  '<div style="background-image:url(&quot;https://spy.example/a.gif&quot;)">x</div>',
  `${'<div>'.repeat(5_000)}<img src=x onerror=hacked()>`,
];

const browserPath = '/usr/bin/chromium';

describe.skipIf(!existsSync(browserPath))('in a real browser', () => {
  it('no hostile mail runs or loads anything, or leaves a tag that is not allowed', async () => {
    const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage();
      const requests: string[] = [];
      await page.route('https://spy.example/**', async (route) => {
        requests.push(route.request().url());
        await route.abort();
      });
      const found = await page.evaluate(
        showAll,
        hostile.map((html) => safe(html)),
      );
      expect(found).toEqual({ isHacked: false, tags: expect.anything() });
      expect(
        found.tags.filter((tag) =>
          /script|style|svg|math|form|input|iframe|object|meta|link|base|video|audio|embed/.test(
            tag,
          ),
        ),
      ).toEqual([]);
      expect(requests).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});

/** Runs in the page. */
async function showAll(mails: readonly string[]): Promise<{ isHacked: boolean; tags: string[] }> {
  let isHacked = false;
  Object.assign(globalThis, {
    hacked: () => {
      isHacked = true;
    },
  });
  const tags = new Set<string>();
  for (const mail of mails) {
    const place = document.createElement('div');
    document.body.append(place);
    place.innerHTML = mail;
    const again = document.createElement('div');
    again.innerHTML = place.innerHTML;
    place.append(again);
    for (const element of place.querySelectorAll('*')) tags.add(element.localName);
    for (const link of place.querySelectorAll('a')) link.dispatchEvent(new MouseEvent('mouseover'));
  }
  const pictures = [...document.images].map((image) => image.decode().catch(() => undefined));
  await Promise.all(pictures);
  return { isHacked, tags: [...tags] };
}

it('what is safe stays as it is when it is made safe again', () => {
  const once = hostile.map((html) => safe(html)).filter((html) => !html.includes('blocked'));
  expect(once.map((html) => safe(html))).toEqual(once);
});

describe('the text of HTML', () => {
  it('keeps paragraphs, lists, quotes and where links lead, and nothing that is not text', () => {
    const html = `<style>p{color:red}</style><script>x()</script><h2>Hello</h2>
      <p>Is <b>this</b> right?<br>
      <a href="https://shop.example/1">Order 1</a>
      <a href="https://a.example">https://a.example</a></p>
      <ul><li>one</li><li>two</li></ul><img src="a.gif" alt="logo">
      <blockquote type="cite">Your order</blockquote>`;
    expect(textOfHtml(html)).toBe(
      'Hello\n\nIs this right?\nOrder 1 <https://shop.example/1> https://a.example\n\n' +
        ' * one\n * two\n\n> Your order',
    );
  });

  it('is left to be stripped when tags are opened and never closed', () => {
    expect(isBearableHtml('<li><p>'.repeat(10_001))).toBe(false);
    expect(isBearableHtml('<p>a<br></p>'.repeat(100_000))).toBe(true);
    expect(textWithoutTags('<b>a</b><<b>c').split(/\s+/)).toEqual(['', 'a', '<', 'c']);
  });
});
