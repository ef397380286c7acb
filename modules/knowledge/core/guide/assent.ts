import { fold } from './folding.ts';

/** What an answer to a closed question says; null when it says neither. */
export type Assent = 'yes' | 'no' | null;

const filler =
  '(?:ну|а|и|ой|так|well|oh|um|uh|so|hi|hello|здравствуйте|добрый день|哦|啊|额|嗯+(?=不|没|是|对))[ ,.!]*';
const yes = [
  'да+|ага|угу|верно|правильно|точно|именно|так и есть|конечно|безусловно|подтверждаю|разумеется|' +
    'все (?:верно|так|правильно)|совершенно верно|естественно|есть такое|так точно|абсолютно',
  "yes+|yep|yeah|yea|yup|ya|correct|right|exactly|that's (?:right|correct" +
    '|it|the one)|thats right|' +
    'sure|indeed|absolutely|affirmative|it is|it does|i do|i did|i have|of ' +
    'course|true|spot on|ok(?:ay)?',
];
const no = [
  'нет|не|неа|неверно|неправильно|никак нет|нисколько|отнюдь|ни разу|наоборот|да нет',
  "no+|nope|nah|wrong|incorrect|not (?:really|right|quite|that|yet|exactly)|that's not|it's not|" +
    "it isn't|isn't|it doesn't|i don't|i didn't|i haven't|negative|never",
];
const hanYes =
  /^(?:是的?|对+的?|没错|不错|嗯+|好的?|正确|就是|确实|可以|有的?|当然|是这个|没问题|ok|确认|恩)(?![不没非])/u;
const hanNo = /^(?:不是|不对|不(?!错)|没有|没(?!错|问题)|错了|否|并不|并没|非也|哪有|搞错)/u;

const alike = (words: readonly string[]) =>
  new RegExp(`^(?:${filler})*(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'u');
const [yesPattern, noPattern] = [alike(yes), alike(no)];
const openers = new RegExp(`^(?:${filler})+`, 'u');

/** Whether an answer begins with yes or no, in any language. */
export function assentOf(text: string): Assent {
  const folded = fold(text).replace(/^[^\p{L}\p{N}+]+/u, '');
  if (/^\+(?!\d)/.test(folded)) return 'yes';
  if (noPattern.test(folded)) return 'no';
  if (yesPattern.test(folded)) return 'yes';
  const han = folded.replace(openers, '');
  if (hanNo.test(han)) return 'no';
  return hanYes.test(han) ? 'yes' : null;
}
