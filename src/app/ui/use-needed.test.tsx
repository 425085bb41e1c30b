import { act, render, screen } from "@testing-library/react";
import { Component, type ReactNode } from "react";
import { expect, it, vi } from "vitest";
import { useNeeded } from "./use-needed.ts";

class Boundary extends Component<{ readonly children: ReactNode }, { readonly message?: string }> {
  override state: { readonly message?: string } = {};
  static getDerivedStateFromError = (cause: Error) => ({ message: cause.message });
  override render = () => this.state.message ?? this.props.children;
}

function Page({ load, isNeeded }: { readonly load: () => Promise<() => ReactNode>; readonly isNeeded: boolean }) {
  const Part = useNeeded(load, isNeeded);
  return Part && isNeeded ? <Part /> : "introduction";
}

it("fetches a part beside the page, and shows it once it is needed", async () => {
  const load = vi.fn(async () => () => "question");
  const { rerender } = render(<Page load={load} isNeeded={false} />);
  expect(screen.getByText("introduction")).toBeTruthy();
  expect(load).toHaveBeenCalledTimes(1);
  rerender(<Page load={load} isNeeded />);
  expect(await screen.findByText("question")).toBeTruthy();
  expect(load).toHaveBeenCalledTimes(1);
});

it("says what kept a part away only where the page cannot do without it", async () => {
  const errors = vi.spyOn(console, "error").mockImplementation(() => {});
  const load = () => Promise.reject(new Error("no network"));
  const page = (isNeeded: boolean) => (
    <Boundary>
      <Page load={load} isNeeded={isNeeded} />
    </Boundary>
  );
  const { rerender } = render(page(false));
  await act(async () => {});
  expect(screen.getByText("introduction")).toBeTruthy();
  rerender(page(true));
  expect(await screen.findByText("no network")).toBeTruthy();
  errors.mockRestore();
});
