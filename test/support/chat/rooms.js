const people = new Map()

module.exports = {
  enter(id, name) {
    people.set(id, name)
    return [...people.values()]
  },
  leave(id) {
    people.delete(id)
    return [...people.values()]
  },
  nameOf: (id) => people.get(id) ?? '손님',
}
