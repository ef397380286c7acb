import { parseArgs } from 'node:util';
import { serveGallery } from './gallery-server.ts';
import { languages, schemes, shoot } from './pictures.ts';

/** Takes pictures into artefacts/screens and tells what on them keeps somebody from using them.
 *  `shoot.ts [--origin URL] [--language en] [--scheme dark] [--size wide] [ADDRESS...]`. Without an
 *  origin it shows the gallery of the frame and its parts, whose scenes go by their names. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      origin: { type: 'string' },
      language: { type: 'string', multiple: true },
      scheme: { type: 'string', multiple: true },
      size: { type: 'string', multiple: true },
    },
  });
  const gallery = values.origin === undefined ? await serveGallery() : undefined;
  const wanted = positionals.map((address) => ({ name: nameOf(address), address }));
  const known = gallery?.scenes ?? [];
  const scenes = wanted.map((scene) => known.find(({ name }) => name === scene.name) ?? scene);
  const shots = await shoot({
    origin: values.origin ?? gallery?.origin ?? '',
    scenes: scenes.length > 0 ? scenes : known,
    folder: 'artefacts/screens',
    languages: languages.filter((each) => values.language?.includes(each) ?? true),
    schemes: schemes.filter((each) => values.scheme?.includes(each) ?? true),
    sizes: (['wide', 'narrow'] as const).filter((each) => values.size?.includes(each) ?? true),
  });
  await gallery?.close();
  for (const { file, barriers } of shots)
    console.log([file, ...barriers.map((barrier) => `    ${barrier}`)].join('\n'));
}

function nameOf(address: string): string {
  return address.replace(/^\//, '').replaceAll(/[^a-z0-9]+/gi, '-') || 'start';
}

if (import.meta.main) await main();
