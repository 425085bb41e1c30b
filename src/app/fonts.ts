import naskh from "@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2?url";
import cyrillic from "@fontsource-variable/noto-sans/files/noto-sans-cyrillic-wght-normal.woff2?url";
import latin from "@fontsource-variable/noto-sans/files/noto-sans-latin-wght-normal.woff2?url";
import arabic from "@fontsource-variable/vazirmatn/files/vazirmatn-arabic-wght-normal.woff2?url";
import { type FontName, type Locale, languages } from "#domain/locale.ts";

export const fontAddresses: { readonly [font in FontName]: string } = { latin, cyrillic, arabic, naskh };

/** What an interface language uses. */
export const fontsOf = (locale: Locale): readonly FontName[] => languages[locale].fonts;
