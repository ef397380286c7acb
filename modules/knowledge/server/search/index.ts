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
