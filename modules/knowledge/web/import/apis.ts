import { createApi } from '#platform/web/api.ts';
import { knowledgeContract } from '../../contract.ts';

/** The routes of knowledge that these screens call. */
export const knowledgeApi = createApi('knowledge', knowledgeContract);
