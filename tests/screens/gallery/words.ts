import type { Language } from '#platform/http/contract.ts';
import { languages } from '#platform/web/languages.ts';

/** The words of the gallery by language. */
const table = {
  'gallery.desk': ['Desk', 'Рабочее место', '工作台'],
  'gallery.listening': ['Listening room', 'Комната прослушивания', '质检室'],
  'gallery.floor': ['Floor', 'Зал', '现场'],
  'gallery.knowledge': ['Knowledge', 'База знаний', '知识库'],
  'gallery.learning': ['Learning', 'Выводы и улучшения', '改进'],
  'gallery.people': ['People', 'Сотрудники', '人员'],
  'gallery.clients': ['Clients', 'Заказчики', '委托方'],
  'gallery.settings': ['Settings', 'Настройки', '设置'],
  'gallery.work': ['My work', 'Моя работа', '我的工作'],
  'gallery.dialogue': ['Dialogue', 'Диалог', '对话'],
  'gallery.customer': ['Customer', 'Клиент', '客户'],
  'gallery.customers': ['Customers', 'Клиенты', '客户'],
  'gallery.accept': ['Accept the offer', 'Принять предложение', '接受分配'],
  'gallery.arrive': ['Let somebody arrive', 'Впустить ещё одного', '模拟新联系'],
  'gallery.reply': ['Reply to the customer', 'Ответить клиенту', '回复客户'],
  'gallery.transfer': ['Transfer to another group', 'Передать в другую группу', '转接到其他小组'],
  'gallery.empty': ['Nobody is waiting', 'Никто не ждёт', '暂无等待的客户'],
  'gallery.empty.text': [
    'New contacts appear here by themselves. Meanwhile you can look for an article or a customer.',
    'Новые обращения появятся здесь сами. А пока можно найти статью или клиента.',
    '新的联系会自动出现在这里。您可以先查找知识文章或客户资料。',
  ],
  'gallery.empty.action': ['Look for an article', 'Найти статью', '查找文章'],
  'gallery.formula': [
    'Answers of 4 or 5 ÷ all answers to “How satisfied are you?”',
    'Ответы 4 и 5 ÷ все ответы на вопрос «Насколько вы довольны?»',
    '评分为 4 或 5 的答复数 ÷ “您的满意程度如何？”的全部答复数',
  ],
  'gallery.satisfaction': ['Satisfied customers', 'Довольные клиенты', '客户满意率'],
  'gallery.wait': ['Average wait', 'Среднее ожидание', '平均等待时间'],
  'gallery.contacts': ['Contacts per 100 orders', 'Обращений на 100 заказов', '每百单联系量'],
  'gallery.sign-in': ['Sign in', 'Вход', '登录'],
  'gallery.sign-in.text': [
    'Use the address your centre knows you by.',
    'Введите адрес, под которым вас знает ваш центр.',
    '请使用您在中心登记的邮箱。',
  ],
  'gallery.email': ['E-mail', 'Электронная почта', '邮箱'],
  'gallery.password': ['Password', 'Пароль', '密码'],
  'gallery.forgotten': ['Forgotten your password?', 'Забыли пароль?', '忘记密码？'],
  'gallery.available': ['Available', 'На линии', '可接听'],
} as const satisfies Record<string, readonly [en: string, ru: string, zh: string]>;

type GalleryWords = Readonly<Record<keyof typeof table, string>>;

declare module '#platform/web/words.ts' {
  interface KnownWords extends GalleryWords {}
}

/** The catalogue of the gallery in a language. */
export function galleryWords(language: Language): Readonly<Record<string, string>> {
  const column = languages.indexOf(language);
  return Object.fromEntries(Object.entries(table).map(([id, row]) => [id, row[column] ?? id]));
}
