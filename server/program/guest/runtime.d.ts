/** The globals of the sandbox that the guest library itself relies on. */
declare function queueMicrotask(task: () => void): void
declare const console: Record<'log' | 'info' | 'warn' | 'error' | 'debug', (...values: unknown[]) => void>
