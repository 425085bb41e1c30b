import { useLocale, useTranslate } from "../../i18n/i18n.tsx";
import { type Theme, usePreferences } from "../../preferences.ts";
import { Segmented, Setting, Toggle } from "../../ui/setting.tsx";

const themes: readonly Theme[] = ["device", "light", "dark"];

/** Text size with a sample, light or dark, contrast, and the Arabic reading face. */
export function ReadingSettings() {
  const locale = useLocale();
  const t = useTranslate("settings");
  const { textSize, theme, contrast, naskh, fonts, change } = usePreferences();
  return (
    <Setting id="reading" title={t("reading")}>
      <div className="field">
        <label htmlFor="text-size">{t("text-size")}</label>
        <input
          id="text-size"
          type="range"
          min={16}
          max={26}
          step={1}
          value={textSize}
          onChange={(event) => change({ textSize: Number(event.target.value) })}
        />
        <p className="sample">{t("text-size.sample")}</p>
      </div>
      <Segmented
        name="theme"
        label={t("theme")}
        value={theme}
        onChange={(value) => change({ theme: value })}
        options={themes.map((value) => ({ value, text: t(`theme.${value}`) }))}
      />
      <Toggle
        label={t("contrast")}
        help={t("contrast.help")}
        checked={contrast === true}
        onChange={(checked) => change({ contrast: checked ? true : null })}
      />
      {locale === "ar" && (
        <Toggle
          label={t("naskh")}
          help={t("naskh.help")}
          checked={naskh}
          onChange={(checked) => change({ naskh: checked, fonts: checked ? fonts : fonts.filter((font) => font !== "naskh") })}
        />
      )}
    </Setting>
  );
}
