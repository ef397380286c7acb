import { createApi } from '#platform/web/api.ts';
import { knowledgeContract } from '../../contract.ts';

/** The routes that the editor of guides calls. */
export const guideApi = createApi('knowledge', knowledgeContract);
