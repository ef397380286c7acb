import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitText, visibleText } from './visible-text.ts';

const said = 'The parcel came, thank you.';
const mails: Record<string, string> = {
  'Gmail in English': `${said}

On Sat, Nov 21, 2026 at 10:00 AM Shop Support <support+c.abc@shop.example>
wrote:

> Your parcel is on its way.
>
> Anna`,
  'Gmail without an empty line': `${said}
On Sat, Nov 21, 2026 at 10:00 AM Shop Support <
support@shop.example> wrote:
> Your parcel is on its way.`,
  'Gmail in Russian': `${said}

сб, 21 нояб. 2026 г. в 10:00, Поддержка <support@shop.example>:

> Ваша посылка в пути.`,
  'Gmail in Chinese': `${said}

客服 <support@shop.example> 于2026年11月21日周六 10:00写道：

> 您的包裹已寄出。`,
  'Mail.ru': `${said}

--
Мария Петрова


Суббота, 21 ноября 2026, 10:00 +03:00 от Поддержка <support@shop.example>:
 
Ваша посылка в пути.
Анна`,
  Yandex: `${said}

21.11.2026, 10:00, "Поддержка" <support@shop.example>:
Ваша посылка в пути.`,
  'Thunderbird in Russian': `${said}

21.11.2026 10:00, Поддержка пишет:
> Ваша посылка в пути.
`,
  'Apple Mail in Russian': `${said}

Отправлено с iPhone

> 21 нояб. 2026 г., в 10:00, Поддержка <support@shop.example> написал(а):
>
> Ваша посылка в пути.`,
  'Outlook in English': `${said}

________________________________
From: Shop Support <support@shop.example>
Sent: Saturday, November 21, 2026 10:00 AM
To: Maria <maria@example.net>
Subject: Re: Where is my parcel?

Your parcel is on its way.`,
  'Outlook in Russian': `${said}

От: Поддержка <support@shop.example>
Отправлено: 21 ноября 2026 г. 10:00
Кому: Мария
Тема: Re: Посылка

Ваша посылка в пути.`,
  'old Outlook': `${said}

-----Original Message-----
From: Shop Support
Your parcel is on its way.`,
  'QQ Mail': `${said}

------------------ 原始邮件 ------------------
发件人: "客服" <support@shop.example>;
发送时间: 2026年11月21日(星期六) 上午10:00
收件人: "玛丽"<maria@qq.com>;
主题: 包裹

您的包裹已寄出。`,
  'NetEase Mail': `${said}

在 2026-11-21 10:00:00，"客服" <support@shop.example> 写道：
您的包裹已寄出。`,
  Foxmail: `${said}

发件人： 客服
发送时间： 2026-11-21 10:00
收件人： maria
主题： Re: 包裹
您的包裹已寄出。`,
  'a telephone': `${said}

Sent from my iPhone`,
  'a signature': `${said}
-- 
Maria Petrova
+7 900 000-00-00`,
};

describe('a mail', () => {
  it.each(Object.entries(mails))('of %s shows what its writer says', (_, text) => {
    expect(visibleText(text)).toBe(said);
  });

  it('answered between the lines shows the answers', () => {
    const text = `On Sat, 21 Nov 2026, Anna wrote:
> Which colour?
Blue.
> Which size?

Large.
`;
    expect(visibleText(text)).toBe('Blue.\n\nLarge.');
  });

  it('that forwards another shows what it forwards', () => {
    const text = `---------- Forwarded message ---------
From: Seller <seller@example.net>
Date: Sat, Nov 21, 2026
Subject: Your order
To: Maria

We cancelled it.`;
    expect(visibleText(text)).toBe(text);
  });

  it('with nothing but history shows the history', () => {
    const text = '> Your parcel is on its way.';
    expect(splitText(text)).toEqual([{ kind: 'said', text }]);
  });
});

describe('a writer', () => {
  const table: [string, string][] = [
    [
      'who tells what somebody wrote',
      'Hello.\nOn 21 Nov 2026 your manager wrote:\nyou get it on Monday.',
    ],
    [
      'who does so in Russian',
      'Здравствуйте.\n21.11.2026 ваш менеджер написал:\nприедет в понедельник.',
    ],
    ['who draws a line', `First.\n--\n${'Line.\n'.repeat(20)}`],
    ['who lists From and To', 'Hello.\nFrom: Moscow\nTo: Kazan\nHow much is it?'],
    [
      'who says from where it was sent',
      'Hello.\nThe parcel was sent from the warehouse in Kazan by mistake.',
    ],
  ];
  it.each(table)('%s is heard to the end', (_, text) => {
    expect(splitText(text)).toEqual([{ kind: 'said', text }]);
  });
});

it('no part of any text is lost', () => {
  const line = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('> a', '--', '', 'On 2026 x@y.z wrote:', 'From: a', 'Sent: b', 'To: c', ' > b'),
    fc.constantFrom(
      '-----Original Message-----',
      'Sent from my iPhone',
      '________',
      '在2026写道：',
    ),
  );
  fc.assert(
    fc.property(fc.array(line), fc.constantFrom('\n', '\r\n'), (lines, end) => {
      const text = lines.join(end);
      expect(
        splitText(text)
          .map((part) => part.text)
          .join(''),
      ).toBe(text);
    }),
  );
});

it.each(['> a\n', '--\n', 'From: a\n', 'On 2026 a@b ', '\n'])(
  'half a megabyte of %j is split at once',
  (unit) => {
    const text = unit.repeat(Math.floor(500_000 / unit.length));
    const started = performance.now();
    splitText(text);
    // Quadratic, it would take minutes.
    expect(performance.now() - started).toBeLessThan(30_000);
  },
);
