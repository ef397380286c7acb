import { fold, matchesOf, type Stretch, withoutOverlaps } from './folding.ts';

/** A street's number in a Russian address, with what may follow it. */
const house = '(?:д(?:ом)?\\.? ?)?\\d{1,4}[а-я]?';
const insideHouse =
  '(?:,? ?(?:к(?:орп(?:ус)?)?|стр|кв(?:артира)?|подъезд|этаж|офис|оф)\\.? ?\\d{1,4}[а-я]?){0,4}';
const streetKind =
  '(?:улиц[аеуы]|ул|проспект[аеу]?|просп|пр-т|пр|переул\\p{L}{1,4}|пер|шоссе|ш|бульвар[аеу]?|' +
  'б-р|набережн\\p{L}{1,3}|наб|площад[ьи]|пл|проезд[аеу]?)(?:\\. ?| )';
const town = '(?:(?:г|гор|город[аеу]?)\\.? ?[а-я][а-я-]+,? )?';
const notMoreThanHouse = '(?![\\p{L}\\d]|[.,]\\d| (?:руб|р|час|дн|ден|мин))';

const pickUpPoint =
  '(?:пункт\\p{L}{0,2}(?: выдачи)?|постамат\\p{L}{0,2}|отделени\\p{L}{1,2}|' +
  'терминал\\p{L}{0,2}|пвз)';
const afterPoint = '(?:не|и|а|но|уже|до|с|закры\\p{L}*|был\\p{L}*|сегодня|вчера)';

const road =
  '(?:street|st|road|rd|avenue|ave|lane|ln|drive|close|court|way|terrace|crescent|gardens|' +
  'square|place|grove|hill|mews)';
const postcode = '[a-z]{1,2}\\d[a-z\\d]? ?\\d[a-z]{2}';

const han = '\\p{Script=Han}';
const insideBuilding = '(?:\\d{1,4}(?:栋|号楼|幢|单元|室|楼|层)){0,4}';
const province = `(?:${han}{2,6}省)?`;

/** Patterns of addresses. They say where; whether that is the whole address nobody knows. */
const patterns = [
  `(?<!\\p{L})${town}${streetKind}[а-я0-9][а-я0-9 -]{2,40}?,? ${house}${insideHouse}` +
    '(?![\\p{L}\\d])',
  '(?<!\\p{L})(?:на|по|с) [а-я]{3,}(?:ой|ом|ая|ий|ского|ская|ской|ева|ова|ина) ' +
    `(?:улице |проспекте )?${house}${insideHouse}${notMoreThanHouse}`,
  `(?<!\\p{L})${pickUpPoint} (?:на|по|в|у) [а-я][а-я0-9 -]{2,40}?` +
    `(?=[.,!?;]|$| ${afterPoint}(?!\\p{L}))`,
  `(?<!\\p{L})\\d{1,4}[a-z]?,? [a-z][a-z'-]+(?: [a-z'-]+){0,2} ${road}` +
    `(?:,? [a-z][a-z-]+){0,2}(?:,? ${postcode})?(?!\\p{L})`,
  `(?<![\\p{L}\\d])${postcode}(?![\\p{L}\\d])`,
  '(?<!\\p{L})(?:flat|apartment|apt|unit) \\d{1,4}[a-z]?' +
    "(?:,? \\d{1,4}[a-z]? [a-z][a-z' -]{2,30})?(?![\\p{L}\\d])",
  `${province}(?:${han}{2,5}市)?(?:${han}{1,6}[区县镇])?${han}{1,10}(?:路|街道?|大道|巷|弄|胡同)` +
    '(?:\\d{1,5}|[一二三四五六七八九十百]{1,5})(?:号|弄)' +
    `(?:${han}{0,8}(?:小区|大厦|公寓|花园|广场))?${insideBuilding}`,
  `${province}${han}{2,4}市${han}{1,5}[区县](?:${han}{2,12}(?:路|街|道|村|镇|小区|花园|大厦))?`,
  `${han}{2,8}(?:小区|花园|公寓|大厦|驿站)${insideBuilding}`,
].map((source) => new RegExp(source, 'gu'));

/** The addresses in a text, in its order. value: as it was written. */
export function findPlaces(text: string): (Stretch & { value: string })[] {
  const folded = fold(text);
  const found = patterns.flatMap((pattern) =>
    Array.from(matchesOf(folded, pattern)).map(({ from, to }) => ({ from, to })),
  );
  return withoutOverlaps(found).map(({ from, to }) => ({ from, to, value: text.slice(from, to) }));
}
