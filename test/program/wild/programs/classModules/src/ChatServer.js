'use strict';
const { Server } = require('socket.io');
const User = require('./User');

class ChatServer {
  #users = new Map();
  static events = ['say', 'whisper', 'kick'];

  constructor(httpServer, config) {
    this.httpServer = httpServer;
    this.config = config;
    this.io = new Server(httpServer);
    this.io.on('connection', this.onConnection.bind(this));
  }

  get stats() {
    return { users: [...this.#users.values()].map(String), max: this.config.max };
  }

  onConnection(socket) {
    const user = new User(socket, this.#users.size >= this.config.max ? '구경꾼' : '회원');
    this.#users.set(socket.id, user);
    for (const event of ChatServer.events) {
      socket.on(event, (...args) => this[event](user, ...args));
    }
    socket.once('disconnect', () => this.#users.delete(socket.id));
    socket.emit('you are', user);
  }

  say(user, text) {
    if (user.role === '구경꾼') return user.send('notice', '구경꾼은 말할 수 없습니다');
    this.io.emit('said', { user: user.toString(), text });
  }
  whisper(user, role, text) {
    const found = [...this.#users.values()].filter((u) => u !== user && u.role === role);
    found.forEach((u) => u.send('whisper', text));
    user.send('notice', `${found.length}명에게 보냈습니다`);
  }
  kick(user, no) {
    for (const [id, other] of this.#users) if (other.no === no) this.io.sockets.sockets.get(id).disconnect(true);
  }

  start() {
    return new Promise((resolve) => {
      this.httpServer.listen(this.config.port, () => resolve(this.config.port));
    });
  }
}

module.exports = ChatServer;
