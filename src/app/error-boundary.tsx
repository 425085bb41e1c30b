import { Component, type ReactNode } from "react";
import { Problem } from "./problem-page.tsx";

/** One for each page: our own fault in a screen leaves masthead and navigation usable. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly cause?: unknown }> {
  override state: { readonly cause?: unknown } = {};

  static getDerivedStateFromError(cause: unknown) {
    return { cause };
  }

  override render(): ReactNode {
    return "cause" in this.state ? <Problem cause={this.state.cause} /> : this.props.children;
  }
}
