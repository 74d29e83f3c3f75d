export const lower = (text) => text.toLowerCase()
await Promise.resolve()
export default 'not given on'
