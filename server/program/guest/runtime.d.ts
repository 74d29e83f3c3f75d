/** The one global of the sandbox that the guest library itself speaks through, as Socket.IO does. */
declare const console: { warn: (...values: unknown[]) => void }
