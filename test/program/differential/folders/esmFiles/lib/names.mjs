export * from './more.mjs'
export const upper = (text) => text.toUpperCase()
export const where = [import.meta.url, import.meta.dirname]
