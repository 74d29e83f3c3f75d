const names = undefined

exports.fails = function fails() {
  return names.length
}
exports.deep = function deep() {
  throw new TypeError('deep')
}
exports.later = async function later() {
  await null
  throw new Error('later')
}
