import { crc32, deflateSync } from 'node:zlib';
import { type Id, newId } from '#kernel/id.ts';
import type { Body, BodyNode } from '#modules/knowledge/core/body/node.ts';
import {
  publishDraft,
  putArticle,
  putCategory,
  putHelpSite,
  saveDraft,
} from '#modules/knowledge/server/index.ts';
import type { Context } from '#platform/context.ts';
import { storeFile } from '#platform/files/files.ts';
import type { Language } from '#platform/http/contract.ts';

type Each<Value> = Readonly<Record<Language, Value>>;

const text = (words: string): BodyNode => ({ type: 'text', text: words });
const p = (words: string): BodyNode => ({ type: 'paragraph', content: [text(words)] });
const h2 = (words: string): BodyNode => {
  return { type: 'heading', attrs: { level: 2 }, content: [text(words)] };
};
const row = (kind: 'tableHeader' | 'tableCell', ...cells: string[]): BodyNode => ({
  type: 'tableRow',
  content: cells.map((words) => ({ type: kind, content: [p(words)] })),
});

/** What stands in the long article, in each language: heading, words. */
const longTexts: Each<{
  title: string;
  lead: string;
  who: [string, string];
  steps: [string, string[]];
  warning: string;
  terms: [string, string[][]];
}> = {
  en: {
    title: 'Return a parcel and get your money back',
    lead:
      'You may return what does not suit you within 14 days. The money goes back to the ' +
      'card that paid, and you need no reason.',
    who: [
      'Who may return',
      'Everybody who bought as a private person. Perishable goods and what was made to ' +
        'order are excepted, unless they came damaged.',
    ],
    steps: [
      'How to return',
      [
        'Open your order and choose “Return”. You will see the pick-up points near you.',
        'Pack the thing as it came. A sheet with the number of the order inside is enough.',
        'Hand it in. The receipt proves the day on which you did.',
      ],
    ],
    warning: 'Keep the receipt until the money has come. Without it we cannot trace a lost return.',
    terms: [
      'When the money comes',
      [
        ['Paid by', 'Working days'],
        ['Card', '3 to 5'],
        ['Bank transfer', 'up to 10'],
        ['Gift card', 'at once'],
      ],
    ],
  },
  ru: {
    title: 'Как вернуть посылку и получить деньги обратно',
    lead:
      'Неподошедшее можно вернуть за 14 дней без объяснения причин. Деньги придут на ' +
      'карту, с которой вы платили.',
    who: [
      'Кто может вернуть',
      'Все, кто покупал как частное лицо. Исключение: скоропортящиеся товары и вещи на ' +
        'заказ, если только они не пришли повреждёнными.',
    ],
    steps: [
      'Как оформить возврат',
      [
        'Откройте заказ и выберите «Вернуть». Вы увидите ближайшие пункты приёма.',
        'Упакуйте вещь так, как она пришла. Внутрь положите листок с номером заказа.',
        'Сдайте посылку. Чек подтвердит день, когда вы это сделали.',
      ],
    ],
    warning: 'Сохраните чек, пока не придут деньги: без него потерянный возврат не найти.',
    terms: [
      'Когда придут деньги',
      [
        ['Чем платили', 'Рабочих дней'],
        ['Карта', 'от 3 до 5'],
        ['Банковский перевод', 'до 10'],
        ['Подарочная карта', 'сразу'],
      ],
    ],
  },
  zh: {
    title: '如何退货并获得退款',
    lead: '收到商品后14天内可无理由退货，款项将退回您付款时使用的银行卡。',
    who: [
      '谁可以退货',
      '所有个人消费者均可退货。易腐商品和定制商品除外，但到货时已损坏的仍可退货。',
    ],
    steps: [
      '退货步骤',
      [
        '打开订单，选择“退货”，即可看到附近的退货点。',
        '按原样包装商品，并在包裹内放入写有订单号的纸条。',
        '交寄包裹，收据可证明您的寄出日期。',
      ],
    ],
    warning: '请在收到退款前保留收据，否则无法查找丢失的退货。',
    terms: [
      '退款到账时间',
      [
        ['付款方式', '工作日'],
        ['银行卡', '3至5天'],
        ['银行转账', '最多10天'],
        ['礼品卡', '即时到账'],
      ],
    ],
  },
};

function longBody(language: Language, pictureId: Id): Body {
  const { lead, who, steps, warning, terms } = longTexts[language];
  const [, lines] = terms;
  return {
    type: 'doc',
    content: [
      p(lead),
      { type: 'image', attrs: { fileId: pictureId, alt: who[0] } },
      h2(who[0]),
      p(who[1]),
      h2(steps[0]),
      {
        type: 'steps',
        content: steps[1].map((words) => ({ type: 'step', content: [p(words)] })),
      },
      { type: 'callout', attrs: { tone: 'warning' }, content: [p(warning)] },
      h2(terms[0]),
      {
        type: 'table',
        content: lines.map((cells, index) =>
          row(index === 0 ? 'tableHeader' : 'tableCell', ...cells),
        ),
      },
    ],
  };
}

/** Short articles by the category in which they stand: titles in each language. */
const shelves: readonly { names: Each<string>; titles: readonly Each<string>[] }[] = [
  {
    names: { en: 'Returns and refunds', ru: 'Возврат и деньги', zh: '退货与退款' },
    titles: [
      { en: 'Exchange for another size', ru: 'Обмен на другой размер', zh: '更换尺码' },
      { en: 'The thing came damaged', ru: 'Вещь пришла повреждённой', zh: '商品损坏怎么办' },
    ],
  },
  {
    names: { en: 'Delivery', ru: 'Доставка', zh: '配送' },
    titles: [
      { en: 'Where is my parcel?', ru: 'Где моя посылка?', zh: '我的包裹在哪里？' },
      { en: 'Change the address of delivery', ru: 'Изменить адрес доставки', zh: '修改收货地址' },
      { en: 'What delivery costs', ru: 'Сколько стоит доставка', zh: '配送费用' },
    ],
  },
  {
    names: { en: 'Account and security', ru: 'Учётная запись и безопасность', zh: '账户与安全' },
    titles: [
      { en: 'I forgot my password', ru: 'Я забыл пароль', zh: '忘记密码' },
      { en: 'Delete my account', ru: 'Удалить учётную запись', zh: '注销账户' },
    ],
  },
];

const shortWords: Each<string> = {
  en: 'Sign in, open “My orders” and follow what stands there. It takes two minutes at most.',
  ru: 'Войдите, откройте «Мои заказы» и следуйте подсказкам. Это займёт не больше двух минут.',
  zh: '请登录并打开“我的订单”，按提示操作即可，最多只需两分钟。',
};

/** Opens the help site of a project, with articles in three languages, one of them long.
 *  Returns the titles and the id of that one. */
export async function furnishHelpSite(
  ctx: Context,
  projectId: Id,
): Promise<{ articleId: Id; titles: Each<string> }> {
  await putHelpSite(ctx, {
    ...{ projectId, isOn: true, languages: ['en', 'ru', 'zh'], titles: {}, welcomes: {} },
    telephone: null,
  });
  const picture = await storeFile(ctx, {
    ...{ projectId, name: 'parcel.png', mediaType: 'image/png', content: drawPicture() },
    maximumBytes: 1_000_000,
  });
  const titles = { en: longTexts.en.title, ru: longTexts.ru.title, zh: longTexts.zh.title };
  let articleId: Id | undefined;
  for (const [position, shelf] of shelves.entries()) {
    const categoryId = newId();
    const names = shelf.names;
    await putCategory(ctx, { projectId, id: categoryId, parentId: null, names, position });
    articleId ??= await publish(ctx, { projectId, categoryId, titles }, (language) =>
      longBody(language, picture.id),
    );
    for (const short of shelf.titles) {
      const body = (language: Language): Body => ({
        ...{ type: 'doc', content: [p(shortWords[language])] },
      });
      await publish(ctx, { projectId, categoryId, titles: short }, body);
    }
  }
  return { articleId: articleId ?? '', titles };
}

async function publish(
  ctx: Context,
  about: { projectId: Id; categoryId: Id; titles: Each<string> },
  bodyIn: (language: Language) => Body,
): Promise<Id> {
  const { projectId, categoryId, titles } = about;
  const articleId = newId();
  await putArticle(ctx, {
    ...{ projectId, id: articleId, kind: 'article', categoryId, ownerId: null },
    ...{ originalLanguage: 'en', visibility: 'public', tags: [], products: [] },
    ...{ reviewEveryDays: null, mustBeRead: false },
  });
  for (const language of ['en', 'ru', 'zh'] as const) {
    const which = { projectId, articleId, language };
    const given = { title: titles[language], body: bodyIn(language), revision: null };
    const { revision } = await saveDraft(ctx, { ...which, ...given });
    await publishDraft(ctx, { ...which, revision, note: '', publishAt: null, isMinor: false });
  }
  return articleId;
}

/** A picture of 960 × 400: hills at dusk. */
function drawPicture(): Buffer {
  const [width, height] = [960, 400];
  const lines = Array.from({ length: height }, (_, y) => {
    const line = Buffer.alloc(1 + 3 * width);
    for (let x = 0; x < width; x += 1) {
      const hill = 250 + 60 * Math.sin(x / 140) + 25 * Math.sin(x / 47);
      const light = y < hill ? 0.55 + y / 900 : 0.32 - y / 3_000;
      line.set([200 * light, 225 * light, 235 * light], 1 + 3 * x);
    }
    return line;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(lines))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}
