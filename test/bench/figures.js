/** How the benchmarks put their figures. */
export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
export const percentile = (values, p) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor((values.length * p) / 100))]
export const whole = (value) => Math.round(value).toLocaleString('en')
