import type { DemoSnippet, ProjectKey } from './project.ts';

/** What one agent of each project has for himself; not translated yet. */
export const ownSnippets: Readonly<
  Record<ProjectKey, Pick<DemoSnippet, 'shortcut' | 'names' | 'texts'>>
> = {
  carrier: {
    shortcut: 'минутку',
    names: { en: 'One more minute', ru: 'Ещё минутку', zh: '再等一分钟' },
    texts: {
      en: '',
      ru: '{customerName}, уточняю у сортировки, ещё минутку. Никуда не пропадаю.',
      zh: '',
    },
  },
  shop: {
    shortcut: 'mm',
    names: { en: 'One more minute', ru: 'Ещё минутку', zh: '再等一分钟' },
    texts: { en: '', ru: '', zh: '{customerName}，我正在跟仓库确认，再等我一分钟哦。' },
  },
  broadband: {
    shortcut: 'sec',
    names: { en: 'One more minute', ru: 'Ещё минутку', zh: '再等一分钟' },
    texts: {
      en: "Still with you, {customerName}: I'm waiting for the network team to come back to me.",
      ru: '',
      zh: '',
    },
  },
};
