import { createApi } from '#platform/web/api.ts';
import { knowledgeContract } from '../../contract.ts';

/** The routes that the settings of the help site call. */
export const knowledgeApi = createApi('knowledge', knowledgeContract);
