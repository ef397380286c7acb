import { configSchema, type FieldName, factsOf, fieldNames, variableOf } from './config-schema.ts';

const introduction = `# Configuration

Heed runs without any configuration. Each setting can be given in two places:

- as an environment variable, which wins; an empty one counts as absent;
- in a JSON file, under its name: \`heed.config.json\` beside the README, or the file that
  \`HEED_CONFIG\` names. \`{ "port": 8080, "host": "0.0.0.0" }\`

All settings are checked at start. When some are wrong, Heed names them all, says what it found and
what it expects, and does not start. A \`HEED_\` variable that is no setting counts as wrong: it is
most often a spelling mistake. (Kubernetes adds such variables for a service called \`heed\`: set
\`enableServiceLinks: false\`.)
`;

/** The text of docs/configuration.md. */
export function configurationDocument(): string {
  return [
    introduction,
    '| variable | name | default | what |',
    '|---|---|---|---|',
    ...rows(),
    '',
  ].join('\n');
}

function rows(): string[] {
  return fieldNames.map((name) => {
    const { meaning, expects, example } = factsOf(name);
    const what = `${meaning} Expects ${expects}. Example: ${asCode(example)}`;
    return `| \`${variableOf(name)}\` | \`${name}\` | ${defaultOf(name)} | ${what} |`;
  });
}

function defaultOf(name: FieldName): string {
  const { data } = configSchema.shape[name].safeParse(undefined);
  return data === undefined ? (factsOf(name).whenAbsent ?? 'none') : asCode(String(data));
}

function asCode(example: string): string {
  return example.includes('`') ? example : `\`${example}\``;
}
