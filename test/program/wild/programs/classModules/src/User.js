let last = 0;

module.exports = class User {
  no = ++last;
  constructor(socket, role) {
    Object.defineProperty(this, 'socket', { value: socket, enumerable: false });
    this.role = role;
  }
  send(...args) {
    this.socket.emit(...args);
    return this;
  }
  toString() {
    return `${this.role}${this.no}`;
  }
  toJSON() {
    return { no: this.no, role: this.role, label: `<${this}>` };
  }
};
