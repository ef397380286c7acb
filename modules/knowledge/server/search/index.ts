export { readBodies } from './document-store.ts';

import { isServingMeanings } from '../embeddings/meaning.ts';
import { linguistics } from './linguistics.ts';
import { forgetContacts, putSearchDocuments, removeContacts } from './put-documents.ts';
import { searchArticles } from './search-articles.ts';
import { addSynonyms } from './synonym-store.ts';

export {
  putSearchDocuments,
  rebuildSearchCollection,
  removeSearchDocuments,
} from './put-documents.ts';
export {
  findAll,
  maximumFound,
  maximumHits,
  type SearchRequest,
  type SearchResults,
  searchArticles,
  similaritiesTo,
} from './search-articles.ts';
export {
  addSynonyms,
  listSynonyms,
  removeSynonyms,
} from './synonym-store.ts';

/** The search by itself: for modules above, which lay what customers said into collections of
 *  contacts, and for who measures it. */
export const articleSearch = {
  linguistics,
  put: putSearchDocuments,
  search: searchArticles,
  addSynonyms,
  removeContacts,
  forgetContacts,
  isServingMeanings,
};
