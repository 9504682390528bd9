import { ConfigProvider } from 'antd';
import enUS from 'antd/es/locale/en_US.js';
import zhCN from 'antd/es/locale/zh_CN.js';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn.js';
import { type CSSProperties, type ReactNode, useEffect, useMemo } from 'react';
import { localeOf } from '../language/language.ts';
import { useLanguage } from '../language/use-language.ts';
import { useLargeType } from './large-type.ts';
import { cssVariables, type Density, themeFor } from './theme.ts';

type AntdLocale = NonNullable<Parameters<typeof ConfigProvider>[0]['locale']>;
// antd's types call these files CommonJS; the bundle gets ES modules. Both shapes lead to the locale.
const localeIn = (module: unknown): AntdLocale =>
  (module as { default?: AntdLocale }).default ?? (module as AntdLocale);
const locales = { zh: localeIn(zhCN), en: localeIn(enUS) };

/** The nonce that the server wrote into the page for its Content-Security-Policy; antd's style elements carry it. */
function pageNonce(): string | undefined {
  if (typeof document === 'undefined') return undefined;
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
  // A server that sets no nonce leaves the build's placeholder.
  return nonce && !nonce.startsWith('__') ? nonce : undefined;
}

/** What pops up stands inside the page's `main`, so that it belongs to a landmark and to the reading order. */
const popupPlace = (): HTMLElement => document.getElementById('content') ?? document.body;

/** Theme, language and text size of everything inside. `density` is a wish: 长辈版 overrides it. */
export function Look({ density, children }: { density: Density; children: ReactNode }) {
  const language = useLanguage();
  const large = useLargeType();
  const shown: Density = large ? 'large' : density;
  const theme = useMemo(() => themeFor(shown, language), [shown, language]);
  const csp = useMemo(() => {
    const nonce = pageNonce();
    return nonce === undefined ? undefined : { nonce };
  }, []);
  useEffect(() => {
    document.documentElement.lang = localeOf[language];
    dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
  }, [language]);
  return (
    <ConfigProvider
      theme={theme}
      locale={locales[language]}
      csp={csp}
      tooltip={{ trigger: ['hover', 'focus'] }}
      getPopupContainer={popupPlace}
    >
      <div className={`gs-look gs-look-${shown}`} style={cssVariables(shown, language) as CSSProperties}>
        {children}
      </div>
    </ConfigProvider>
  );
}
