const name = typeof module
export { name }
