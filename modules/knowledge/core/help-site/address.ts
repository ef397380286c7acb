import { type Id, isId } from '#kernel/id.ts';
import type { Language } from '#kernel/language.ts';

const idLength = 36;
const maximumSlugLength = 60;

/** The help site of a project in a language. */
export interface SitePlace {
  readonly key: string;
  readonly language: Language;
}

/** `/help/swift/ru`. */
export function homeAddress({ key, language }: SitePlace): string {
  return `/help/${key}/${language}`;
}

/** `/help/swift/ru/c/delivery-ID`. name: as it is called in that language. */
export function categoryAddress(place: SitePlace, { id, name }: { id: Id; name: string }): string {
  return `${homeAddress(place)}/c/${slugged(name, id)}`;
}

/** `/help/swift/ru/a/returns-ID`. */
export function articleAddress(place: SitePlace, { id, title }: { id: Id; title: string }): string {
  return `${homeAddress(place)}/a/${slugged(title, id)}`;
}

/** `/help/swift/ru/search?q=…`. */
export function searchAddress(place: SitePlace, query = ''): string {
  return `${homeAddress(place)}/search${query && `?q=${encodeURIComponent(query)}`}`;
}

/** `/help/swift/ru/person`: the ways to somebody who answers. */
export function personAddress(place: SitePlace): string {
  return `${homeAddress(place)}/person`;
}

/** A picture of an article. */
export function pictureAddress(key: string, articleId: Id, fileId: Id): string {
  return `/help/${key}/picture/${articleId}/${fileId}`;
}

/** The id at the end of `SLUG-ID`; null when there is none. What stands before it is for people. */
export function idInSlug(slug: string): Id | null {
  const id = slug.slice(-idLength).toLowerCase();
  const before = slug.slice(0, -idLength);
  return isId(id) && (before === '' || before.endsWith('-')) ? id : null;
}

/** A title as it stands in an address: letters and digits of any script, lower case, hyphens. */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  let slug = '';
  for (const word of words ?? []) {
    const next = slug === '' ? word : `${slug}-${word}`;
    if (Array.from(next).length > maximumSlugLength) break;
    slug = next;
  }
  return (
    slug ||
    Array.from(words?.[0] ?? '')
      .slice(0, maximumSlugLength)
      .join('')
  );
}

function slugged(title: string, id: Id): string {
  const slug = slugOf(title);
  return slug === '' ? id : `${encodeURIComponent(slug)}-${id}`;
}
