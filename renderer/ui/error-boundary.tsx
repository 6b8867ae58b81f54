import { Component, type ReactNode } from 'react'

type Props = { readonly children: ReactNode; readonly fallback: (failure: Error) => ReactNode }

/** Draws `fallback` in place of a tree that failed to draw, so that nobody looks at an empty window. */
export class ErrorBoundary extends Component<Props, { readonly failure: Error | null }> {
  override state = { failure: null }

  static getDerivedStateFromError(failure: Error) {
    return { failure }
  }

  override render() {
    const { failure } = this.state
    return failure ? this.props.fallback(failure) : this.props.children
  }
}
