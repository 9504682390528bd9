import type { ThemeConfig } from 'antd';
import type { Language } from '../language/text.ts';

/**
 * The look of the house, in one file. One calm blue for action (7.6:1 on white); red, amber and green only for state and never
 * alone; greys of at least 4.5:1. Radius 4, 8-pixel grid, no shadows but for overlays. `base.css` reads the same values as custom
 * properties (see `cssVariables`).
 */
export const palette = {
  action: '#14539a',
  actionQuiet: '#eaf1f9',
  ink: '#1c2530',
  inkSoft: '#4b5866',
  line: '#d5dce4',
  paper: '#ffffff',
  ground: '#f4f6f9',
  good: '#1d6b3a',
  goodQuiet: '#e9f4ed',
  warning: '#855100',
  warningQuiet: '#fcf3e2',
  bad: '#b0242b',
  badQuiet: '#fbebeb',
};

/** The same thing has the same colour in every chart; the steps of lightness keep them apart in greyscale. */
export const chartColours = [
  '#14539a',
  '#5f8fc4',
  '#0f6a64',
  '#8a6a1f',
  '#6b4a8c',
  '#9fb4c9',
  '#38424d',
  '#b08fa8',
];

const chineseFonts =
  '"PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", "WenQuanYi Micro Hei"';
/** Each language's own script first: a Chinese font draws English quotation marks as wide as an ideograph. */
export const fontFamily: Record<Language, string> = {
  zh: `${chineseFonts}, system-ui, sans-serif`,
  en: `system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, ${chineseFonts}, sans-serif`,
};

/** 长辈版: every colour of text at 7:1 or more on its ground. */
const largePalette: typeof palette = {
  ...palette,
  action: '#0d3f78',
  ink: '#000000',
  inkSoft: '#2b333c',
  good: '#0f4a26',
  warning: '#5c3800',
  bad: '#861119',
};

export type Density = 'public' | 'work' | 'large';
/** Text size and line height in pixels: workbench 14/22, public pages 16/26, 长辈版 18 pt. */
export const typeSize: Record<Density, { readonly size: number; readonly line: number }> = {
  work: { size: 14, line: 22 },
  public: { size: 16, line: 26 },
  large: { size: 24, line: 38 },
};

export function themeFor(density: Density, language: Language): ThemeConfig {
  const { size, line } = typeSize[density];
  const large = density === 'large';
  const colours = large ? largePalette : palette;
  return {
    token: {
      colorPrimary: colours.action,
      colorLink: colours.action,
      colorInfo: colours.action,
      colorSuccess: colours.good,
      colorWarning: colours.warning,
      colorError: colours.bad,
      colorText: colours.ink,
      colorTextSecondary: colours.inkSoft,
      colorTextTertiary: colours.inkSoft,
      colorTextDescription: colours.inkSoft,
      colorTextPlaceholder: large ? colours.inkSoft : '#66717d',
      colorTextDisabled: large ? colours.inkSoft : '#5c6773',
      colorBorder: '#8995a3',
      colorBorderSecondary: colours.line,
      colorBgLayout: colours.ground,
      borderRadius: 4,
      borderRadiusLG: 4,
      borderRadiusSM: 4,
      fontFamily: fontFamily[language],
      fontSize: size,
      lineHeight: line / size,
      controlHeight: large ? 56 : density === 'public' ? 40 : 32,
      boxShadow: 'none',
      boxShadowTertiary: 'none',
      motion: false,
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    },
  };
}

/** The tokens as CSS custom properties for `base.css`. */
export function cssVariables(density: Density, language: Language): Record<string, string> {
  const { size, line } = typeSize[density];
  const colours = density === 'large' ? largePalette : palette;
  return {
    ...Object.fromEntries(Object.entries(colours).map(([name, value]) => [`--gs-${name}`, value])),
    '--gs-font': fontFamily[language],
    '--gs-size': `${size}px`,
    '--gs-leading': `${line}px`,
  };
}
