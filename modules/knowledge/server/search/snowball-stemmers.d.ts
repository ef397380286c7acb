/** The part of the package that is used; it brings no types. */
declare module 'snowball-stemmers' {
  interface Stemmer {
    readonly stem: (word: string) => string;
  }
  const snowball: { readonly newStemmer: (language: 'english' | 'russian') => Stemmer };
  export = snowball;
}
