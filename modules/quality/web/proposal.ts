/** What a message to the customer may begin with, in the customer's language.
 *  name: as the customer is called; may be empty. */
export function proposedText(
  language: 'en' | 'ru' | 'zh',
  { name, answer }: { readonly name: string; readonly answer: string },
): string {
  return [greetings[language](name), apologies[language], answer].join('\n\n');
}

const greetings = {
  en: (name: string) => (name ? `Hello ${name},` : 'Hello,'),
  ru: (name: string) => (name ? `Здравствуйте, ${name}!` : 'Здравствуйте!'),
  zh: (name: string) => (name ? `${name}，您好！` : '您好！'),
} as const;

const apologies = {
  en: 'We gave you wrong information earlier, and we are sorry. This is what is right:',
  ru: 'Раньше мы сообщили вам неверные сведения. Приносим извинения. На самом деле:',
  zh: '此前我们给您的信息有误，非常抱歉。正确的情况是：',
} as const;
