import type { FastifyInstance } from 'fastify';
import type { Services } from '#platform/module.ts';
import { openDirectory } from './directory.ts';
import { openRates } from './rates.ts';
import { admitRequests } from './request.ts';
import { sampleDoor } from './sample.ts';
import { scriptDoor } from './script.ts';
import { openStreams } from './streams.ts';
import { visitorRoutes } from './visitor-routes.ts';

/** The doors of the chat: `/widget.js`, `/sample/:publicKey`, and what the widget asks under
 *  `/chat/v1/:publicKey`. */
export async function chatDoors(app: FastifyInstance, services: Services): Promise<void> {
  const directory = openDirectory(services);
  const streams = openStreams(services, directory);
  app.addHook('preClose', async () => streams.close());
  admitRequests(app, services, directory);
  visitorRoutes(app, services, { directory, streams, rates: openRates(services.database.clock) });
  scriptDoor(app);
  sampleDoor(app, services, directory);
}
