import { renderHook, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { useTrainerStyles } from "./use-trainer-styles.ts";

it("come after the styles of every page, whichever page is opened first", async () => {
  const { result } = renderHook(() => useTrainerStyles());
  await waitFor(() => expect(result.current).toBe(true));
  const sheets = [...document.head.querySelectorAll("link[rel=stylesheet]")].map((link) => link.getAttribute("href"));
  expect(sheets).toEqual([expect.stringContaining("/app.css"), expect.stringContaining("/trainer.css")]);
});
