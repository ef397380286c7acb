import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from '@mantine/core';

/** The accent of Heed: a deep, calm petrol that stands apart from good, warning and bad. */
const petrol: MantineColorsTuple = [
  '#eaf5f7',
  '#d5eaee',
  '#a9d4dc',
  '#79bdc9',
  '#4ca7b7',
  '#2b91a3',
  '#187a8b',
  '#0f6575',
  '#0b505d',
  '#083d48',
];

const gray: MantineColorsTuple = [
  '#faf9f7',
  '#f5f3f0',
  '#edebe7',
  '#e4e1db',
  '#d3cfc8',
  '#a6a29b',
  '#6b6964',
  '#514f4b',
  '#353431',
  '#1f1f1d',
];

const dark: MantineColorsTuple = [
  '#e3e6e6',
  '#c4c9ca',
  '#9fa6a8',
  '#7c8487',
  '#363d40',
  '#2d3335',
  '#22272a',
  '#1a1e20',
  '#131618',
  '#0e1011',
];

/** Colours that mean something by themselves. Text colours reach 4.5:1 on every ground below. */
export const palette = {
  light: {
    ground: '#f5f3f0',
    surface: '#ffffff',
    raised: '#ffffff',
    hover: '#f4f2ef',
    'hover-ground': '#eae7e2',
    line: '#e7e4de',
    'line-strong': '#d3cfc8',
    'line-control': '#8f8b84',
    text: '#1f2224',
    dimmed: '#5f6265',
    accent: '#0f6575',
    'accent-soft': '#e3f1f4',
    'accent-soft-hover': '#d3e8ed',
    good: '#1b6b3f',
    'good-soft': '#e2f2e8',
    'good-soft-hover': '#d1eadb',
    warn: '#7d4f00',
    'warn-soft': '#fbefd5',
    'warn-soft-hover': '#f7e4bd',
    bad: '#ab241d',
    'bad-soft': '#fbe8e5',
    'bad-soft-hover': '#f8d9d5',
    'person-text': '#3d4245',
    'person-1': '#d9e7ea',
    'person-2': '#e2e6d3',
    'person-3': '#efe1cf',
    'person-4': '#efdbd8',
    'person-5': '#e4dcec',
    'person-6': '#dbe1ef',
  },
  dark: {
    ground: '#131618',
    surface: '#1a1e20',
    raised: '#22272a',
    hover: '#212729',
    'hover-ground': '#1f2427',
    line: '#2b3133',
    'line-strong': '#3d4447',
    'line-control': '#6f777a',
    text: '#e3e6e6',
    dimmed: '#a1a8aa',
    accent: '#66c3d2',
    'accent-soft': '#172f35',
    'accent-soft-hover': '#1e3d44',
    good: '#74cf9b',
    'good-soft': '#18291f',
    'good-soft-hover': '#1f3729',
    warn: '#e6b85c',
    'warn-soft': '#2d2516',
    'warn-soft-hover': '#3a301c',
    bad: '#f4938b',
    'bad-soft': '#33201f',
    'bad-soft-hover': '#432927',
    'person-text': '#d9dddd',
    'person-1': '#26424a',
    'person-2': '#3a4227',
    'person-3': '#4b3b22',
    'person-4': '#4d302c',
    'person-5': '#403350',
    'person-6': '#2e3a55',
  },
} as const;

/** A list of options that scrolls by itself. */
const scrolledList = { options: { maxHeight: '15rem', overflowY: 'auto' } } as const;

/** The Mantine theme: 14 px type on a 4 px grid, borders instead of shadows. */
export const theme: MantineThemeOverride = createTheme({
  fontFamily: "'Inter Variable', 'Noto Sans SC Variable', system-ui, sans-serif",
  headings: {
    fontFamily: 'inherit',
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.25rem', lineHeight: '1.4' },
      h2: { fontSize: '1rem', lineHeight: '1.5' },
      h3: { fontSize: '0.875rem', lineHeight: '1.5' },
    },
  },
  colors: { petrol, gray, dark },
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 6 },
  white: '#ffffff',
  black: palette.light.text,
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  fontWeights: { regular: '400', medium: '500', bold: '600' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '0.25rem', sm: '0.375rem', md: '0.5rem', lg: '0.75rem', xl: '1rem' },
  defaultRadius: 'sm',
  shadows: {
    xs: 'none',
    sm: 'none',
    md: 'var(--heed-lift)',
    lg: 'var(--heed-lift)',
    xl: 'var(--heed-lift)',
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { vars: (_: unknown, props: Sized) => ({ root: height('--button-height', props) }) },
    ActionIcon: {
      defaultProps: { variant: 'subtle', color: 'gray' },
      vars: (_: unknown, props: Sized) => ({ root: height('--ai-size', props) }),
    },
    Input: {
      vars: (_: unknown, props: Sized) => ({
        wrapper: { ...height('--input-height', props), '--input-bd': 'var(--heed-line-control)' },
      }),
    },
    // Mantine's own scroll area inside the list cannot be reached by key.
    Select: { defaultProps: { withScrollArea: false, styles: scrolledList } },
    MultiSelect: { defaultProps: { withScrollArea: false, styles: scrolledList } },
    Badge: { defaultProps: { radius: 'xs', variant: 'light', tt: 'none', fw: 500 } },
    Table: { vars: () => ({ table: { '--table-border-color': 'var(--heed-line)' } }) },
    Tooltip: { defaultProps: { openDelay: 300, radius: 'xs' } },
    Menu: { defaultProps: { shadow: 'md', radius: 'md', withInitialFocusPlaceholder: false } },
    Popover: { defaultProps: { shadow: 'md', radius: 'md' } },
    HoverCard: { defaultProps: { shadow: 'md', radius: 'md' } },
    Modal: {
      defaultProps: {
        radius: 'lg',
        shadow: 'lg',
        // What takes the focus must not lie under the head or the foot.
        styles: { title: { fontWeight: 600 }, content: { scrollPaddingBlock: '5rem' } },
      },
    },
  },
});

interface Sized {
  readonly size?: string;
}

/** Controls follow the density of the page; unusual sizes keep Mantine's own measure. */
function height(variable: `--${string}`, { size = 'sm' }: Sized): Record<string, string> {
  return ['xs', 'sm', 'md'].includes(size) ? { [variable]: `var(--heed-control-${size})` } : {};
}

/** Tells Mantine the colours of Heed, with dimmed and placeholder text that reach AA. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...coloursOf('light'),
    '--heed-lift': '0 1px 2px rgb(31 34 36 / 6%), 0 8px 24px rgb(31 34 36 / 10%)',
  },
  dark: { ...coloursOf('dark'), '--heed-lift': '0 8px 24px rgb(0 0 0 / 45%)' },
});

/** Mantine's names for the colours that mean something. */
const meanings = {
  petrol: 'accent',
  green: 'good',
  yellow: 'warn',
  orange: 'warn',
  red: 'bad',
} as const;

function coloursOf(scheme: 'light' | 'dark'): Record<string, string> {
  const colours = palette[scheme];
  const own = Object.entries(colours).map(([name, value]) => [`--heed-${name}`, value]);
  const meant = Object.entries(meanings).flatMap(([name, meaning]) => [
    [`--mantine-color-${name}-text`, colours[meaning]],
    [`--mantine-color-${name}-outline`, colours[meaning]],
    [`--mantine-color-${name}-filled`, palette.light[meaning]],
    [
      `--mantine-color-${name}-filled-hover`,
      `color-mix(in srgb, ${palette.light[meaning]}, #000 12%)`,
    ],
    [`--mantine-color-${name}-light`, colours[`${meaning}-soft`]],
    [`--mantine-color-${name}-light-hover`, colours[`${meaning}-soft-hover`]],
    [`--mantine-color-${name}-light-color`, colours[meaning]],
  ]);
  const quiet = [
    ['--mantine-color-gray-light', colours['hover-ground']],
    ['--mantine-color-gray-light-hover', colours.line],
    ['--mantine-color-gray-light-color', colours.text],
  ];
  return {
    ...Object.fromEntries([...own, ...meant, ...quiet]),
    '--mantine-color-body': colours.surface,
    '--mantine-color-text': colours.text,
    '--mantine-color-dimmed': colours.dimmed,
    '--mantine-color-placeholder': colours.dimmed,
    '--mantine-color-error': colours.bad,
    '--mantine-color-success': colours.good,
    '--mantine-color-anchor': colours.accent,
    '--mantine-color-default': colours.surface,
    '--mantine-color-default-hover': colours.hover,
    '--mantine-color-default-border': colours['line-strong'],
  };
}
