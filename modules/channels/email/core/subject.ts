/** What mail programs write before the subject of an answer or a forward: English, Russian and
 *  Chinese, and German and Swedish for their neighbours. */
const prefixes = [
  ...['re', 'fw', 'fwd', 'aw', 'wg', 'sv'],
  ...['отв', 'ответ', 'пер', 'пересл', 'переслано'],
  ...['回复', '回覆', '答复', '答覆', '转发', '轉寄', '轉發'],
];
const counter = String.raw`(?:[[(]\d{1,3}[\])])?`;
const prefix = new RegExp(String.raw`^\s*(?:${prefixes.join('|')})\s*${counter}\s*[:：]`, 'iu');

const maximumPrefixes = 20;
const maximumSubjectCharacters = 500;

/** The subject without `Re:`, `Fwd:`, `Отв:`, `回复：` and their repetitions, on one line. */
export function cleanSubject(subject: string): string {
  let clean = oneLine(subject);
  for (let count = 0; count < maximumPrefixes && prefix.test(clean); count += 1) {
    clean = clean.replace(prefix, '').trim();
  }
  return clean;
}

/** The subject of an answer. */
export function replySubject(subject: string): string {
  return `Re: ${cleanSubject(subject)}`.trim();
}

/** A header value that cannot start another header. */
export function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, maximumSubjectCharacters);
}
