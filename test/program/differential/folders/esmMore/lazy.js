export default (number) => number * 10
export const name = 'lazy'
