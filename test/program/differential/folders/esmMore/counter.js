export let counter = 0
export const up = () => {
  counter += 1
}
