export { linguistics } from './linguistics.ts';
export {
  putSearchDocuments,
  rebuildSearchCollection,
  removeSearchDocuments,
} from './put-documents.ts';
export {
  maximumFound,
  maximumHits,
  type SearchRequest,
  type SearchResults,
  searchArticles,
} from './search-articles.ts';
export {
  addSynonyms,
  listSynonyms,
  removeSynonyms,
} from './synonym-store.ts';
