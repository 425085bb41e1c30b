import { drawnIcon, icon, isReadingIcon, type ReadingIcon } from "#page/icons.ts";
import { appIcons } from "./icons.ts";
import { reactNode } from "./page-node.tsx";

export type IconName = ReadingIcon | keyof typeof appIcons;

export function Icon({ name }: { readonly name: IconName }) {
  return reactNode(isReadingIcon(name) ? icon(name) : drawnIcon(name, appIcons[name]));
}
