const Room = require('./Room');

class Lobby {
  constructor() {
    this.rooms = new Map();
  }
  get(name) {
    return this.rooms.get(name);
  }
  join(name, id, nick) {
    if (!this.rooms.has(name)) this.rooms.set(name, new Room(name));
    return this.get(name).add(id, nick);
  }
  leave(name, id) {
    const room = this.get(name);
    if (!room) return null;
    room.members.delete(id);
    if (room.members.size === 0) this.rooms.delete(name);
    return room;
  }
  list() {
    return Array.from(this.rooms, ([name, room]) => ({ name, count: room.members.size }));
  }
}

module.exports = Lobby;
