/** Keeps a part that cannot be drawn from taking the page with it. React wants a class for this. */
import { Component, type ReactNode } from 'react'
import styles from './Boundary.module.css'
import { Button } from './Button.tsx'

interface BoundaryProps {
  /** What the part is called, in the sentence that stands in its place. */
  message: string
  children: ReactNode
}

export class Boundary extends Component<BoundaryProps, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError() {
    return { failed: true }
  }
  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <div role="alert" className={styles.failed}>
        <p>{this.props.message}</p>
        <Button size="small" onClick={() => this.setState({ failed: false })}>
          다시 그리기
        </Button>
      </div>
    )
  }
}
