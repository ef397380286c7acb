const cyrillic = new Map(
  Object.entries({
    ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'e', ж: 'zh', з: 'z', и: 'i' },
    ...{ й: 'y', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't' },
    ...{ у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'sch', ъ: '', ы: 'y', ь: '' },
    ...{ э: 'e', ю: 'yu', я: 'ya' },
  }),
);
const maximumLength = 40;

/** A short name for addresses, made from a name; empty when the name has no letters for one. */
export function keyOfName(name: string): string {
  const latin = Array.from(name.toLowerCase(), (letter) => cyrillic.get(letter) ?? letter).join('');
  return latin
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, maximumLength)
    .replace(/^-+|-+$/g, '');
}
