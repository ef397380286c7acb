import { z } from 'zod';

/** `transactional`: about one contact. `relational`: about everything between a customer and the
 *  company. `client`: asks the people of the organisation that buys the service. */
export const surveyKind = z.enum(['transactional', 'relational', 'client']);
export type SurveyKind = z.infer<typeof surveyKind>;
