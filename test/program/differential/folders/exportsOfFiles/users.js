const users = []
exports.add = (name) => {
  users.push(name)
}
exports.all = () => [...users]
exports.self = exports === module.exports
