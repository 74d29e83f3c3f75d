class Room {
  members = new Map();
  constructor(name) {
    this.name = name;
  }
  add(id, nick) {
    this.members.set(id, nick);
    return this;
  }
  get names() {
    return [...this.members.values()].sort((a, b) => a.localeCompare(b, 'ko'));
  }
}

module.exports = Room;
