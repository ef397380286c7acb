import { readdirSync, readFileSync } from 'node:fs';
import type { Language, ProjectKey, Words } from './projects/project.ts';

/** A text of the demo's knowledge: a Markdown file in `articles/PROJECT/KEY.LANGUAGE.md`. */
export interface DemoText {
  /** `refund.zh.md`. */
  readonly fileName: string;
  readonly key: string;
  readonly language: Language;
  readonly markdown: string;
}

/** An article of the demo: what is live in the end, by language, the original first; and what its
 *  original said at first, where it was written anew since. */
export interface DemoArticle {
  readonly key: string;
  readonly texts: readonly DemoText[];
  readonly first: DemoText | null;
}

/** Under which the articles of a project stand. */
export const categoryNames: Readonly<Record<ProjectKey, readonly Words[]>> = {
  carrier: [
    { en: 'Delivery', ru: 'Доставка', zh: '派送' },
    { en: 'Pick-up points', ru: 'Пункты выдачи', zh: '自提点' },
    { en: 'Claims', ru: 'Претензии', zh: '理赔' },
  ],
  shop: [
    { en: 'Orders and shipping', ru: 'Заказы и доставка', zh: '订单与物流' },
    { en: 'Returns and refunds', ru: 'Возвраты', zh: '售后与退款' },
    { en: 'Payment and offers', ru: 'Оплата и скидки', zh: '支付与优惠' },
    { en: 'Account safety', ru: 'Безопасность', zh: '账号安全' },
  ],
  broadband: [
    { en: 'Faults and speed', ru: 'Неисправности и скорость', zh: '故障与网速' },
    { en: 'Plans and bills', ru: 'Тарифы и счета', zh: '套餐与账单' },
    { en: 'Engineers', ru: 'Мастера', zh: '上门服务' },
  ],
};

/** Articles that nobody has published yet: they wait for somebody to look at them. */
export const inReview: ReadonlySet<string> = new Set(['locker-stuck', 'gift-wrap', 'moving-home']);

/** What changed when a first version was written anew, in the words of who did it. */
export const changeNotes: Words = {
  en: 'Steps, a table and a part for agents added.',
  ru: 'Добавлены шаги и раздел для агентов.',
  zh: '补充了操作步骤和坐席须知。',
};

/** The articles of a project, in the order of their keys. */
export function articlesOf(key: ProjectKey, original: Language): DemoArticle[] {
  const texts = Map.groupBy(textsIn(key), (text) => text.key);
  const first = new Map(textsIn(`${key}/first`).map((text) => [text.key, text]));
  return Array.from(texts, ([articleKey, group]) => ({
    key: articleKey,
    first: first.get(articleKey) ?? null,
    texts: group.toSorted(
      (a, b) => Number(b.language === original) - Number(a.language === original),
    ),
  }));
}

function textsIn(path: string): DemoText[] {
  const folder = new URL(`./articles/${path}/`, import.meta.url);
  return readdirSync(folder)
    .sort()
    .flatMap((fileName) => {
      const [, key, language] = /^([\w-]+)\.(en|ru|zh)\.md$/.exec(fileName) ?? [];
      if (!key || !language) return [];
      const markdown = readFileSync(new URL(fileName, folder), 'utf8');
      return [{ fileName, key, language: language as Language, markdown }];
    });
}
