import { useTranslate } from "../../i18n/i18n.tsx";
import { usePreferences } from "../../preferences.ts";
import { Setting, Toggle } from "../../ui/setting.tsx";

export function DataSettings() {
  const t = useTranslate("settings");
  const { saveData, change } = usePreferences();
  return (
    <Setting id="data" title={t("data")}>
      <Toggle
        label={t("save-data")}
        help={t("save-data.help")}
        checked={saveData}
        onChange={(checked) => change({ saveData: checked, ...(checked && { fonts: [] }) })}
      />
    </Setting>
  );
}
