import { screen } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { renderScreen } from "../../../tests/support/render-screen.tsx";
import { RecordProblem } from "./record-problem.tsx";

describe("a record that could not be written", () => {
  it.each([
    ["device-full", "This device is full: the answer is not kept yet"],
    ["unavailable", "This browser does not let the app keep anything"],
    ["blocked", "Another tab holds the record in an older version"],
    ["newer-version", "The record on this device was written by a newer version"],
    ["failed", "The record on this device cannot be opened"],
  ] as const)("is said at once when it is %s, with a way to try again", async (code, title) => {
    const onRetry = vi.fn();
    renderScreen(<RecordProblem problem={{ code }} onRetry={onRetry} />);
    expect(screen.getByRole("alert").textContent).toContain(title);
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(onRetry).toHaveBeenCalledOnce();
  });
});
