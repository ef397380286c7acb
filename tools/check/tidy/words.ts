import { breachesOf, eachFile, type Rule } from '../rule.ts';

/** The rules are spelled out where they stand, and broken on purpose beside them. */
const isJudge = (path: string) => path.startsWith('tools/check/');

const machinePath = /(?<![\w.:~}\])-])\/(work\/|(tmp|root)(?=[/'"`\s])|(home|Users)\/\w+)/g;
const registryHost = /https?:\/\/[^/\s'"]*(registry|mirror|nexus|artifactory|verdaccio)[^/\s'"]*/gi;
const makingWords = [
  'LLM',
  'language model',
  'AI[- ](assistant|agent|model|tool|generated)',
  'as an AI',
  'sub-?agent',
  'system prompt',
  'co-authored-by',
];

export const wordRules: readonly Rule[] = [
  {
    name: 'machine-path',
    advice: 'Ask os.tmpdir(), mktemp or the settings; no path of one machine.',
    find: eachFile(
      (path) => !isJudge(path),
      (file) => breachesOf(file, machinePath),
    ),
  },
  {
    name: 'registry-host',
    advice: 'Leave the registry to the settings of whoever installs.',
    find: eachFile(
      (path) => !isJudge(path),
      (file) => breachesOf(file, registryHost),
    ),
  },
  {
    name: 'own-subject',
    advice: 'Speak of Heed alone, not of how it was made.',
    find: eachFile(
      (path) => !isJudge(path),
      (file) => breachesOf(file, new RegExp(`\\b(${makingWords.join('|')})\\b`, 'gi')),
    ),
  },
];
